import { assert, err, ok, unreachable, type Result } from '@teller/basics';
import type { Transcript } from '@teller/stv';
import { followKeepValues } from './keep-values.ts';
import { followPiles } from './piles.ts';
import type { FollowedStage, FollowRefusal } from './share.ts';
import { add, addAll, equal, nothing, whole, type Ratio } from '../ratio.ts';

/** Where one paper's vote is at every stage of a count. */
export interface FollowedPaper {
  /** Candidate indices from 0, first preference first. */
  readonly preferences: readonly number[];
  /** One for each stage of the transcript, in its order. */
  readonly stages: readonly FollowedStage[];
}

/**
 * Where a paper's vote goes, from the transcript and the paper alone: for whom how much of it counts at
 * the end of each stage. Following every paper of a count and adding up gives the totals of each stage
 * exactly.
 *
 * Where the sheet has only a sum, each paper has the part that its value is of it. Of a surplus under the
 * Scottish rule [49(3)] a paper received at value v passes on v × surplus ÷ votes, cut to five places,
 * and what is cut off is its rounding loss; the rest, v × quota ÷ votes, stays with the candidate elected.
 * Under ERS97 only the papers received last give, and of those only the transferable ones, each the same
 * part of the surplus [5.3.7]. Under Meek each candidate keeps, and passes on, by the keep values of the
 * stage [B.2.a].
 */
export function follow(
  t: Transcript,
  preferences: readonly number[],
): Result<FollowedPaper, FollowRefusal> {
  const listed =
    new Set(preferences).size === preferences.length &&
    preferences.every((c) => Number.isInteger(c) && c >= 0 && c < t.candidates.length);
  if (!listed) return err({ reason: 'bad-paper' });
  if (!preferences.some((candidate) => !t.withdrawn.includes(candidate)))
    return err({ reason: 'without-preference' });
  const stages = followBy(t, preferences);
  if (!stages.ok) return stages;
  for (const { shares, nonTransferable, roundingLoss } of stages.value) {
    const all = add(addAll(shares.map(({ share }) => share)), add(nonTransferable, roundingLoss));
    assert(equal(all, whole), 'a paper is one vote, never more or less');
  }
  return ok({ preferences, stages: stages.value });
}

function followBy(
  t: Transcript,
  preferences: readonly number[],
): Result<readonly FollowedStage[], FollowRefusal> {
  switch (t.rule) {
    case 'scottish-2011':
    case 'av':
    case 'ers97':
    case 'plurality':
      return followPiles(t, preferences);
    case 'meek-prf':
      return ok(followKeepValues(t, preferences));
    default:
      return unreachable(t.rule);
  }
}

/** The part of a paper that counts for this candidate. */
export function shareOf({ shares }: FollowedStage, candidate: number): Ratio {
  return shares.find((one) => one.candidate === candidate)?.share ?? nothing;
}
