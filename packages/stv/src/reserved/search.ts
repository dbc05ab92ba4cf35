/**
 * Whether a set of the elected with the wanted characteristics exists, and how many there are: exact
 * searches over the kinds of candidates, not over the candidates. Those of whom the same constraints
 * speak are of one kind, and a set is described by how many of each kind it has.
 */
import type { Constraint } from './constraint.ts';
import { Simplex } from './simplex.ts';

/** Candidates who are alike to every constraint. */
export interface Kind {
  /** Per constraint: whether it speaks of them. */
  readonly in: readonly boolean[];
}

/** What makes a set a possible one. */
export interface Aim {
  /** How many are elected in all. */
  readonly places: number;
  readonly constraints: readonly Constraint[];
  /** By how much any one minimum may be missed, and all of them together: none, but for a lapse. */
  readonly eachMisses: number;
  readonly allMiss: number;
}

/** For each kind, how many a set must have at least and can have at most. */
export interface Range {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Finds possible sets of these kinds. */
export class Search {
  readonly #kinds: readonly Kind[];
  readonly #groups: readonly (readonly number[])[];
  readonly #simplex: Simplex;

  /** @param work how much all searches together may look at; see `TooHard` */
  constructor(kinds: readonly Kind[], constraints: readonly Constraint[], work: number) {
    this.#kinds = kinds;
    this.#groups = grouped(kinds, constraints);
    // Besides the numbers of each kind: by how much the minimum of each group is missed.
    const groups = this.#groups;
    const sums = [
      [...kinds.map(() => true), ...groups.map(() => false)],
      [...kinds.map(() => false), ...groups.map(() => true)],
      ...groups.map((group) => [
        ...kinds.map((kind) => kind.in[group[0] as number] === true),
        ...groups.map((other) => other === group),
      ]),
    ];
    this.#simplex = new Simplex(kinds.length, kinds.length + groups.length, sums, work);
  }

  /**
   * How many of each kind a possible set within the range has, or undefined when there is none.
   *
   * @throws {TooHard} when there is not enough work left to say
   */
  find(
    { places, constraints, eachMisses, allMiss }: Aim,
    { from, to }: Range,
  ): readonly number[] | undefined {
    const bounds = this.#groups.map((group) => {
      const of = (bound: Constraint['bound']) =>
        group.flatMap((i) =>
          constraints[i]?.bound === bound ? (constraints[i]?.number ?? 0) : [],
        );
      return { from: Math.max(0, ...of('at-least')), to: Math.min(...of('at-most')) };
    });
    const variables = [
      ...this.#kinds.map((_, k) => ({ from: from[k] as number, to: to[k] as number })),
      ...bounds.map((one) => ({ from: 0, to: Math.min(one.from, eachMisses, allMiss) })),
    ];
    const sums = [{ from: places, to: places }, { from: 0, to: allMiss }, ...bounds];
    return this.#simplex.solve(variables, sums);
  }
}

/**
 * Constraints on the same people together, by index: up to one minimum, as each is missed by itself,
 * and maximums that are no less.
 */
function grouped(
  kinds: readonly Kind[],
  constraints: readonly Constraint[],
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const agree = (i: number, j: number) => {
    const [one, other] = [constraints[i], constraints[j]];
    if (one?.bound === other?.bound) return one?.bound === 'at-most';
    const [least, most] = one?.bound === 'at-least' ? [one, other] : [other, one];
    return (least?.number ?? 0) <= (most?.number ?? 0);
  };
  for (const i of constraints.keys()) {
    const same = groups.find(
      (group) =>
        kinds.every((kind) => kind.in[i] === kind.in[group[0] as number]) &&
        group.every((j) => agree(i, j)),
    );
    if (same === undefined) groups.push([i]);
    else same.push(i);
  }
  return groups;
}

/**
 * How many sets of candidates within the range are possible ones; undefined when there are more than
 * `most`, or when it is not soon said: with many kinds to choose from, or thousands of ways to begin.
 */
export function countSets(
  all: readonly Kind[],
  { places, constraints, eachMisses, allMiss }: Aim,
  { from, to }: Range,
  most: bigint,
): bigint | undefined {
  const toChoose = (_: unknown, k: number) => (to[k] as number) - (from[k] as number);
  const kinds = all.filter((kind, k) => toChoose(kind, k) > 0);
  const spread = all.map(toChoose).filter((n) => n > 0);
  if (kinds.length > mostKinds) return undefined;
  // What the kinds from each one on can still give: in all, and to each constraint.
  const people = [0];
  const supply = [constraints.map(() => 0)];
  for (const k of [...kinds.keys()].toReversed()) {
    const n = spread[k] as number;
    people.unshift((people[0] as number) + n);
    supply.unshift((supply[0] as number[]).map((s, i) => s + (kinds[k]?.in[i] ? n : 0)));
  }
  const known = new Map<string, bigint>();
  let isMany = false;

  /** `open` places are for kinds from `k` on; `left[i]` is what constraint i still needs, or allows. */
  const ways = (k: number, open: number, left: readonly number[]): bigint => {
    if (isMany || open < 0 || open > (people[k] as number)) return 0n;
    let missed = 0;
    for (const [i, { bound }] of constraints.entries()) {
      const number = left[i] as number;
      const given = Math.min(open, supply[k]?.[i] as number);
      const others = (people[k] as number) - (supply[k]?.[i] as number);
      // Whoever a maximum does not speak of must be able to fill the rest.
      if (bound === 'at-most' && open - others > number) return 0n;
      if (bound === 'at-most' && number < 0) return 0n;
      const miss = bound === 'at-least' ? Math.max(0, number - given) : 0;
      if (miss > eachMisses) return 0n;
      missed += miss;
    }
    if (missed > allMiss) return 0n;
    if (k === kinds.length) return 1n;
    // Beginnings that differ only in what no longer matters are one.
    const needs = constraints.map(({ bound }, i) =>
      bound === 'at-least' ? Math.max(0, left[i] as number) : Math.min(open, left[i] as number),
    );
    const beginning = `${k},${open},${needs.join()}`;
    const before = known.get(beginning);
    if (before !== undefined) return before;
    let sum = 0n;
    for (let n = 0; n <= Math.min(spread[k] as number, open); n++) {
      const rest = left.map((number, i) => (kinds[k]?.in[i] ? number - n : number));
      sum += choose(spread[k] as number, n) * ways(k + 1, open - n, rest);
    }
    // Every beginning is that of a set at least: what comes after it alone can be too many.
    isMany ||= sum > most || known.size > mostBeginnings;
    known.set(beginning, sum);
    return sum;
  };

  const taken = from.reduce((sum, n) => sum + n, 0);
  const left = constraints.map(({ number }, i) =>
    from.reduce((rest, n, k) => rest - (all[k]?.in[i] ? n : 0), number),
  );
  const sets = ways(0, places - taken, left);
  return isMany ? undefined : sets;
}

const mostKinds = 60;
const mostBeginnings = 5000;

/** In how many ways n can be chosen of `all`. */
function choose(all: number, n: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= Math.min(n, all - n); i++) ways = (ways * BigInt(all - i + 1)) / BigInt(i);
  return ways;
}
