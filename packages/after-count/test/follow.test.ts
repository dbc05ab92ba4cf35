import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, mergePapers, ruleNames, type CountInput, type Transcript } from '@teller/stv';
import {
  follow,
  formatRatio,
  renderFollowed,
  type FollowedPaper,
  type FollowedStage,
  type Ratio,
} from '../src/follow/index.ts';
import { add, multiply, nothing, ratio } from '../src/ratio.ts';
import { oneVoteWith } from '@teller/stv/votes';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { readContest } from '@teller/sample-papers/official';
import { wards } from '@teller/sample-papers/wards';
import { reservedElections } from '@teller/sample-papers/reserved-brute';
import { counted as small, papers } from '@teller/sample-papers/small';

function counted(input: CountInput): Transcript {
  const result = count(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Every paper of an election is followed under every rule, so fewer elections are enough. */
const fewer = { numRuns: runs.numRuns / 4 };

/** Every paper, as often as it was cast; those that were not counted are left out. */
function followAll(
  t: Transcript,
  groups: CountInput['groups'],
): readonly { readonly paper: FollowedPaper; readonly papers: Ratio }[] {
  return groups.flatMap(({ preferences, papers }) => {
    const followed = follow(t, preferences);
    if (followed.ok) return [{ paper: followed.value, papers: ratio(papers) }];
    if (followed.error.reason === 'without-preference') return [];
    throw new Error(JSON.stringify(followed.error));
  });
}

interface Sums {
  readonly totals: Ratio[];
  nonTransferable: Ratio;
  roundingLoss: Ratio;
}

/** What a transcript says at every stage, and what following every paper and adding up says. */
function sums(
  t: Transcript,
  groups: CountInput['groups'],
): { given: readonly Sums[]; followed: readonly Sums[] } {
  const one = oneVoteWith(t.places);
  const followed = t.stages.map((): Sums => ({
    totals: t.candidates.map(() => nothing),
    nonTransferable: nothing,
    roundingLoss: nothing,
  }));
  for (const { paper, papers } of followAll(t, groups)) {
    for (const [s, sum] of followed.entries()) {
      const { shares, nonTransferable, roundingLoss } = paper.stages[s] as FollowedStage;
      for (const { candidate, share } of shares)
        sum.totals[candidate] = add(sum.totals[candidate] as Ratio, multiply(share, papers));
      sum.nonTransferable = add(sum.nonTransferable, multiply(nonTransferable, papers));
      sum.roundingLoss = add(sum.roundingLoss, multiply(roundingLoss, papers));
    }
  }
  const given = t.stages.map((stage) => ({
    totals: stage.totals.map((votes) => ratio(votes, one)),
    nonTransferable: ratio(stage.nonTransferable - stage.roundingLoss, one),
    roundingLoss: ratio(stage.roundingLoss, one),
  }));
  return { given, followed };
}

/** No part of a paper is less than nothing, and all of them are told within 80 columns. */
function checkPapers(t: Transcript, groups: CountInput['groups']): void {
  const all = followAll(t, groups).map(({ paper }) => paper);
  const parts = all
    .flatMap(({ stages }) => stages)
    .flatMap(({ shares, nonTransferable, roundingLoss }) => [
      ...shares.map(({ share }) => share.numerator - 1n),
      nonTransferable.numerator,
      roundingLoss.numerator,
    ]);
  expect(parts.every((part) => part >= 0n)).toBe(true);
  const told = all.map((paper) => renderFollowed(t, paper)).join('\n');
  expect(told).not.toMatch(/undefined|NaN|.{81}/);
}

describe.each(ruleNames)('following every paper and adding up gives every figure: %s', (rule) => {
  const oneSeat = rule === 'av' || rule === 'plurality';

  test('in random elections', () => {
    fc.assert(
      fc.property(smallElections, (election) => {
        const groups = mergePapers(election.papers);
        const seats = oneSeat ? 1 : election.seats;
        const candidates = namesFor(election.candidates);
        const t = counted({ ...election, rule, seats, candidates, groups });
        const { given, followed } = sums(t, groups);
        expect(followed).toEqual(given);
        checkPapers(t, groups);
      }),
      fewer,
    );
  });

  test('with reserved places', () => {
    fc.assert(
      fc.property(reservedElections, (election) => {
        const groups = mergePapers(election.papers);
        const candidates = namesFor(election.candidates);
        const reserved = {
          ...election.reserved,
          constraints: oneSeat ? [] : election.reserved.constraints,
        };
        const seats = oneSeat ? 1 : election.seats;
        const t = counted({ ...election, rule, seats, candidates, groups, reserved });
        const { given, followed } = sums(t, groups);
        expect(followed).toEqual(given);
      }),
      fewer,
    );
  });

  test.each(wards)('in a real ward: %s', (_, file) => {
    const ward = readContest(file);
    const t = counted({ ...ward, rule, ...(oneSeat ? { seats: 1 } : {}) });
    const { given, followed } = sums(t, ward.groups);
    expect(followed).toEqual(given);
    checkPapers(t, ward.groups);
  });
});

test('ERS97: a surplus larger than the batch received last takes from the papers before it', () => {
  // The quota falls while nobody is elected, so that the last batch carries less than the surplus.
  const groups = papers('2 G', '21 B', '2 FHBGDCAE', '19 DAEHGCBF', '3 EAFHDGBC', '1 AFGHEBCD');
  const more = papers('7 DCGBEAFH', '24 C');
  const all = [...groups, ...more];
  const t = small('ABCDEFGH', 2, all, { rule: 'ers97', lot: 'GHCEFADB' });
  const whole = t.stages.filter(
    ({ action, transfer: { parcels, roundingLoss } }) =>
      action.kind === 'surplus' && parcels[0]?.value === parcels[0]?.received && roundingLoss > 0,
  );
  expect(whole.length).toBe(1);
  const { given, followed } = sums(t, all);
  expect(followed).toEqual(given);
  checkPapers(t, all);
});

test('what is said of a paper, stage by stage', () => {
  const groups = papers('60 AB', '3 AC', '20 BC', '19 C', '9 DB');
  const t = small('ABCD', 2, groups);
  const followed = follow(t, [0, 1]);
  if (!followed.ok) throw new Error(followed.error.reason);
  expect(
    followed.value.stages.map(({ shares }) => shares.map((s) => formatRatio(s.share, 5))),
  ).toEqual([['1'], ['0.60317', '0.39682']]);
  expect(renderFollowed(t, followed.value)).toMatchInlineSnapshot(`
    "Your paper: 1. A; 2. B. It is one vote at every stage. Counted by single
    transferable vote, Scottish rule of 2011. Parts of a vote are cut after 5 places
    here; the count itself is exact.

    Stage 1. Your vote counts for A, your first preference. A is elected.

    Stage 2. A has more votes than needed, and the surplus is transferred. Your
    vote, worth 0.39682, passes on to B, your second preference. The other 0.60317
    stays with A. Less than 0.00001 of it is lost in cutting. B is elected.

    At the end: your vote counts 0.60317 for A and 0.39682 for B. Less than 0.00001
    of it is lost in cutting. It helped to elect A and B.
    "
  `);
});

test('a paper that cannot be followed is refused, and why', () => {
  const t = small('ABC', 1, papers('5 AB', '3 B', '1 C'), { withdrawn: 'C' });
  expect(follow(t, [0, 0])).toMatchObject({ error: { reason: 'bad-paper' } });
  expect(follow(t, [3])).toMatchObject({ error: { reason: 'bad-paper' } });
  expect(follow(t, [2])).toMatchObject({ error: { reason: 'without-preference' } });
  const three = small('ABC', 1, papers('5 A', '4 B', '3 CA'));
  expect(follow(three, [2, 1])).toEqual({
    ok: false,
    error: { reason: 'not-in-this-count', stage: 2 },
  });
  const nobody = small('ABC', 1, papers('5 A', '4 B'), { lot: 'ABC' });
  expect(follow(nobody, [2])).toMatchObject({ error: { reason: 'not-in-this-count', stage: 1 } });
});
