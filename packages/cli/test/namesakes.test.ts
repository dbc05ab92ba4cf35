/** Two candidates of one name are told apart wherever candidates are listed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { displayNames } from '@teller/basics';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { compareCounts } from '../src/after/compare.ts';
import { fillVacancy } from '../src/after/countback.ts';
import { followPaper } from '../src/after/follow.ts';
import { sayMargin } from '../src/after/margin.ts';
import { reportSlates } from '../src/after/slates.ts';
import { countFile } from '../src/papers/count-file.ts';

/** Two of them are elected, in turn and by lot, and leave. */
const papers =
  'count,Alex Smith,Bo Lee,Alex Smith,Cy Doe\n9,1,,2,\n6,2,1,,3\n5,,2,1,\n2,,,2,1\n2,2,,,1\n';
const rules = ['scottish-2011', 'ers97', 'meek-prf'] as const;

let folder: string;
let file: string;
let slates: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-namesakes-'));
  file = path.join(folder, 'papers.csv');
  slates = path.join(folder, 'slates.csv');
  await writeFile(file, papers);
  await writeFile(slates, '1,Left\n2,Right\n3,Right\n4,\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** What a command prints for people, without line breaks. */
async function told(run: () => Promise<number>): Promise<string> {
  let said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => ((said += String(text)), true));
  await run();
  vi.restoreAllMocks();
  return said.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
}

/** Whether the name is shown with a number, and whether without. */
function shown(said: string): { readonly apart: boolean; readonly alike: boolean } {
  return {
    apart: /Alex Smith \((?:1|3)\)/.test(said),
    alike: /Alex Smith(?! \([13]\))/.test(said),
  };
}

const toldApart = { apart: true, alike: false };

describe.each(rules)('%s', (rule) => {
  const options = { rule, seats: 2, lot: [1, 2, 3, 4] };

  test.each(['table', 'sentences', 'csv', 'html'] as const)('count as %s', async (format) => {
    expect(shown(await told(() => countFile(file, { ...options, format })))).toEqual(toldApart);
  });

  test('count into a file', async () => {
    const out = path.join(folder, 'result.json');
    expect(shown(await told(() => countFile(file, { ...options, out })))).toEqual(toldApart);
  });

  test('compare', async () => {
    expect(shown(await told(() => compareCounts(file, { ...options, without: [2] })))).toEqual(
      toldApart,
    );
  });

  test.each(['all-papers', 'departed-papers'])('countback, %s', async (method) => {
    expect(shown(await told(() => fillVacancy(file, { ...options, left: 1, method })))).toEqual(
      toldApart,
    );
  });

  test('follow', async () => {
    expect(shown(await told(() => followPaper(file, { ...options, paper: [1, 3] })))).toEqual(
      toldApart,
    );
  });

  test('margin', async () => {
    expect(shown(await told(() => sayMargin(file, { ...options, recounts: 40 })))).toEqual(
      toldApart,
    );
  });

  test('slates', async () => {
    expect(shown(await told(() => reportSlates(file, { ...options, slates })))).toEqual(toldApart);
  });
});

test('a lot that has to be drawn between them', async () => {
  const tied = path.join(folder, 'tied.csv');
  await writeFile(tied, 'Alex Smith,Bo,Alex Smith\n1,2,\n,2,1\n');
  expect(shown(await told(() => countFile(tied, { rule: 'av', seats: 1 })))).toEqual(toldApart);
});

test.each([
  [
    ['Ann', 'Bob'],
    ['Ann', 'Bob'],
  ],
  [
    ['Ann', 'Bob', 'Ann'],
    ['Ann (1)', 'Bob', 'Ann (3)'],
  ],
  [
    ['Ann', 'Ann', 'Ann (1)'],
    ['Ann (1) (1)', 'Ann (2)', 'Ann (1) (3)'],
  ],
  [
    ['Zo\u{EB}', 'Zoe\u{308}'],
    ['Zoë (1)', 'Zoë (2)'],
  ],
])('%j are shown as %j', (names, shown) => {
  expect(displayNames(names)).toEqual(shown);
  expect(new Set(displayNames(names)).size).toBe(names.length);
});
