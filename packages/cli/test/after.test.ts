import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packages, teller } from './teller.ts';

const ward = path.join(packages, 'stv/data/north_lanarkshire_2017_ward14.blt');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-after-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

const byScottish = [ward, '--rule', 'scottish-2011'];

describe('follow', () => {
  test('says where the vote of a paper went', async () => {
    const { code, out, err } = await teller('follow', ...byScottish, '--paper', '2,3,1,5,4');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(/ Your vote, worth 0\.\d+, passes on to /);
    expect(out).toMatch(/^At the end: your vote counts 0\.\d+ for /m);
  });

  test('says what is wrong with a paper', async () => {
    const twice = await teller('follow', ...byScottish, '--paper', '2,2');
    expect(twice).toMatchObject({ code: 1, out: '' });
    expect(twice.err).toMatch(/different candidates by their numbers, from 1 to 5/);
    expect((await teller('follow', ward, '--paper', '1')).err).toMatch(/Say which rule counts/);
  });
});

describe('slates', () => {
  test('reports by a file of slates', async () => {
    const slates = await written(
      'slates.csv',
      'candidate,slate\n1,Green left\n2,"Red, broad"\n3,"Red, broad"\n4,\n5,Green left\n',
    );
    const { code, out, err } = await teller('slates', ...byScottish, '--slates', slates);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Red, broad +[\d,]+ +[\d.]+ % +\d\.\d\d +2 /m);
    expect(out).toMatch(/^Green left passed on .* votes:$/m);
    expect(out).toMatch(/^no slate +/m);
  });

  test('says which candidate has no line', async () => {
    const slates = await written('few.csv', '1,Green\n2,Red\n');
    const { code, err } = await teller('slates', ...byScottish, '--slates', slates);
    expect(code).toBe(1);
    expect(err).toMatch(/few\.csv: there is no line for candidate 3 .*without a slate if need be/);
  });
});

describe('compare', () => {
  test('by another rule, and without a candidate', async () => {
    const { code, out, err } = await teller('compare', ...byScottish, '--against', 'meek-prf');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^The same candidates are elected in both\.$/m);
    expect(out).toMatch(/^The two counts part at stage 2: /m);
    const without = await teller('compare', ...byScottish, '--without', '2');
    expect(without.out).toMatch(/^Elected only in the first count: Bob BURROWS/m);
  });

  test('says what is missing or wrong', async () => {
    expect((await teller('compare', ...byScottish)).err).toMatch(/--against RULE, --without/);
    expect((await teller('compare', ...byScottish, '--without', '9')).err).toMatch(/from 1 to 5/);
    const av = await teller('compare', ...byScottish, '--against', 'av');
    expect(av).toMatchObject({ code: 1, out: '' });
    expect(av.err).toMatch(/^The second count can't be made\.\nThe rule av fills one place/);
  });
});

describe('countback', () => {
  test('by either method, and those who sit stay', async () => {
    for (const method of ['all-papers', 'departed-papers']) {
      const ran = await teller('countback', ...byScottish, '--left', '1', '--method', method);
      expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
      expect(ran.out).toMatch(/^The place of Steven BONNAR \(SNP\) goes to Josh ROBERTSON/m);
    }
  });

  test('says what is missing or wrong', async () => {
    const noMethod = await teller('countback', ...byScottish, '--left', '1');
    expect(noMethod).toMatchObject({ code: 1, out: '' });
    expect(noMethod.err).toMatch(/--method all-papers/);
    const all = [...byScottish, '--method', 'all-papers'];
    expect((await teller('countback', ...all, '--left', '4')).err).toMatch(
      /--left 4 is not a member\. The members are 2 \(Bob/,
    );
    const nobody = await teller('countback', ...all, '--left', '1', '--unwilling', '4,5');
    expect(nobody.err).toMatch(/the place stays empty/);
  });
});

describe('margin', () => {
  test('names a bound, and writes papers that prove it', async () => {
    const file = path.join(folder, 'changed.blt');
    const { code, out, err } = await teller('margin', ...byScottish, '--write', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^\d+ changed papers are enough to change who is elected/m);
    const again = await teller('count', file, '--rule', 'scottish-2011', '--format', 'json');
    expect(JSON.parse(again.out)).toMatchObject({ valid: 4684, elected: [2, 1, 5] });
    expect((await teller('margin', ...byScottish, '--write', file)).err).toMatch(
      /is there already/,
    );
  });
});
