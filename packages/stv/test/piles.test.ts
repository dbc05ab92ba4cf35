// The papers on the table, moved by hand.
import { describe, expect, test } from 'vitest';
import { Piles } from '../src/piles.ts';
import { exact, oneVote, oneVoteWith } from '../src/votes.ts';
import { papers } from '@teller/sample-papers/small';

const everybody = () => true;

/** A 4 papers (3 for B next), B 2, C 1. */
function laid(...groups: readonly string[]): Piles {
  const table = groups.length > 0 ? groups : ['3 AB', '1 A', '2 BC', '1 C'];
  const piles = Piles.lay(3, papers(...table));
  if (!piles.ok) throw new Error(piles.error.reason);
  return piles.value;
}

test('papers are dealt to the first of those who stand, at one vote or what the rule has for it', () => {
  expect(laid().deal(everybody)).toEqual({
    received: oneVote,
    value: oneVote,
    papers: 7,
    to: [
      { candidate: 0, papers: 4, votes: 400_000 },
      { candidate: 1, papers: 2, votes: 200_000 },
      { candidate: 2, papers: 1, votes: 100_000 },
    ],
    nonTransferable: { papers: 0, votes: 0 },
  });
  expect(laid().deal((c) => c === 1, oneVoteWith(2))).toMatchObject({
    to: [{ candidate: 1, papers: 5, votes: 500 }],
    nonTransferable: { papers: 2, votes: 200 },
  });
});

describe('a pile that moves on', () => {
  test('goes to the next preference, or aside, and the pile is empty', () => {
    const piles = laid();
    piles.deal(everybody);
    const half = exact(50_000);
    expect(piles.transfer(0, () => half, everybody)).toEqual([
      {
        received: oneVote,
        value: half,
        papers: 4,
        to: [{ candidate: 1, papers: 3, votes: 150_000 }],
        nonTransferable: { papers: 1, votes: 50_000 },
      },
    ]);
    expect(piles.transfer(0, () => half, everybody)).toEqual([]);
  });

  test('never comes back to where it lay, whoever continues', () => {
    const piles = laid('2 AB');
    piles.deal(everybody);
    expect(piles.transfer(0, (value) => value, everybody)[0]?.to).toMatchObject([{ candidate: 1 }]);
    expect(piles.transfer(1, (value) => value, everybody)[0]?.to).toEqual([]);
  });

  test('is told in parcels of one value, the highest first, however the papers lie', () => {
    const piles = laid('2 AC', '3 BAC', '1 C');
    piles.deal(everybody);
    piles.transfer(1, () => exact(20_000), everybody);
    const parcels = piles.transfer(0, (value) => value, everybody);
    expect(parcels.map(({ received, papers }) => [received, papers])).toEqual([
      [100_000, 2],
      [20_000, 3],
    ]);
    const mixed = laid('2 AC', '3 BC', '1 C');
    mixed.deal(everybody);
    mixed.transfer(0, () => exact(20_000), everybody);
    mixed.transfer(1, () => exact(70_000), everybody);
    expect(mixed.transfer(2, (value) => value, everybody).map((p) => p.received)).toEqual([
      100_000, 70_000, 20_000,
    ]);
  });

  test('is somebody’s', () => {
    expect(() => laid().transfer(3, (value) => value, everybody)).toThrow('is from a candidate');
  });
});

describe('batches', () => {
  test('what was received last lies on top; nothing received is a batch of nothing', () => {
    const piles = laid('3 AB', '2 B');
    piles.deal(everybody);
    piles.transfer(0, () => exact(70_000), everybody);
    expect(piles.lastBatch(1)).toEqual({
      value: 70_000,
      groups: [0],
      from: [{ candidate: 1, papers: 3 }],
    });
    expect(piles.lastBatch(2)).toEqual({
      value: 0,
      groups: [],
      from: [{ candidate: 2, papers: 0 }],
    });
  });

  test('the papers of several by value, highest first, with how many are whose', () => {
    const low = laid('1 CA', '2 B');
    low.deal(everybody);
    low.transfer(2, () => exact(30_000), everybody);
    expect(low.batches([0, 1]).map(({ value }) => value)).toEqual([100_000, 30_000]);
    const piles = laid('1 CA', '3 AB', '2 B');
    piles.deal(everybody);
    piles.transfer(2, () => exact(30_000), everybody);
    expect(piles.batches([0, 1])).toEqual([
      {
        value: 100_000,
        groups: [1, 2],
        from: [
          { candidate: 0, papers: 3 },
          { candidate: 1, papers: 2 },
        ],
      },
      { value: 30_000, groups: [0], from: [{ candidate: 0, papers: 1 }] },
    ]);
  });

  test('how many papers can go on depends on who continues', () => {
    const piles = laid('3 AB', '2 AC', '1 A');
    piles.deal(everybody);
    const batch = piles.lastBatch(0);
    expect(piles.countTransferable(batch, everybody)).toBe(5);
    expect(piles.countTransferable(batch, (c) => c === 2)).toBe(2);
  });

  test('papers of two values aren’t a batch, and no papers are one', () => {
    const piles = laid('1 AB', '1 B', '1 C');
    piles.deal(everybody);
    piles.transfer(0, () => exact(30_000), everybody);
    expect(() => piles.moveBatch([0, 1], oneVote, everybody)).toThrow('of one value');
    expect(piles.moveBatch([], oneVote, everybody)).toEqual({
      received: oneVote,
      value: oneVote,
      papers: 0,
      to: [],
      nonTransferable: { papers: 0, votes: 0 },
    });
  });
});
