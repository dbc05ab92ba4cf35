import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@teller/basics';
import { count, countJson, parseBlt } from '@teller/stv';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { convertFile } from '../src/papers/convert-file.ts';
import { countFile, type CountOptions } from '../src/papers/count-file.ts';
import { paint, wantsColours } from '../src/terminal/colour.ts';
import { nextCommand } from '../src/papers/next-command.ts';

const ward = path.resolve(import.meta.dirname, '../../stv/data/north_lanarkshire_2017_ward14.blt');
const tied = 'Ann Roe,Bo Lee,Cy Doe\n1,2,\n,1,2\n,,1\n,,1\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-count-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

function inFolder(name: string): string {
  return path.join(folder, name);
}

/** Runs a command in this process. */
async function ran(
  run: () => Promise<number>,
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await run();
  vi.restoreAllMocks();
  return { code, out, err };
}

async function counted(content: string, options: CountOptions) {
  const file = inFolder('papers.csv');
  await writeFile(file, content);
  return ran(() => countFile(file, options));
}

describe('teller count', () => {
  test.each([
    ['result.html', /^<!doctype html>[\s\S]*<h1>Ward 14 - Thorniewood<\/h1>/],
    ['result.csv', /^\uFEFFWard 14 - Thorniewood\r\n/],
    ['result.json', /^\{"candidates":\["Steven BONNAR/],
    ['result.blt', /^5 3\n/],
    ['result.txt', /^Ward 14 - Thorniewood\n=+\n3 seats · 4,684 valid papers/],
  ])('writes %s as its name says', async (name, begins) => {
    const out = inFolder(name);
    const {
      code,
      out: printed,
      err,
    } = await ran(() => countFile(ward, { rule: 'scottish-2011', out }));
    expect({ code, printed }).toEqual({ code: 0, printed: '' });
    expect(err).toBe(
      `Elected: Bob BURROWS (Lab), Steven BONNAR (SNP), Hugh GAFFNEY (Lab). Written to ${out}.\n`,
    );
    expect(await readFile(out, 'utf8')).toMatch(begins);
  });

  test('the JSON is the canonical one, and the BLT counts the same', async () => {
    const parsed = parseBlt(await readFile(ward, 'utf8'));
    if (!parsed.ok) throw new Error(parsed.error.message);
    const direct = count({ ...parsed.value, rule: 'ers97', withdrawn: [3] });
    if (!direct.ok) throw new Error(direct.error.reason);
    const json = canonicalJson(countJson(direct.value));
    const options = { rule: 'ers97', withdrawn: [4] };
    const printed = await ran(() => countFile(ward, { ...options, format: 'json' }));
    expect(printed).toEqual({ code: 0, out: `${json}\n`, err: '' });
    const blt = inFolder('used.blt');
    await ran(() => countFile(ward, { ...options, out: blt }));
    const again = await ran(() => countFile(blt, { rule: 'ers97', format: 'json' }));
    expect(again.out).toBe(printed.out);
    const csv = inFolder('used.csv');
    await ran(() => convertFile(ward, csv, {}));
    const other = await ran(() => countFile(csv, { ...options, seats: 3, format: 'json' }));
    expect(other.out).toBe(printed.out);
  });

  test('a CSV needs the number of places, and a title may be given', async () => {
    const without = await counted(tied, { rule: 'ers97' });
    expect(without).toMatchObject({ code: 1, out: '' });
    expect(without.err).toMatch(/does not say how many places.*\n.*\n {2}teller .*--seats 3\n$/);
    const table = await counted(tied, { rule: 'ers97', seats: 1, title: 'Chair' });
    expect(table.out).toMatch(/^Chair\n=====\n1 seat · 4 valid papers/);
  });

  test('a tie asks for the lot, and says what to write then', async () => {
    const asked = await counted(tied, { rule: 'av', seats: 1 });
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toMatch(/ {2}1 {2}Ann Roe\n {2}2 {2}Bo Lee\n/);
    expect(asked.err).toMatch(/drawn first stays, and whoever is drawn last goes out/);
    expect(asked.err).toMatch(/\n {2}teller .*--lot 1,2\n$/);
    const drawn = { rule: 'av', seats: 1, lot: [2, 1] };
    for (const format of ['table', 'sentences', 'csv', 'html'] as const) {
      const { out } = await counted(tied, { ...drawn, format });
      expect(out.replaceAll(/\s+/g, ' ')).toContain('the lot drew Bo Lee, Ann Roe');
    }
    const json = await counted(tied, { ...drawn, format: 'json' });
    expect(json.out).toContain('"drawn":[2,1]');
  });

  test('a lot that does not name all who are tied is asked to name them', async () => {
    const { err } = await counted(tied, { rule: 'av', seats: 1, lot: [3, 1] });
    expect(err).toMatch(/--lot 3,1,2\n$/);
  });

  test.each([
    [{ rule: 'av', seats: 1, withdrawn: [4] }, /--withdrawn 4: there is no candidate 4.*1 to 3/],
    [{ rule: 'av', seats: 1, withdrawn: [1, 2, 3] }, /Nobody stands/],
    [{ rule: 'av', seats: 2 }, /The rule av fills one place\. Give --seats 1/],
    [{ rule: 'plurality', seats: 2 }, /The rule plurality fills one place/],
    [{ seats: 1 }, /Say which rule counts.*\n {2}--rule scottish-2011\n/],
    [{ rule: 'borda', seats: 1 }, /There is no rule called borda/],
    [{ rule: 'av', seats: 1, lot: [1, 1] }, /--lot must be different candidates/],
    [
      { rule: 'av', seats: 1, lot: [1, 2], out: '/no/such/folder/x.html' },
      /no such file or folder/,
    ],
    [{ rule: 'av', seats: 1, lot: [1, 2], out: tmpdir() }, /it is a folder/],
  ])('%j is refused', async (options, message) => {
    const { code, out, err } = await counted(tied, options);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });

  test('the papers are never written over', async () => {
    const file = inFolder('papers.csv');
    const { code, err } = await counted(tied, { rule: 'ers97', seats: 1, out: file });
    expect(code).toBe(1);
    expect(err).toMatch(/is the file with the papers/);
    expect(await readFile(file, 'utf8')).toBe(tied);
  });

  test('no more candidates than places is said', async () => {
    const { code, err } = await counted(tied, { rule: 'av', seats: 1, withdrawn: [1, 2] });
    expect(code).toBe(0);
    expect(err).toMatch(/^Note: one candidate stands for one place, so the papers decide nothing/);
  });
});

describe('teller convert', () => {
  test('takes a ward to CSV and back', async () => {
    const [csv, blt] = [inFolder('ward.csv'), inFolder('ward.blt')];
    const there = await ran(() => convertFile(ward, csv, {}));
    expect(there).toMatchObject({ code: 0, out: '' });
    expect(there.err).toMatch(/^4,684 papers written to .*\n.*count it with --seats 3\.\n$/);
    const back = await ran(() =>
      convertFile(csv, blt, { seats: 3, title: 'Ward 14 - Thorniewood' }),
    );
    expect(back.code).toBe(0);
    const [before, after] = await Promise.all([ward, blt].map((file) => readFile(file, 'utf8')));
    expect(parseBlt(after ?? '')).toEqual(parseBlt(before ?? ''));
  });

  test('says what the new file can’t say', async () => {
    const file = inFolder('few.csv');
    await writeFile(file, `${tied}1,1,\n,,\n`);
    const { err } = await ran(() => convertFile(file, inFolder('few.blt'), { seats: 1 }));
    expect(err).toMatch(/^6 papers written .*\n2 of them give nobody a preference/);
    const withdrawn = inFolder('withdrawn.blt');
    await writeFile(withdrawn, '2 1\n-2\n1 1 0\n0\n"Ann"\n"Bo"\n"Chair"\n');
    const there = await ran(() => convertFile(withdrawn, inFolder('withdrawn.csv'), {}));
    expect(there.err).toMatch(/^1 paper written .*\n.*--seats 1 --withdrawn 2\./);
  });

  test('writes out who has withdrawn', async () => {
    const file = inFolder('out.csv');
    await writeFile(file, tied);
    const out = inFolder('out.blt');
    await ran(() => convertFile(file, out, { seats: 1, withdrawn: [3, 1] }));
    expect(await readFile(out, 'utf8')).toMatch(/^3 1\n-1 -3\n/);
    const missing = await ran(() => convertFile(file, out, { seats: 1, withdrawn: [4] }));
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/no candidate 4/) });
  });

  test('refuses other kinds of file, the same file, and a BLT without places', async () => {
    const file = inFolder('plain.csv');
    await writeFile(file, tied);
    const to = async (out: string) => (await ran(() => convertFile(file, out, {}))).err;
    expect(await to(inFolder('x.xlsx'))).toMatch(/has to end in \.blt or \.csv/);
    expect(await to(file)).toMatch(/is the same file/);
    expect(await to(inFolder('x.blt'))).toMatch(/Add --seats.*\n {2}teller .*--seats 3/);
  });
});

