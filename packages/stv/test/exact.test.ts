// The bounds of EXACT.md, each at its edge: the largest that there can be, and one more.
import { describe, expect, test } from 'vitest';
import { count, countJson, maxPapers, type PaperGroup, type RuleName } from '../src/index.ts';
import { kept, nextKeepValue, one } from '../src/rules/meek-prf/keep.ts';
import {
  exact,
  fewest,
  fractionOf,
  isWhole,
  minus,
  most,
  noVotes,
  of,
  oneVote,
  oneVoteWith,
  plus,
  shareOf,
  shareUp,
  sum,
  transferValue,
  valueAt,
  wholeShare,
  worth,
} from '../src/votes.ts';

const largest = exact(Number.MAX_SAFE_INTEGER);

describe('what makes votes', () => {
  test('takes whole numbers up to 2^53 - 1 and nothing else', () => {
    expect(exact(-Number.MAX_SAFE_INTEGER)).toBe(-9_007_199_254_740_991);
    for (const wrong of [2 ** 53, -(2 ** 53), 0.5, NaN, Infinity])
      expect(() => exact(wrong)).toThrow('votes are exact integers');
  });

  test('stops where a sum, difference or product has passed the bound', () => {
    expect(plus(exact(2 ** 53 - 2), exact(1))).toBe(largest);
    expect(() => plus(largest, exact(1))).toThrow('exact');
    expect(() => plus(largest, largest)).toThrow('exact');
    expect(() => sum([largest, exact(1)])).toThrow('exact');
    expect(() => minus(exact(-1), largest)).toThrow('exact');
    expect(worth(9_007_199, one)).toBe(9_007_199_000_000_000);
    expect(() => worth(9_007_200, one)).toThrow('exact');
  });

  test('reads what is there, and stops where nothing is', () => {
    expect(of([noVotes, oneVote], 1)).toBe(100_000);
    expect(() => of([noVotes], 1)).toThrow('everybody has votes');
    expect(valueAt(Uint32Array.of(7, 4_294_967_295), 1)).toBe(4_294_967_295);
    expect([most([exact(3), exact(5)]), fewest([exact(3), exact(5)])]).toEqual([5, 3]);
    expect(() => most([])).toThrow('exact');
    expect(() => fewest([])).toThrow('exact');
  });

  test('divides without a rounding in between', () => {
    // As floats 9007199254740991 ÷ 2 and ÷ 9007199254740990 have lost their last places.
    expect(shareOf(largest, 2)).toBe(4_503_599_627_370_495);
    expect(shareUp(largest, 2)).toBe(4_503_599_627_370_496);
    expect(shareOf(largest, 9_007_199_254_740_990)).toBe(1);
    expect(shareUp(largest, 9_007_199_254_740_990)).toBe(2);
    expect([shareOf(exact(12), 4), shareUp(exact(12), 4)]).toEqual([3, 3]);
    expect([shareOf(exact(13), 4), shareUp(exact(13), 4)]).toEqual([3, 4]);
    expect([wholeShare(14, 5), wholeShare(15, 5)]).toEqual([2, 3]);
    expect(fractionOf(largest, { numerator: 2n, denominator: 3n })).toBe(6_004_799_503_160_660);
    expect(() => fractionOf(largest, { numerator: 3n, denominator: 2n })).toThrow('exact');
    expect([isWhole(exact(200_000)), isWhole(exact(200_001)), isWhole(exact(200), 2)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

test('49(3): surplus × value ÷ votes of the most papers there can be, cut to five places', () => {
  // 10^14 parts, a product of 10^19: no float holds it.
  const all = worth(maxPapers, oneVote);
  expect(transferValue(all, oneVote, all)).toBe(100_000);
  expect(transferValue(minus(all, exact(1)), oneVote, all)).toBe(99_999);
  expect(transferValue(exact(99_999_999_999_999), exact(33_333), exact(100_000_000_000_000))).toBe(
    33_332,
  );
});

function exactly(weight: number, keep: number): number {
  return Number((BigInt(weight) * BigInt(keep) + 999_999_999n) / 1_000_000_000n);
}

describe('Meek: a part of a paper, to nine places, rounded up', () => {
  const parts = [1, 2, 32_767, 32_768, 32_769, 333_333_333, 999_967_232, 999_999_999, 1e9];

  test('as with bigint, where halves meet and at either end', () => {
    for (const weight of [0, ...parts])
      for (const keep of [0, ...parts]) expect(kept(weight, keep)).toBe(exactly(weight, keep));
  });

  test('the next keep value of millions of votes is rounded up twice, and never above one', () => {
    const votes = worth(9_007_199, one);
    expect(nextKeepValue(one, votes, votes)).toBe(one);
    expect(nextKeepValue(one, exact(1), votes)).toBe(1);
    expect(nextKeepValue(exact(1), votes, votes)).toBe(1);
    // 10^-18 is rounded up to 10^-9.
    expect(nextKeepValue(exact(1), exact(1), one)).toBe(1);
    expect(nextKeepValue(one, minus(votes, exact(1)), votes)).toBe(one);
    expect(nextKeepValue(exact(500_000_000), votes, minus(votes, exact(1)))).toBe(500_000_001);
    expect(nextKeepValue(one, votes, minus(votes, exact(1)))).toBe(one);
  });
});

function groupsOf(papers: number): PaperGroup[] {
  return [
    { preferences: [0, 1, 2], papers: papers - 2 },
    { preferences: [1], papers: 1 },
    { preferences: [2], papers: 1 },
  ];
}

describe('the most papers that a rule takes', () => {
  test.each<[RuleName, number, number, string]>([
    ['scottish-2011', 2, maxPapers, '333333334'],
    ['ers97', 2, maxPapers, '333333333.34'],
    ['av', 1, maxPapers, '500000001'],
    ['plurality', 1, maxPapers, '0'],
    ['meek-prf', 2, 9_007_199, '3002399.666666667'],
  ])('%s: %d seats, %d papers: quota %s', (rule, seats, papers, quota) => {
    const contest = { rule, seats, candidates: ['A', 'B', 'C'], lot: [0, 1, 2] };
    const counted = count({ ...contest, groups: groupsOf(papers) });
    if (!counted.ok) throw new Error(counted.error.reason);
    const { stages, elected, ...sheet } = countJson(counted.value);
    expect(sheet).toMatchObject({ valid: papers, quota });
    expect(elected).toEqual(seats === 1 ? [1] : [1, 2]);
    expect(stages[0]?.totals).toEqual({ 1: String(papers - 2), 2: '1', 3: '1' });
    const more = count({ ...contest, groups: groupsOf(papers + 1) });
    expect(more).toEqual({ ok: false, error: { reason: 'too-many-papers', group: 2 } });
  });
});

test('one vote of each number of places', () => {
  expect([0, 2, 5, 9].map((places) => oneVoteWith(places))).toEqual([1, 100, 100_000, 1e9]);
  expect(oneVoteWith()).toBe(oneVote);
});
