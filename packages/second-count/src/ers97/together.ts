import { ok, type Result } from '@teller/basics';
import type { Hall, SecondRefusal } from '../hall.ts';
import { sumOf } from '../decimal.ts';
import type { Sheet } from '../table.ts';
import { aheadOf, byLot, inOrder } from '../ties.ts';

export interface LowestAsked {
  readonly hall: Hall;
  readonly sheets: readonly Sheet[];
  /** Who may be excluded. */
  readonly free: readonly number[];
  /** All surpluses that would wait. */
  readonly waiting: bigint;
}

export interface Lowest {
  /** Who goes, fewest votes first; nobody when surpluses can't wait. */
  readonly out: readonly number[];
  /** What the surpluses that wait would have to exceed: 5.2.2(a) if they don't, else 5.2.2(b). */
  readonly gap: bigint;
}

/**
 * 5.2.5: the greatest number of the lowest who can go together: enough must stay for the places left, and
 * all their votes with what waits must be no more than the next above has; and a set of those elected has to
 * stay possible [R6].
 */
export function togetherOut(asked: LowestAsked): Result<Lowest, SecondRefusal> {
  const { hall, sheets, free, waiting } = asked;
  const latest = sheets.slice(-1);
  const votes = (n: number) => latest[0]?.votes[n] ?? 0n;
  const low = inOrder(free, 'fewest', latest);
  const most = hall.places.continuing.length - hall.places.left;
  for (let number = Math.min(most, low.length - 1); number > 0; number--) {
    const next = low[number];
    const theirs = sumOf(low.slice(0, number).map(votes));
    if (next === undefined || theirs + waiting > votes(next)) continue;
    const out = choose(asked, low, number);
    if (!out.ok) return out;
    if (out.value === undefined) continue;
    const ofLowest = sumOf(low.slice(1, 2).map(votes)) - sumOf(low.slice(0, 1).map(votes));
    const gap = waiting <= ofLowest ? ofLowest : votes(next) - theirs;
    return ok({ out: out.value, gap });
  }
  return ok({ out: [], gap: 0n });
}

/** So many of the lowest; undefined if no set stays possible without them. */
function choose(
  { hall, sheets }: LowestAsked,
  low: readonly number[],
  number: number,
): Result<readonly number[] | undefined, SecondRefusal> {
  const votes = (n: number | undefined) => (n === undefined ? 0n : sheets.at(-1)?.votes[n]);
  const highest = votes(low[number - 1]);
  const level = low.filter((n) => votes(n) === highest);
  const below = low.slice(0, low.indexOf(level[0] ?? -1));
  if (below.length + level.length === number) {
    const all = [...below, ...level];
    return ok(hall.places.canLose(all) ? all : undefined);
  }
  const out = [...below];
  while (out.length < number) {
    const rest = level.filter((n) => !out.includes(n) && hall.places.canLose([...out, n]));
    if (rest.length === 0) return ok(undefined);
    // Fewer votes at the earliest point where they were unequal; the lot if they never were.
    const goes = byLot(aheadOf(rest, 'fewest', sheets), 'fewest', hall.lot);
    if (!goes.ok) return goes;
    out.push(goes.value);
  }
  return ok(out);
}
