import { expect, test } from 'vitest';
import { chooseByLot } from '../src/lots.ts';
import { breakTie, inOrderOfVotes, type TieQuestion } from '../src/ties.ts';
import { oneVote, worth } from '../src/votes.ts';

function ask(purpose: TieQuestion['purpose'], stages: number[][], lot?: number[]) {
  return breakTie({
    purpose,
    tied: [0, 1, 2],
    history: stages.map((totals) => totals.map((votes) => worth(votes, oneVote))),
    lot,
    paragraphs: { earlierStage: 'earlier', lot: 'lot' },
  });
}

const chosen = (result: ReturnType<typeof ask>) => (result.ok ? result.value.chosen : result.error);

test('the most recent stage at which they were unequal decides, not an earlier one', () => {
  expect(
    chosen(
      ask('surplus', [
        [9, 1, 1],
        [4, 6, 5],
        [8, 8, 8],
      ]),
    ),
  ).toBe(1);
  expect(
    chosen(
      ask('exclusion', [
        [1, 9, 9],
        [6, 4, 5],
        [8, 8, 8],
      ]),
    ),
  ).toBe(1);
});

test('those still equal at that stage are told apart by the stage before; nobody comes back in', () => {
  // At stage 2 the third candidate drops out; that it led at stage 1 no longer matters.
  expect(
    chosen(
      ask('surplus', [
        [5, 6, 7],
        [6, 6, 5],
        [8, 8, 8],
      ]),
    ),
  ).toBe(1);
  expect(
    chosen(
      ask('exclusion', [
        [5, 6, 1],
        [6, 6, 7],
        [8, 8, 8],
      ]),
    ),
  ).toBe(0);
});

test('only those whom no stage tells apart go to the lot', () => {
  const history = [
    [5, 5, 7],
    [6, 6, 5],
    [8, 8, 8],
  ];
  expect(chosen(ask('surplus', history))).toMatchObject({
    reason: 'lot-needed',
    candidates: [0, 1],
    stage: 3,
  });
  expect(chosen(ask('surplus', history, [2, 1, 0]))).toBe(1);
});

test('the first drawn wins: goes first with a surplus, is the last to be excluded', () => {
  const equal = [[3, 3, 3]];
  expect(chosen(ask('surplus', equal, [1, 2, 0]))).toBe(1);
  expect(chosen(ask('exclusion', equal, [1, 2, 0]))).toBe(0);
});

test('a lot that leaves out one of those tied decides nothing', () => {
  expect(chosen(ask('exclusion', [[3, 3, 3]], [1, 2]))).toMatchObject({ reason: 'lot-needed' });
});

test('there is no tie between nobody', () => {
  const nobody = { purpose: 'election', tied: [], lot: [0, 1] } as const;
  const paragraphs = { earlierStage: 'earlier', lot: 'lot' };
  expect(() => breakTie({ ...nobody, history: [[]], paragraphs })).toThrow('somebody is');
  expect(() => chooseByLot({ ...nobody, paragraph: 'lot', stage: 1 })).toThrow('somebody is');
});

test('those elected at one stage are listed by votes, equals by the latest stage that tells them apart', () => {
  const history = [
    [1, 2, 5, 5],
    [3, 2, 5, 5],
    [4, 4, 5, 5],
  ].map((totals) => totals.map((votes) => worth(votes, oneVote)));
  expect(inOrderOfVotes([3, 1, 0, 2], history)).toEqual([2, 3, 0, 1]);
});
