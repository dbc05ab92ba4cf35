// `teller count --reserve`, run as a steward runs it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReserved } from '../src/reserved/reserved.ts';
import { packages, teller } from './teller.ts';

const regions = path.join(packages, 'stv/data/regions-2022');
let folder: string;
let papers: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-reserved-'));
  papers = path.join(folder, 'papers.blt');
  await writeFile(papers, '3 1\n9 1 2 0\n5 2 0\n4 3 2 0\n0\n"Ann, A"\n"Bob"\n"Cy"\n"Chair"\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const counted = (...args: readonly string[]) => teller('count', ...args);

async function characteristics(text: string): Promise<string> {
  const file = path.join(folder, 'who.csv');
  await writeFile(file, text);
  return file;
}

describe('the command', () => {
  test.each(['scottish-2011', 'ers97', 'meek-prf'])(
    'counts a made-up region by %s as its results say',
    async (rule) => {
      const region = path.join(regions, 'south-west');
      const files = [`${region}.blt`, '--characteristics', `${region}.csv`];
      const places = ['--reserve', 'woman>=2', '--lapse', 'leave-vacant'];
      const { code, out, err } = await counted(
        ...files,
        ...places,
        '--rule',
        rule,
        '--format',
        'json',
      );
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { candidates, elected, reserved } = JSON.parse(out) as {
        candidates: readonly string[];
        elected: readonly number[];
        reserved: object;
      };
      const names = elected.map((number) => candidates[number - 1] ?? '').join(', ');
      const results = await readFile(path.join(regions, 'results.txt'), 'utf8');
      const [, block = ''] = results.split('South West: ');
      const line = block.split('\n').find((one) => one.trim().startsWith(rule)) ?? '';
      expect(names).toBe(line.trim().slice(rule.length).trim().replaceAll(' woman', ''));
      expect(reserved).toMatchObject({ constraints: ['woman>=2'], places: 3, missed: 0 });
    },
  );

  test('plurality passes the leader over, and a lapsed minimum elects them', async () => {
    const who = await characteristics('"Ann, A",man\nBob,woman\n3,\n');
    const common = [
      papers,
      '--rule',
      'plurality',
      '--characteristics',
      who,
      '--format',
      'sentences',
    ];
    const women = await counted(...common, '--reserve', 'woman>=1', '--lapse', 'leave-vacant');
    expect(women.out).toMatch(/Result: Bob\./);
    expect(women.out.replaceAll(/\s+/g, ' ')).toMatch(/because of at least 1 “woman”/);
    const lapsed = await counted(
      ...common,
      '--reserve',
      'bame>=1',
      '--lapse',
      'minimum-lapses',
      '--nobody',
      'BAME',
    );
    expect(lapsed.out).toMatch(/Result: Ann, A\./);
    expect(lapsed.out.replaceAll(/\s+/g, ' ')).toMatch(/Nobody stands who counts as “bame”/);
  });

  test.each([
    ['womann>=1', /no candidate has the label womann\. Is woman meant\? .* --nobody womann\./],
    ['women>=1', /Is woman meant\? The labels in it are: man, woman\./],
    ['bame>=1', /no candidate has the label bame\. The labels in it are: man, woman\./],
    ['woman|disabled>=1', /no candidate has the label disabled/],
    [
      'wom\u{200B}an>=1',
      /^--reserve has U\+200B in it \(ZERO WIDTH SPACE\), which nobody can see\.$/,
    ],
  ])('a label that nobody has is asked about: %s', async (reserve, said) => {
    const who = await characteristics('1,man\n2,woman\n3,\n');
    const read = await readReserved(
      { characteristics: who, reserve: [reserve], lapse: 'leave-vacant' },
      ['Ann, A', 'Bob', 'Cy'],
    );
    expect(read).toMatchObject({ ok: false, error: expect.stringMatching(said) as unknown });
  });

  test('a label in the file that looks like another is refused, by the character', async () => {
    const who = await characteristics('1,man\n2,\twom\u{202E}an\n3,\n');
    const read = await readReserved(
      { characteristics: who, reserve: ['woman>=1'], lapse: 'leave-vacant' },
      ['Ann, A', 'Bob', 'Cy'],
    );
    expect(read).toEqual({
      ok: false,
      error: `${who}, line 2: the line has U+202E in it (RIGHT-TO-LEFT OVERRIDE), which nobody can see.`,
    });
  });

  test('says what is wrong and prints no result', async () => {
    const who = await characteristics('1,woman\n2,\n3,\n');
    const given = [papers, '--rule', 'av', '--characteristics', who, '--lapse', 'leave-vacant'];
    const many = await counted(...given, '--reserve', 'woman>=2');
    expect({ code: many.code, out: many.out }).toEqual({ code: 1, out: '' });
    expect(many.err).toMatch(/--reserve woman>=2 asks for more than there are places/);
    const both = await counted(...given, '--reserve', 'woman>=1', '--reserve', 'woman<=0');
    expect(both.err).toMatch(/--reserve woman<=0 asks for more of the same people/);
  });
});

describe('what can be wrong', () => {
  const candidates = ['Ann, A', 'Bob', 'Bob'];
  const reserve = ['woman>=1'];
  const lapse = 'leave-vacant';

  test.each([
    ['', { lapse }, /--lapse goes with --reserve/],
    ['', { reserve }, /--reserve needs --characteristics/],
    ['1,', { isGiven: true }, /--characteristics needs --reserve/],
    ['1,', { isGiven: true, reserve: ['woman'], lapse }, /--reserve woman can't be read/],
    ['1,', { isGiven: true, reserve: ['woman>2'], lapse }, /--reserve woman>2 can't be read/],
    ['1,', { isGiven: true, reserve }, /^Say what happens where too few stand: --lapse/],
    ['1,', { isGiven: true, reserve, lapse: 'never' }, /^There is no never: say what/],
    ['9,', { isGiven: true, reserve, lapse }, /who\.csv, line 1: there is no candidate 9/],
    ['#\n\nBob,', { isGiven: true, reserve, lapse }, /line 3: 2 candidates are called Bob. Give/],
    ['1,\n1,x', { isGiven: true, reserve, lapse }, /line 2: candidate 1 already has a line/],
    ['1,\n"An,x', { isGiven: true, reserve, lapse }, /line 2: begin with the candidate's number/],
    ['1,\n2,', { isGiven: true, reserve, lapse }, /no line for candidate 3 \(Bob\)/],
  ])(
    '%j %j',
    async (text, { isGiven = false, ...options }: object & { isGiven?: boolean }, said) => {
      const file = await characteristics(text);
      const read = await readReserved(
        { ...options, ...(isGiven ? { characteristics: file } : {}) },
        candidates,
      );
      expect(read.ok ? '' : read.error).toMatch(said);
    },
  );

  test('a file that is not there', async () => {
    const options = { characteristics: path.join(folder, 'none.csv'), reserve, lapse };
    const read = await readReserved(options, candidates);
    expect(read.ok ? '' : read.error).toMatch(/^There is no file .*none\.csv/);
  });

  test('nothing at all is nothing reserved', async () => {
    expect(await readReserved({}, candidates)).toEqual({ ok: true, value: undefined });
    expect(await readReserved({ reserve: [] }, candidates)).toEqual({ ok: true, value: undefined });
  });

  test('labels in any case, quotes, a heading, a byte order mark', async () => {
    const file = await characteristics(
      '\uFEFFCandidate,what\r\n"Ann, A",Woman;BAME\r\n2,"woman young"\r\n3,\r\n',
    );
    const read = await readReserved(
      { characteristics: file, reserve: ['WOMAN & bame >= 1'], lapse: 'minimum-lapses' },
      candidates,
    );
    expect(read).toEqual({
      ok: true,
      value: {
        characteristics: [['woman', 'bame'], ['woman', 'young'], []],
        constraints: [{ bound: 'at-least', number: 1, of: [['woman', 'bame']] }],
        lapse: 'minimum-lapses',
      },
    });
  });
});

test.each([
  [{ nobody: ['bame'] }, /--nobody goes with --reserve/],
  [{ reserve: ['woman>=1'], nobody: ['womn'] }, /--nobody womn: no --reserve is about that label/],
])('a label that nobody asked about is not passed over: %j', async (given, said) => {
  const who = await characteristics('1,woman\n2,\n3,\n');
  const options = 'reserve' in given ? { characteristics: who, lapse: 'leave-vacant' } : {};
  const read = await readReserved({ ...options, ...given }, ['Ann, A', 'Bob', 'Cy']);
  expect(read).toMatchObject({ ok: false, error: expect.stringMatching(said) as unknown });
});
