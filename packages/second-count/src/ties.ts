import { err, ok, type Result } from '@teller/basics';
import type { SecondRefusal } from './hall.ts';
import type { Sheet } from './table.ts';

/** Whether a choice goes to those with most votes (elections, surpluses) or with fewest (exclusions). */
export type Wanted = 'most' | 'fewest';

/**
 * Of equal candidates those who come first when the sheets are looked through one after the other: at
 * each only those with the most (or fewest) votes are left.
 */
export function aheadOf(
  equals: readonly number[],
  wanted: Wanted,
  sheets: readonly Sheet[],
): readonly number[] {
  let left = equals;
  for (const { votes } of sheets) {
    if (left.length < 2) break;
    const best = extreme(
      left.map((n) => votes[n] ?? 0n),
      wanted,
    );
    left = left.filter((n) => votes[n] === best);
  }
  return left;
}

/** The largest, or the smallest, of one or more. */
export function extreme(votes: readonly bigint[], wanted: Wanted): bigint {
  return votes.reduce((a, b) => ((wanted === 'most' ? a > b : a < b) ? a : b));
}

/** One of those between whom only the lot can decide: the first drawn wins, the last drawn loses. */
export function byLot(
  equals: readonly number[],
  wanted: Wanted,
  lot: readonly number[] | undefined,
): Result<number, SecondRefusal> {
  const drawn = equals.length === 1 ? equals : (lot ?? []).filter((n) => equals.includes(n));
  const chosen = wanted === 'most' ? drawn.at(0) : drawn.at(-1);
  if (chosen === undefined || drawn.length < equals.length)
    return err({ reason: 'lot-needed', candidates: equals.toSorted((a, b) => a - b) });
  return ok(chosen);
}

/**
 * Most votes first (or fewest); equals by the sheets one after the other, else as on the ballot paper.
 */
export function inOrder(
  candidates: readonly number[],
  wanted: Wanted,
  sheets: readonly Sheet[],
): readonly number[] {
  const sign = wanted === 'most' ? 1 : -1;
  return candidates.toSorted((a, b) => {
    for (const { votes } of sheets) {
      const ahead = (votes[b] ?? 0n) - (votes[a] ?? 0n);
      if (ahead !== 0n) return ahead > 0n ? sign : -sign;
    }
    return a - b;
  });
}
