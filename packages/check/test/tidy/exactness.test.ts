// A vote is never a float. `Votes` keeps plain numbers out, but not arithmetic that gives none.
import { expect, test } from 'vitest';
import { inexact, type Strictness } from './exactness.ts';
import { filesMatching } from '../../src/structure/files.ts';

/** The only file that makes votes. */
const maker = 'packages/stv/src/votes.ts';

/** Other places of the count that calculate, and why no vote is a float there (stv/EXACT.md). */
const named: Readonly<Record<string, string>> = {
  'packages/after-count/src/countback/vacancy.ts': 'numbers of people',
  'packages/after-count/src/margin/render.ts': 'widths in characters',
  'packages/after-count/src/ratio.ts': 'fractions of bigints',
  'packages/count-sheet/src/declaration/turnout.ts': 'numbers of people, as bigint',
  'packages/count-sheet/src/html/tables.ts': 'numbers of stages',
  'packages/count-sheet/src/table/grid.ts': 'widths in characters',
  'packages/count-sheet/src/table/preferences.ts': 'widths in characters',
  'packages/count-sheet/src/table/stages.ts': 'widths in characters',
  'packages/stv/src/reserved/constraint.ts': 'numbers of people',
  'packages/stv/src/reserved/lapse.ts': 'numbers of people',
  'packages/stv/src/reserved/possible-sets.ts': 'numbers of people, and of sets as bigint',
  'packages/stv/src/reserved/search.ts': 'numbers of people',
  'packages/stv/src/reserved/simplex.ts':
    'numbers of people in equations of integers, below 2^53 together',
  'packages/stv/src/rules/meek-prf/keep.ts': 'products in halves or as bigint, all below 2^46',
  'packages/stv/src/rules/meek-prf/paper-tree.ts':
    'parts of papers added up for speed, below 2^53 together',
};

/** What counts, reading and writing papers apart; and what tells of a count. */
const counting = /^packages\/(?:stv|after-count)\/src\/(?!blt\/|csv\/)/;
const telling =
  /^packages\/(?:count-sheet\/src\/|after-count\/src\/(?:compare|follow|margin|slates)\/|after-count\/src\/.*\/render\.ts$)/;
const sources = filesMatching(/^(?:packages\/[^/]+|web)\/src\/.*\.tsx?$/).filter(
  ({ path }) => path !== maker,
);

function strictnessOf(path: string): Strictness {
  if (path in named) return 'anywhere';
  if (telling.test(path)) return 'telling';
  return counting.test(path) ? 'counting' : 'anywhere';
}

test('no vote is made, multiplied, divided or rounded outside the places where that is shown to be exact', () => {
  const counting = sources.filter(({ path }) => strictnessOf(path) === 'counting');
  expect(counting.length).toBeGreaterThan(10);
  const found = sources.flatMap(({ path, text }) =>
    inexact(path, text, strictnessOf(path)).map((place) => `${path}:${place}`),
  );
  expect(found).toEqual([]);
});

test('every place with an exception is there and calculates, and where people are counted no votes are', () => {
  for (const [name, why] of Object.entries(named)) {
    const file = sources.find(({ path }) => path === name);
    expect(file && inexact(file.path, file.text, 'counting'), name).not.toEqual([]);
    const knowsVotes = /votes\.ts|\bVotes\b|votesOf/.test(file?.text ?? '');
    expect(why.includes('people') && knowsVotes, name).toBe(false);
  }
});

test.each([
  ['counting', 'const a = x as Votes;'],
  ['counting', 'const a = x as unknown as readonly Votes[];'],
  ['counting', 'const a = <Votes>x;'],
  ['counting', 'const a = votes / 2;'],
  ['counting', 'const a = votes * value;'],
  ['counting', 'const a = 10 ** places;'],
  ['counting', 'const a = votes % one;'],
  ['counting', 'let a = votes; a /= 3;'],
  ['counting', 'const a = Math.max(...votes);'],
  ['counting', 'const round = [1.4].map(Math.round);'],
  ['counting', 'const a = votes > 0.5;'],
  ['counting', 'const a = 1e400;'],
  ['counting', 'const a = parseFloat(text);'],
  ['counting', 'const a = Number.parseFloat(text);'],
  ['counting', 'const a = Number(text);'],
  ['counting', 'const a = votes.toFixed(2);'],
  ['counting', "import { exact } from '../votes.ts';"],
  ['telling', 'const a = votes / 2;'],
  ['telling', 'const a = votes.toFixed(2);'],
  ['telling', 'const a = x as Votes;'],
  ['anywhere', 'const a = x as Votes;'],
] as const)('control: %s: finds %s', (strictness, code) => {
  expect(inexact('control.ts', code, strictness)).not.toEqual([]);
});

test.each([
  ['counting', 'const a = plus(votes, minus(b, c)); // a / b, 0.5'],
  ['counting', 'const a = votes >= quota && b - a < 0;'],
  ['counting', 'const a = total as number; let b = 1; b += 1;'],
  ['counting', "const a: Votes = of(totals, 3); const text = '1.5 * 2';"],
  ['telling', 'const a = Math.max(width, 60) * 2;'],
  ['anywhere', 'const a = seconds / 1000;'],
] as const)('control: %s: lets pass %s', (strictness, code) => {
  expect(inexact('control.ts', code, strictness)).toEqual([]);
});
