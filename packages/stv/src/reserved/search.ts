/**
 * Whether a set of the elected with the wanted characteristics exists: an exact search over the kinds of
 * candidates, not over the candidates. Those of whom the same constraints speak are of one kind, and a
 * set is described by how many of each kind it has.
 */
import type { Constraint } from './constraint.ts';

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

/** How many of each kind a possible set within the range has, or undefined when there is none. */
export function findSet(kinds: readonly Kind[], aim: Aim, range: Range): number[] | undefined {
  const search = new Search(kinds, aim, range);
  const found: number[] = [];
  const stopped = search.run((taken) => {
    found.push(...taken);
    return true;
  });
  return stopped ? found : undefined;
}

/**
 * Calls `found` with each way in which a possible set within the range can be made up of the kinds,
 * until it says true. Without `steps` the search always ends with the truth; with them it gives up
 * after so many and says undefined.
 */
export function everySet(
  kinds: readonly Kind[],
  aim: Aim,
  range: Range,
  steps: number,
  found: (taken: readonly number[]) => boolean,
): boolean | undefined {
  const search = new Search(kinds, aim, range, steps);
  const stopped = search.run(found);
  return search.gaveUp ? undefined : stopped;
}

type Visit = (taken: readonly number[]) => boolean;

/** Depth first, one kind after the other, those first who matter to most constraints. */
class Search {
  readonly #kinds: readonly Kind[];
  readonly #aim: Aim;
  readonly #range: Range;
  readonly #order: readonly number[];
  /** [place in order][constraint]: how many of whom it speaks the kinds from there on can give. */
  readonly #supply: readonly (readonly number[])[];
  /** [place in order]: how many they can give in all. */
  readonly #people: readonly number[];
  /** [place in order]: to how many minimums one of them can count at most. */
  readonly #cover: readonly number[];
  /** States from which nothing was found. */
  readonly #dead = new Set<string>();
  readonly #taken: number[];
  #visited = 0;
  #steps: number;
  gaveUp = false;

  constructor(kinds: readonly Kind[], aim: Aim, range: Range, steps = Infinity) {
    this.#kinds = kinds;
    this.#aim = aim;
    this.#range = range;
    this.#steps = steps;
    this.#taken = [...range.from];
    const weight = (k: number) => kinds[k]?.in.filter(Boolean).length ?? 0;
    this.#order = [...kinds.keys()]
      .filter((k) => this.#spread(k) > 0)
      .sort((a, b) => weight(b) - weight(a) || a - b);
    const supply = [aim.constraints.map(() => 0)];
    const people = [0];
    const cover = [0];
    for (const k of this.#order.toReversed()) {
      const { in: inside } = kinds[k] as Kind;
      const n = this.#spread(k);
      const minimums = aim.constraints.filter((c, i) => c.bound === 'at-least' && inside[i]).length;
      supply.unshift((supply[0] as number[]).map((s, i) => s + (inside[i] ? n : 0)));
      people.unshift((people[0] as number) + n);
      cover.unshift(Math.max(cover[0] as number, minimums));
    }
    this.#supply = supply;
    this.#people = people;
    this.#cover = cover;
  }

  #spread(kind: number): number {
    return (this.#range.to[kind] as number) - (this.#range.from[kind] as number);
  }

  run(visit: Visit): boolean {
    const { constraints, places } = this.#aim;
    if (this.#kinds.some((_, k) => this.#spread(k) < 0)) return false;
    const left = constraints.map(({ number }) => number);
    let open = places;
    for (const [k, { in: inside }] of this.#kinds.entries()) {
      const n = this.#range.from[k] as number;
      open -= n;
      for (let i = 0; i < left.length; i++) if (inside[i]) (left[i] as number) -= n;
    }
    return this.#from(0, open, left, visit);
  }

  /**
   * `open` places are left to fill with kinds from `at` on; `left[i]` is what constraint i still needs,
   * or still allows.
   */
  #from(at: number, open: number, left: readonly number[], visit: Visit): boolean {
    if (this.gaveUp || !this.#hopeful(at, open, left)) return false;
    if (at === this.#order.length) {
      this.#visited++;
      return visit(this.#taken);
    }
    if (this.#steps-- <= 0) {
      this.gaveUp = true;
      return false;
    }
    const key = this.#key(at, open, left);
    if (this.#dead.has(key)) return false;
    const kind = this.#order[at] as number;
    const { in: inside } = this.#kinds[kind] as Kind;
    const from = this.#range.from[kind] as number;
    const reached = this.#visited;
    for (let n = Math.min(this.#spread(kind), open); n >= 0; n--) {
      this.#taken[kind] = from + n;
      const rest = left.map((number, i) => (inside[i] ? number - n : number));
      if (this.#from(at + 1, open - n, rest, visit)) return true;
    }
    this.#taken[kind] = from;
    if (this.#visited === reached && !this.gaveUp) this.#dead.add(key);
    return false;
  }

  /** False only where certainly nothing can be found. */
  #hopeful(at: number, open: number, left: readonly number[]): boolean {
    const { constraints, eachMisses, allMiss } = this.#aim;
    if (open < 0 || open > (this.#people[at] as number)) return false;
    const supply = this.#supply[at] as readonly number[];
    let missed = 0;
    let needed = 0;
    for (const [i, { bound }] of constraints.entries()) {
      const number = left[i] as number;
      const others = (this.#people[at] as number) - (supply[i] as number);
      if (bound === 'at-most') {
        // Whoever it does not speak of must be able to fill the rest.
        if (number < 0 || open - others > number) return false;
      } else if (number > 0) {
        const miss = Math.max(0, number - Math.min(open, supply[i] as number));
        if (miss > eachMisses) return false;
        missed += miss;
        needed += number;
      }
    }
    return missed <= allMiss && needed - allMiss <= open * (this.#cover[at] as number);
  }

  /** States that differ only in what no longer matters are one. */
  #key(at: number, open: number, left: readonly number[]): string {
    const numbers = this.#aim.constraints.map(({ bound }, i) => {
      const number = left[i] as number;
      return bound === 'at-least' ? Math.max(0, number) : Math.min(open, number);
    });
    return `${at},${open},${numbers.join()}`;
  }
}
