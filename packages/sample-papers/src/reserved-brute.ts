/** Reserved places by listing every set of candidates there is: what src/reserved must agree with. */
import * as fc from 'fast-check';
import type { Constraint, Reserved } from '@teller/stv';
import { smallElections, type SmallElection } from './elections.ts';

type Candidates = readonly number[];

export interface ReservedElection extends SmallElection {
  readonly reserved: Reserved;
}

const labels = ['woman', 'bame', 'young'];
const constraints: fc.Arbitrary<Constraint> = fc.record({
  bound: fc.constantFrom('at-least', 'at-most'),
  number: fc.nat({ max: 3 }),
  of: fc.array(fc.subarray(labels, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
});

/** Made-up elections with up to four constraints that do not ask for what can never be. */
export const reservedElections: fc.Arbitrary<ReservedElection> = smallElections.chain((election) =>
  fc
    .record({
      characteristics: fc.array(fc.subarray(labels), {
        minLength: election.candidates,
        maxLength: election.candidates,
      }),
      constraints: fc.array(constraints, { maxLength: 4 }),
      lapse: fc.constantFrom('leave-vacant' as const, 'minimum-lapses' as const),
    })
    .map((reserved) => ({
      ...election,
      reserved: { ...reserved, constraints: sensible(reserved.constraints, election.seats) },
    })),
);

function sensible(all: readonly Constraint[], seats: number): readonly Constraint[] {
  return all
    .map((one) =>
      one.bound === 'at-least' ? { ...one, number: Math.min(one.number, seats) } : one,
    )
    .filter((one, i) => !all.slice(0, i).some((other) => whom(other) === whom(one)));
}

function whom({ of }: Constraint): string {
  const lists = of.filter(
    (list) => !of.some((o) => o.length < list.length && o.every((label) => list.includes(label))),
  );
  return [...new Set(lists.map((list) => list.toSorted().join('&')))].toSorted().join('|');
}

function subsets(of: Candidates): Candidates[] {
  return of.reduce<Candidates[]>((all, c) => [...all, ...all.map((set) => [...set, c])], [[]]);
}

export interface BruteSets {
  readonly sets: readonly Candidates[];
  readonly places: number;
  readonly missed: number;
}

/** Every set that may be elected, in the words of lapse.ts and by nothing but counting heads. */
export function bruteSets({ candidates, seats, withdrawn, reserved }: ReservedElection): BruteSets {
  const standing = [...Array(candidates).keys()].filter((c) => !withdrawn.includes(c));
  const heads = (set: Candidates, one: Constraint) =>
    set.filter((c) => speaksOf(one, reserved.characteristics[c] ?? [])).length;
  const minimums = reserved.constraints.filter(({ bound }) => bound === 'at-least');
  const maximums = reserved.constraints.filter(({ bound }) => bound === 'at-most');
  const misses = (set: Candidates) =>
    minimums.map((one) => Math.max(0, one.number - heads(set, one)));
  for (let empty = 0; ; empty++) {
    const sets = subsets(standing).filter(
      (set) =>
        set.length === seats - empty &&
        maximums.every((one) => heads(set, one) <= one.number) &&
        (reserved.lapse === 'minimum-lapses' || misses(set).every((miss) => miss <= empty)),
    );
    if (sets.length === 0) continue;
    const missed = Math.min(...sets.map((set) => sum(misses(set))));
    return {
      sets: sets.filter((set) => sum(misses(set)) === missed),
      places: seats - empty,
      missed,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The sets of so many places with so many misses that some of the constraints alone leave. */
export function bruteSetsUnder(
  { candidates, seats, withdrawn, reserved }: ReservedElection,
  constraints: readonly Constraint[],
  places: number,
  missed: number,
): readonly Candidates[] {
  const standing = [...Array(candidates).keys()].filter((c) => !withdrawn.includes(c));
  const each = reserved.lapse === 'leave-vacant' ? seats - places : Infinity;
  return subsets(standing).filter((set) => {
    const over = constraints.map(
      (one) =>
        set.filter((c) => speaksOf(one, reserved.characteristics[c] ?? [])).length - one.number,
    );
    const misses = over.map((n, i) => (constraints[i]?.bound === 'at-least' ? Math.max(0, -n) : 0));
    return (
      set.length === places &&
      over.every((n, i) => constraints[i]?.bound === 'at-least' || n <= 0) &&
      misses.every((miss) => miss <= each) &&
      sum(misses) <= missed
    );
  });
}

function speaksOf({ of }: Constraint, labels: readonly string[]): boolean {
  return of.some((list) => list.every((label) => labels.includes(label)));
}

/** Of these sets, those with all who are elected and none who is out. */
export function remaining(
  sets: readonly Candidates[],
  elected: Candidates,
  out: Candidates,
): readonly Candidates[] {
  return sets.filter(
    (set) => elected.every((c) => set.includes(c)) && !out.some((c) => set.includes(c)),
  );
}
