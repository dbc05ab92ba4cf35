import type { Exclusion, Stage, Transcript } from '@teller/stv';
import { minus, of, type Votes } from '@teller/stv/votes';

/** By how many votes somebody was excluded, or was not elected. */
export interface Gap {
  /** The stage at whose end it was decided, as an index into `stages`. */
  readonly stage: number;
  readonly kind: 'exclusion' | 'last-place';
  /** Who was excluded, or came next behind those elected. */
  readonly lower: number;
  /** Who stayed with fewest votes and could have been excluded, or was elected with fewest. */
  readonly upper: number;
  /**
   * The votes of `upper` without those of `lower`. Nought where a tie was broken; less where Meek's rule
   * lets the lot decide among those whom the surplus could still lift.
   */
  readonly votes: Votes;
}

/**
 * The gap that decided each exclusion, in the order of the count, and at the end that between the last
 * elected and the next. Who is guarded could not have been excluded and is passed over; whoever is doomed
 * goes for no gap and has none.
 */
export function gaps(t: Transcript): readonly Gap[] {
  return t.stages.flatMap((stage, index) => [
    ...exclusionGaps(stage, index),
    ...(index === t.stages.length - 1 ? lastPlace(stage, index) : []),
  ]);
}

/** Those who could be excluded instead of somebody: who stay and are not guarded. */
export function stayed(stage: Stage): readonly number[] {
  return withStanding(stage, 'continuing').filter(
    (candidate) => stage.guarded?.includes(candidate) !== true,
  );
}

/** At the last stage: who has just been elected, and who is left. */
export function lastStand(stage: Stage): {
  readonly elected: readonly number[];
  readonly left: readonly number[];
} {
  const formally = stage.excluded.filter(isFormal).map(({ candidate }) => candidate);
  return {
    elected: stage.elected.map(({ candidate }) => candidate),
    left: [...withStanding(stage, 'continuing'), ...formally],
  };
}

function exclusionGaps(stage: Stage, index: number): readonly Gap[] {
  // Where an exclusion ends the count, those who stay have just been elected instead.
  const others = stayed(stage);
  const rivals =
    others.length > 0
      ? others
      : stage.elected.filter(({ reason }) => reason === 'last-vacancies').map((e) => e.candidate);
  const upper = extreme(stage, rivals, (a, b) => a < b);
  if (upper === undefined) return [];
  return stage.excluded
    .filter((exclusion) => exclusion.reason !== 'doomed' && !isFormal(exclusion))
    .map(({ candidate }) => gap(stage, index, 'exclusion', candidate, upper));
}

function lastPlace(stage: Stage, index: number): readonly Gap[] {
  const { elected, left } = lastStand(stage);
  const upper = extreme(stage, elected, (a, b) => a < b);
  const lower = extreme(stage, left, (a, b) => a > b);
  if (upper === undefined || lower === undefined) return [];
  const found = gap(stage, index, 'last-place', lower, upper);
  // Reserved places can elect whoever has fewer votes: then no gap decided it.
  return found.votes < 0 ? [] : [found];
}

function gap(stage: Stage, index: number, kind: Gap['kind'], lower: number, upper: number): Gap {
  const votes = minus(of(stage.totals, upper), of(stage.totals, lower));
  return { stage: index, kind, lower, upper, votes };
}

/** ERS97 excludes in so many words who is left at the end, or would leave too few [5.5.2]. */
function isFormal({ paragraph }: Exclusion): boolean {
  return paragraph === '5.5.2';
}

function withStanding({ standing }: Stage, which: Stage['standing'][number]): readonly number[] {
  return [...standing.keys()].filter((candidate) => standing[candidate] === which);
}

function extreme(
  { totals }: Stage,
  among: readonly number[],
  before: (a: Votes, b: Votes) => boolean,
): number | undefined {
  let found: number | undefined;
  for (const candidate of among) {
    if (found === undefined || before(of(totals, candidate), of(totals, found))) found = candidate;
  }
  return found;
}
