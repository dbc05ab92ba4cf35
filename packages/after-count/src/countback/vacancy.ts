import { err, ok, type Result } from '@teller/basics';
import {
  type CountInput,
  checkReserved,
  speaksOf,
  type BadReserved,
  type Reserved,
} from '@teller/stv';

/** A place that has become empty, candidates as indices from 0. */
export interface Vacancy {
  /** Everybody who sat until now: those elected, or who came in by a countback since. */
  readonly members: readonly number[];
  /** Who of them has left. */
  readonly departed: number;
  /** Candidates who no longer wish to stand, or can't. */
  readonly unwilling: readonly number[];
}

/** Who can come in. */
export interface Standing {
  /** The members who stay, by candidate number. */
  readonly sitting: readonly number[];
  /** Candidates any of whom can fill the place, by number. */
  readonly eligible: readonly number[];
  /** Willing candidates with whom the reserved places would not be kept, by number. */
  readonly barred: readonly number[];
}

/** Why a countback was not made. */
export type VacancyRefusal =
  /** Not lists of different candidates, or a member who has withdrawn. */
  | { readonly reason: 'bad-candidates' }
  /** Who has left was not a member. */
  | { readonly reason: 'not-a-member' }
  /** More members than places. */
  | { readonly reason: 'too-many-members' }
  /** Who has left came in by a countback, and no papers of the count had elected them. */
  | { readonly reason: 'not-elected-by-these-papers' }
  /** No candidate is left who could come in. */
  | { readonly reason: 'nobody-stands' }
  /** With whoever stands, the reserved places would not be kept: the place stays empty. */
  | { readonly reason: 'nobody-keeps-the-reserved-places' }
  | BadReserved;

/**
 * Who can fill a place, the reserved places being in force for the whole body as it will be (R1 and R2 of
 * RESERVED.md, for the sets with all who sit): every maximum is kept; under `leave-vacant` no minimum is
 * missed by more people than there are other empty seats; and of those with whom this is so, only those
 * with whom the minimums are missed least, all taken together.
 */
export function whoCanStand(input: CountInput, vacancy: Vacancy): Result<Standing, VacancyRefusal> {
  const { candidates, withdrawn = [], seats } = input;
  const { members, departed, unwilling } = vacancy;
  const isCandidate = (c: number) => Number.isInteger(c) && c >= 0 && c < candidates.length;
  const lists = [members, unwilling];
  if (
    !lists.every((list) => list.every(isCandidate) && new Set(list).size === list.length) ||
    members.some((member) => withdrawn.includes(member))
  )
    return err({ reason: 'bad-candidates' });
  if (!members.includes(departed)) return err({ reason: 'not-a-member' });
  if (members.length > seats) return err({ reason: 'too-many-members' });
  const sitting = members.filter((member) => member !== departed).toSorted((a, b) => a - b);
  const willing = [...candidates.keys()].filter(
    (c) => !members.includes(c) && !withdrawn.includes(c) && !unwilling.includes(c),
  );
  if (willing.length === 0) return err({ reason: 'nobody-stands' });
  if (input.reserved === undefined) return ok({ sitting, eligible: willing, barred: [] });
  const checked = checkReserved(input.reserved, candidates.length, seats);
  if (!checked.ok) return checked;
  const empty = seats - members.length;
  const misses = willing.map((one) => missed(checked.value, [...sitting, one], empty));
  const least = Math.min(...misses);
  if (least === Infinity) return err({ reason: 'nobody-keeps-the-reserved-places' });
  return ok({
    sitting,
    eligible: willing.filter((_, i) => misses[i] === least),
    barred: willing.filter((_, i) => misses[i] !== least),
  });
}

/** By how many people a body misses the minimums, all together; infinitely many if it can't be. */
function missed(
  { constraints, characteristics, lapse }: Reserved,
  body: readonly number[],
  empty: number,
): number {
  let all = 0;
  for (const one of constraints) {
    const has = body.filter((member) => speaksOf(one, characteristics[member] ?? [])).length;
    const miss = one.bound === 'at-least' ? Math.max(0, one.number - has) : 0;
    if (one.bound === 'at-most' && has > one.number) return Infinity;
    if (lapse === 'leave-vacant' && miss > empty) return Infinity;
    all += miss;
  }
  return all;
}
