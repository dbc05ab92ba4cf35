/** Files as people who count write them (blt-cases, each called after its number in the collection). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseBlt } from '../src/index.ts';

function read(name: string, encoding: BufferEncoding = 'utf8') {
  return parseBlt(readFileSync(path.join(import.meta.dirname, 'blt-cases', name), encoding));
}

const gardeners = ['Amy', 'Bob', 'Chuck', 'Diane'];
const two = [
  { preferences: [0, 2, 3], papers: 3 },
  { preferences: [0, 2, 1], papers: 4 },
];

test('01: the example of the format’s own documentation', () => {
  const result = read('01-opavote-doc.blt');
  expect(result).toMatchObject({
    ok: true,
    value: {
      candidates: ['Diane', 'Bob', 'Chuck', 'Amy'],
      title: 'Gardening Club Election',
      withdrawn: [1],
      invalid: { 'several-first-preferences': 1 },
      ended: { 'number-missing': 1 },
    },
  });
  const groups = result.ok ? result.value.groups : [];
  expect(groups.reduce((all, { papers }) => all + papers, 0)).toBe(14);
  expect(groups).toContainEqual({ preferences: [1], papers: 1 });
  expect(groups).toContainEqual({ preferences: [], papers: 2 });
});

test('02: papers with ids', () => {
  expect(read('02-ballot-ids.blt')).toMatchObject({
    value: {
      candidates: gardeners,
      groups: [
        { preferences: [3, 0, 2], papers: 1 },
        { preferences: [2, 3], papers: 1 },
        { preferences: [0, 1], papers: 1 },
      ],
      remarks: [expect.stringMatching(/^3 papers have an id/)],
    },
  });
});

test('03: everything on one line, as the format was first described', () => {
  expect(read('03-one-line.blt')).toEqual({
    ok: true,
    value: {
      candidates: ['Adam', 'Basil', 'Charlotte', 'Donald'],
      title: 'Title',
      seats: 2,
      withdrawn: [1],
      groups: [
        { preferences: [0, 2, 3], papers: 3 },
        { preferences: [0, 2, 1], papers: 4 },
        { preferences: [3, 0, 2], papers: 2 },
        { preferences: [1], papers: 1 },
        { preferences: [1, 3, 2, 0], papers: 2 },
        { preferences: [2, 3, 1], papers: 1 },
      ],
    },
  });
});

test.each([
  ['04-paper-over-two-lines.blt', two],
  ['05-two-papers-per-line.blt', [...two, { preferences: [1], papers: 2 }]],
  ['07-end-zero-on-last-paper.blt', two],
])('%s is read as the stream of numbers that it is', (name, groups) => {
  expect(read(name)).toMatchObject({ value: { candidates: gardeners, groups } });
});

test('19: comments as in C', () => {
  expect(read('19-c-comments-droop.blt')).toMatchObject({
    value: { candidates: ['Ann', 'Bob', 'Cy'], groups: [{ papers: 3 }, { papers: 2 }] },
  });
});

test.each([
  [
    '13-name-missing-title-taken.blt',
    8,
    'no-title',
    /4 names, the last.*"Gardening Club Election"/,
  ],
  ['15-name-extra-line.blt', 10, 'bad-names', /found 6 texts/],
  ['25-ballots-after-end.blt', 4, 'behind-the-end', /"2 2 0" is behind the 0 that ends the papers/],
  ['84-blank-paper-as-0.blt', 4, 'behind-the-end', /"1 2 0" is behind/],
  ['85-no-names-stray-0.blt', 4, 'behind-the-end', /"1 2 0" is behind/],
  ['45-ansi-escape-name.blt', 5, 'hidden-character', /U\+001B in it \(ESCAPE\)/],
])('%s is refused with line %i', (name, line, reason, message) => {
  expect(read(name)).toMatchObject({
    ok: false,
    error: { line, reason, message: expect.stringMatching(message) },
  });
});
