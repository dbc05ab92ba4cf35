import { expect, test } from 'vitest';
import { mergePapers, readMarks } from '../src/index.ts';

test.each([
  ['in order', [1, 2, 3], [0, 1, 2]],
  ['the other way round', [3, 2, 1], [2, 1, 0]],
  ['only a first preference', [0, 1, 0], [1]],
  ['a number left out ends it', [1, 0, 3, 4], [0]],
  ['a number given twice ends it before', [1, 2, 2, 3], [0]],
  ['a number given twice later on', [2, 1, 3, 3], [1, 0]],
  ['more than there are candidates', [1, 9, 2], [0, 2]],
])('%s', (_, marks, preferences) => {
  expect(readMarks(marks)).toEqual({ ok: true, value: preferences });
  expect(readMarks(Uint8Array.from(marks))).toEqual({ ok: true, value: preferences });
});

test.each([
  ['no-first-preference', [0, 0, 0]],
  ['no-first-preference', [2, 3, 0]],
  ['no-first-preference', []],
  ['several-first-preferences', [1, 1, 2]],
])('44(1): %s', (error, marks) => {
  expect(readMarks(marks)).toEqual({ ok: false, error });
});

test('equal papers are merged, in an order that tells nothing about theirs', () => {
  const groups = [
    { preferences: [], papers: 1 },
    { preferences: [0], papers: 1 },
    { preferences: [0, 10], papers: 2 },
    { preferences: [2], papers: 1 },
  ];
  expect(mergePapers([[2], [0, 10], [], [0], [0, 10]])).toEqual(groups);
  expect(mergePapers([[0, 10], [0], [0, 10], [2], []])).toEqual(groups);
});
