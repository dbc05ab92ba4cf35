import { expect, test } from 'vitest';
import {
  count,
  countJson,
  mergePapers,
  paperProvisions,
  readMarks,
  readPapers,
  ruleNames,
} from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';

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

const written = {
  candidates: ['Ann', 'Bob', 'Cy'],
  groups: [
    { marks: [1, 2, 3], papers: 4 },
    { marks: [0, 0, 0], papers: 3 },
    { marks: [0, 2, 3], papers: 1 },
    { marks: [1, 1, 2], papers: 2 },
    { marks: [1, 2, 2], papers: 3 },
    { marks: [1, 3, 4], papers: 2 },
    { marks: [2, 1, 99], papers: 1 },
  ],
};

test('papers are read together: what is invalid stays, without preferences, and is told', () => {
  expect(readPapers(written)).toEqual({
    groups: [
      { preferences: [0, 1, 2], papers: 4 },
      { preferences: [], papers: 6 },
      { preferences: [0], papers: 5 },
      { preferences: [1, 0], papers: 1 },
    ],
    invalid: { blank: 3, 'no-first-preference': 1, 'several-first-preferences': 2 },
    ended: { 'number-missing': 3, 'number-repeated': 3 },
  });
});

test.each([
  ['scottish-2011', '44(1)'],
  ['av', '44(1)'],
  ['ers97', '6.9'],
  ['meek-prf', 'Teller, as Scottish rule 44(1)'],
  ['plurality', '1'],
] as const)('%s: papers = valid + without preference, and why', (rule, paragraph) => {
  const { candidates } = written;
  const counted = count({ rule, seats: 1, candidates, ...readPapers(written) });
  if (!counted.ok) throw new Error(counted.error.reason);
  expect(counted.value).toMatchObject({ papers: 16, valid: 10, withoutPreference: 6 });
  const why = `3 blank, 1 with no 1, 2 with several 1s [${paragraph}]`;
  const table = renderTable(counted.value).replaceAll('\n', ' ');
  expect(table).toContain(`16 papers = 10 valid + 6 without a preference (${why})`);
  expect(renderSentences(counted.value).replaceAll('\n', ' ')).toContain(
    `are not counted: ${why}.`,
  );
  expect(countJson(counted.value).invalid).toEqual(readPapers(written).invalid);
});

test('every rule says how papers are read', () => {
  expect(ruleNames.toSorted()).toEqual(Object.keys(paperProvisions).toSorted());
});

test('papers for nobody who stands are told apart from invalid ones', () => {
  const { candidates } = written;
  const papers = readPapers(written);
  const counted = count({ rule: 'av', seats: 1, candidates, ...papers, withdrawn: [1, 2] });
  if (!counted.ok) throw new Error(counted.error.reason);
  expect(counted.value).toMatchObject({ valid: 10, withoutPreference: 6 });
  const others = count({ rule: 'av', seats: 1, candidates, ...papers, withdrawn: [0] });
  if (!others.ok) throw new Error(others.error.reason);
  expect(renderTable(others.value).replaceAll('\n', ' ')).toContain(
    '16 papers = 5 valid + 11 without a preference (3 blank, 1 with no 1, 2 with several 1s [44(1)], ' +
      '5 for nobody who stands)',
  );
});

test.each([{ blank: 7 }, { blank: -1 }, { blank: 0.5 }])(
  'more invalid papers than there are without a preference are refused: %j',
  (invalid) => {
    const { candidates } = written;
    const { groups } = readPapers(written);
    expect(count({ rule: 'av', seats: 1, candidates, groups, invalid })).toEqual({
      ok: false,
      error: { reason: 'bad-invalid' },
    });
  },
);
