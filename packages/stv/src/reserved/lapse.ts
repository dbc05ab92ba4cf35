import { assert } from '@teller/basics';
import type { Shortage } from '../transcript.ts';
import type { Constraint, Lapse } from './constraint.ts';
import type { Aim, Kind, Search } from './search.ts';

/** What is aimed at with those who stand. */
export interface Agreed {
  readonly aim: Aim;
  /** Minimums for which too few stand. */
  readonly short: readonly Shortage[];
}

/**
 * What the possible sets are when the constraints can't all be kept with those who stand. No order of
 * constraints comes into it:
 *
 * 1. A maximum is always kept, and as many places as possible are filled. Under `leave-vacant` a place
 *    that stays empty counts towards every minimum, so that as few stay empty as the minimums allow;
 *    under `minimum-lapses` the minimums keep no place empty.
 * 2. Then the minimums are missed by as little as possible, all of them taken together.
 *
 * Where everything can be kept, this is every complete set that keeps it.
 */
export function agree(
  kinds: readonly Kind[],
  constraints: readonly Constraint[],
  lapse: Lapse,
  seats: number,
  standing: readonly number[],
  search: Search,
): Agreed {
  const range = { from: kinds.map(() => 0), to: standing };
  const exists = (aim: Aim) => search.find(aim, range) !== undefined;
  const people = standing.reduce((all, n) => all + n, 0);
  const most = constraints.reduce(
    (all, { bound, number }) => (bound === 'at-least' ? all + number : all),
    0,
  );
  const aimed = (empty: number, allMiss: number): Aim => ({
    places: seats - empty,
    constraints,
    eachMisses: lapse === 'leave-vacant' ? empty : most,
    allMiss,
  });
  // With nobody elected at all, every maximum is kept and an empty place stands for every minimum.
  const empty = least(Math.max(0, seats - people), seats, (n) => exists(aimed(n, most)));
  const missed = least(0, most, (n) => exists(aimed(empty, n)));
  const aim = aimed(empty, missed);
  assert(exists(aim), 'a possible set is left');
  const short = constraints.flatMap(({ bound, number }, constraint) => {
    const stand = standing.reduce((all, n, k) => all + (kinds[k]?.in[constraint] ? n : 0), 0);
    return bound === 'at-least' && stand < number ? [{ constraint, standing: stand }] : [];
  });
  return { aim, short };
}

/** The least number from `from` that holds; `to`, which is known to hold, if none below it does. */
function least(from: number, to: number, holds: (n: number) => boolean): number {
  for (let n = from; n < to; n++) if (holds(n)) return n;
  return to;
}