describe('colours', () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('a terminal: %s, %j: %s', (isTTY, environment, colours) => {
    expect(wantsColours({ isTTY }, environment)).toBe(colours);
  });

  test('change nothing but the colours', async () => {
    const { out } = await counted(tied, { rule: 'av', seats: 1, lot: [2, 1] });
    const painted = paint(out);
    // oxlint-disable-next-line eslint/no-control-regex -- the codes that switch colours
    expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(out);
    expect(painted).toContain('\u001B[31m1x\u001B[39m');
    expect(painted).toContain('\u001B[32m  1. Cy Doe');
  });
});

test('the command to run next is the one typed, with quotes where they are needed', () => {
  const typed = [
    'count',
    "it's.csv",
    '--lot',
    '1,2',
    '--seats=2',
    '--title',
    'A b',
    '--rule',
    'av',
  ];
  expect(nextCommand({ lot: '2,1', seats: '1' }, typed)).toBe(
    `teller count 'it'\\''s.csv' --title 'A b' --rule av --lot 2,1 --seats 1`,
  );
});

describe('the sheet that is posted', () => {
  const latin = Buffer.from('Email,José,Bob\na@b,1,2\nc@d,1,\n', 'latin1');

  test('says how papers were read, and neither a path nor a warning about the file', async () => {
    const file = inFolder('forms.csv');
    await writeFile(file, latin);
    const { out, err } = await ran(() => countFile(file, { rule: 'av', seats: 1 }));
    expect(err).toMatch(/Warning: Email .* may say whose paper is whose/);
    expect(out).toMatch(/Note: The file is not UTF-8/);
    expect(out).not.toContain('Warning');
    expect(out).not.toContain(folder);
  });

  test.each(['json', 'blt', 'sentences'] as const)('is not --format %s', async (format) => {
    const options = { rule: 'av', seats: 1, format, electorate: 12 } as const;
    const { code, out, err } = await counted('Ann,Bob\n1,2\n', options);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^--electorate goes on the count sheet/);
  });

  test('has no more papers issued than people', async () => {
    const options = { rule: 'av', seats: 1, electorate: 12, issued: 13 } as const;
    expect((await counted('Ann,Bob\n1,2\n', options)).err).toMatch(/^--issued 13: more papers/);
  });
});
