import { expect, test } from 'vitest';
import { countJson } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

const plurality = { rule: 'plurality' } as const;
const yesNo = { ...plurality, candidates: ['Yes', 'No'] };

test('most first preferences win, and later preferences count for nothing', () => {
  const t = counted('ABC', 1, papers('4 A', '3 BC', '2 CB'), plurality);
  expect(told(t, 1)).toBe('first-preferences: A 4, B 3, C 2; elected A most-votes [2]');
  expect(t.stages.length).toBe(1);
  expect(t.source).toBe(
    'Teller’s own rule: 1 first preferences count, 2 the most votes win, 3 if equal, lot',
  );
  expect(t.stages[0]?.action).toEqual({ kind: 'first-preferences', paragraph: '1' });
  expect(t.stages[0]?.standing).toEqual(['elected', 'continuing', 'continuing']);
  expect(t.elected).toEqual([0]);
});

test('a yes/no question', () => {
  const t = counted('AB', 1, papers('3 A', '7 B', '2 '), yesNo);
  expect(t.elected.map((c) => t.candidates[c])).toEqual(['No']);
  expect(t.valid).toBe(10);
  const text = renderSentences(t).replaceAll('\n', ' ');
  expect(text).toContain('No with 7 votes, the most, wins [2].');
  expect(text).toContain('Result: No.');
  expect(text).not.toContain('uota');
  expect(renderTable(t)).not.toContain('quota');
});

test('a tie needs a lot, and the first drawn wins', () => {
  const tied = papers('5 A', '5 B');
  expect(refused('AB', 1, tied, yesNo)).toEqual({
    reason: 'lot-needed',
    candidates: [0, 1],
    purpose: 'election',
    stage: 1,
  });
  const t = counted('AB', 1, tied, { ...yesNo, lot: 'BA' });
  expect(t.elected).toEqual([1]);
  expect(renderSentences(t).replaceAll('\n', ' ')).toContain(
    'Yes and No have equal votes; the lot drew No, Yes, and the first drawn wins [3]. No with 5 votes wins [2].',
  );
  expect(countJson(t)).toMatchObject({
    quota: '0',
    elected: [2],
    stages: [
      {
        elected: [2],
        elections: [{ candidate: 2, tie: { tied: [1, 2], chosen: 2, steps: [{ kind: 'lot' }] } }],
      },
    ],
  });
});

test('no papers: all are equal', () => {
  expect(refused('AB', 1, [], yesNo)).toMatchObject({ reason: 'lot-needed', candidates: [0, 1] });
  expect(counted('AB', 1, [], { ...yesNo, lot: 'AB' }).elected).toEqual([0]);
});

test('whoever has withdrawn is passed over, and only one wins', () => {
  const t = counted('ABC', 1, papers('5 CA', '4 B'), { ...plurality, withdrawn: 'C' });
  expect(t.elected).toEqual([0]);
  expect(refused('ABC', 2, papers('5 A'), plurality)).toEqual({ reason: 'plurality-has-one-seat' });
});
