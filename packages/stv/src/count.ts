import { err, unreachable, type Result } from '@teller/basics';
import type { Contest } from './contest.ts';
import type { InvalidPapers, PaperGroup } from './papers.ts';
import { Piles, type BadPapers } from './piles.ts';
import { checkReserved, type BadReserved, type Reserved } from './reserved/constraint.ts';
import { TooHard } from './reserved/simplex.ts';
import { av } from './rules/av.ts';
import { ers97 } from './rules/ers97.ts';
import { meekPrf } from './rules/meek-prf.ts';
import { plurality } from './rules/plurality.ts';
import { scottish2011 } from './rules/scottish-2011.ts';
import type { LotNeeded } from './ties.ts';
import type { RuleName, Transcript } from './transcript.ts';

export interface CountInput {
  readonly rule: RuleName;
  readonly seats: number;
  /** Names in the order of the ballot paper. */
  readonly candidates: readonly string[];
  readonly groups: readonly PaperGroup[];
  /** Candidates who no longer stand: papers are read as if they were not there. */
  readonly withdrawn?: readonly number[];
  /**
   * Candidates in the order drawn by lot, for when the rule ends in drawing lots: of those tied, the
   * earlier one wins (stays, or has the surplus transferred first). It need not name everybody, but has
   * to name those tied.
   */
  readonly lot?: readonly number[];
  /** Why papers without a preference have none, where that is known; they are among the groups. */
  readonly invalid?: InvalidPapers;
  /** What the set of those elected must have, under whichever rule. */
  readonly reserved?: Reserved;
}

/** Why a count was not made. */
export type CountRefusal =
  | { readonly reason: 'bad-seats' }
  /** AV fills one seat, no more. */
  | { readonly reason: 'av-has-one-seat' }
  /** A question put to the members has one answer, no more. */
  | { readonly reason: 'plurality-has-one-seat' }
  /** Nobody stands: no candidates, or all have withdrawn. */
  | { readonly reason: 'no-candidates' }
  | { readonly reason: 'too-many-candidates' }
  /** Not a list of different candidates. */
  | { readonly reason: 'bad-withdrawn' }
  | { readonly reason: 'bad-lot' }
  /** More papers are said to be invalid than there are without a preference. */
  | { readonly reason: 'bad-invalid' }
  /** A group's preferences are not different candidates, its number of papers is not 1 or more, or all
   * groups together hold more than `maxPapers` (under Meek 9,007,199, so that nine places stay exact). */
  | BadPapers
  | BadReserved
  /** The constraints overlap in too many ways for the search in `reserved/simplex.ts`. */
  | { readonly reason: 'reserved-too-hard' }
  | LotNeeded;

/** Bounds that keep a mistyped file from filling the memory. */
export const maxCandidates = 10_000;
export const maxSeats = 10_000;

/** Counts the papers by the rule named. The same input always gives the same transcript. */
export function count(input: CountInput): Result<Transcript, CountRefusal> {
  const { rule, seats, candidates, groups, withdrawn = [], lot } = input;
  if (!Number.isInteger(seats) || seats < 1 || seats > maxSeats)
    return err({ reason: 'bad-seats' });
  if (rule === 'av' && seats !== 1) return err({ reason: 'av-has-one-seat' });
  if (rule === 'plurality' && seats !== 1) return err({ reason: 'plurality-has-one-seat' });
  if (candidates.length > maxCandidates) return err({ reason: 'too-many-candidates' });
  if (!areDifferent(withdrawn, candidates.length)) return err({ reason: 'bad-withdrawn' });
  if (lot !== undefined && !areDifferent(lot, candidates.length)) return err({ reason: 'bad-lot' });
  if (withdrawn.length === candidates.length) return err({ reason: 'no-candidates' });
  const reserved = input.reserved && checkReserved(input.reserved, candidates.length, seats);
  if (reserved?.ok === false) return reserved;
  const piles = Piles.lay(candidates.length, groups);
  if (!piles.ok) return piles;
  if (!areAmong(input.invalid, groups)) return err({ reason: 'bad-invalid' });
  const contest = { rule, seats, candidates, withdrawn, lot, groups, piles: piles.value };
  try {
    return countBy({ ...contest, reserved: reserved?.value, invalid: input.invalid });
  } catch (error) {
    if (error instanceof TooHard) return err({ reason: 'reserved-too-hard' });
    throw error;
  }
}

function countBy(contest: Contest): Result<Transcript, CountRefusal> {
  switch (contest.rule) {
    case 'scottish-2011':
      return scottish2011(contest);
    case 'av':
      return av(contest);
    case 'ers97':
      return ers97(contest);
    case 'meek-prf':
      return meekPrf(contest);
    case 'plurality':
      return plurality(contest);
    default:
      return unreachable(contest.rule);
  }
}

/** Whether the invalid papers are among those without any preference. */
function areAmong(invalid: InvalidPapers = {}, groups: readonly PaperGroup[]): boolean {
  const numbers = Object.values(invalid);
  const empty = groups.reduce(
    (all, { preferences, papers }) => (preferences.length === 0 ? all + papers : all),
    0,
  );
  return (
    numbers.every((papers) => Number.isInteger(papers) && papers >= 0) &&
    numbers.reduce((all, papers) => all + papers, 0) <= empty
  );
}

function areDifferent(indices: readonly number[], candidates: number): boolean {
  return (
    new Set(indices).size === indices.length &&
    indices.every((index) => Number.isInteger(index) && index >= 0 && index < candidates)
  );
}
