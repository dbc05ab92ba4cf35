/** Reserved places as they are asked for: labels of the candidates, and constraints on those elected. */
export interface SecondReserved {
  /** The labels of each candidate, by number. */
  readonly characteristics: readonly (readonly string[])[];
  readonly constraints: readonly SecondConstraint[];
  /** What happens where too few stand for the minimums [R2]. */
  readonly lapse: 'leave-vacant' | 'minimum-lapses';
}

/** At least, or at most, so many of those elected have all the labels of one of the lists. */
export interface SecondConstraint {
  readonly bound: 'at-least' | 'at-most';
  readonly number: number;
  readonly of: readonly (readonly string[])[];
}

/** A minimum or a maximum, and the candidates it speaks of. */
export interface Bound {
  readonly number: number;
  readonly people: ReadonlySet<number>;
}

/** Whether the constraints can be counted with. */
export function isSensible(
  { characteristics, constraints }: SecondReserved,
  candidates: number,
  seats: number,
): boolean {
  return (
    characteristics.length === candidates &&
    constraints.every(
      ({ bound, number, of }) =>
        Number.isSafeInteger(number) &&
        number >= 0 &&
        of.length > 0 &&
        (bound === 'at-most' || number <= seats),
    )
  );
}

/**
 * The minimums, or the maximums. What is said twice of the same people is said once, as strictly as it
 * was said.
 */
export function boundsOf(
  { characteristics, constraints }: SecondReserved,
  bound: SecondConstraint['bound'],
): readonly Bound[] {
  const strictest = new Map<string, SecondConstraint>();
  for (const one of constraints) {
    if (one.bound !== bound) continue;
    const whom = meaningOf(one.of);
    const number = strictest.get(whom)?.number ?? one.number;
    if (bound === 'at-least' ? one.number >= number : one.number <= number)
      strictest.set(whom, one);
  }
  return [...strictest.values()].map(({ number, of }) => ({
    number,
    people: new Set([...characteristics.keys()].filter((n) => isOf(characteristics[n] ?? [], of))),
  }));
}

function isOf(labels: readonly string[], of: SecondConstraint['of']): boolean {
  return of.some((all) => all.every((label) => labels.includes(label)));
}

/** The same text for what means the same: "a or b" is "b or a", and "a or (a and b)" is "a". */
function meaningOf(of: SecondConstraint['of']): string {
  const needed = of.filter(
    (all) => !of.some((other) => new Set(other).size < new Set(all).size && isOf(all, [other])),
  );
  const texts = needed.map((all) => JSON.stringify([...new Set(all)].sort()));
  return JSON.stringify([...new Set(texts)].sort());
}
