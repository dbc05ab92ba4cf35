/**
 * Which sets of candidates are still possible [R1, R2]. The candidates are gone through one by one, each in
 * the set or not; what has been decided so far matters only by how many are in and by how many heads each
 * minimum still lacks and each maximum still allows. From equal standpoints the same sets can be reached,
 * so the number of them is worked out once.
 */
import type { Bound } from './reserved.ts';

/** What is asked of a set. */
export interface Asked {
  readonly places: number;
  readonly minimums: readonly Bound[];
  readonly maximums: readonly Bound[];
  /** By how many people all minimums together may be missed. */
  readonly missed: number;
  /** By how many one of them may be missed. */
  readonly missedOnce: number;
}

/** The search was given up: the constraints are too many, and too entangled, for the candidates. */
export class TooHard extends Error {}

/** How many more standpoints may be looked at before a count is given up. */
export interface Patience {
  left: number;
}

export interface Found {
  /** How many sets there are, or as many as were asked for. */
  readonly sets: number;
  /** One of them. */
  readonly example: ReadonlySet<number> | undefined;
}

/**
 * Looks for sets with everybody in `taken` and otherwise only from `free`.
 *
 * @param enough how many sets are enough to know of
 * @throws TooHard
 */
export function possibleSets(
  asked: Asked,
  taken: readonly number[],
  free: readonly number[],
  enough: number,
  patience: Patience,
): Found {
  // What is hard in one order can be easy in another, and nobody knows beforehand: they take turns.
  for (const steps of [5_000, 50_000, 500_000])
    for (const order of orders) {
      if (patience.left <= 0) throw new TooHard();
      const walk = new Walk(asked, taken, free, enough, order, steps);
      const found = walk.result();
      patience.left -= walk.looked;
      if (found !== undefined) return found;
    }
  throw new TooHard();
}

/**
 * In which order candidates are gone through: first those who serve most minimums and burden fewest
 * maximums, so that sets are found soon; or constraint by constraint, those that speak of the fewest
 * first, so that one after the other is done with. Those who are alike follow one another in both.
 */
const orders = ['by-gain', 'by-constraint'] as const;

/** Who is alike in this is alike in everything that is asked: a text for each candidate. */
export function likeness(n: number, { minimums, maximums }: Asked): string {
  return [...minimums, ...maximums].map(({ people }) => (people.has(n) ? '1' : '0')).join('');
}

/** A bound while candidates are gone through. */
interface Tally {
  readonly number: number;
  readonly isOf: readonly boolean[];
  /** How many of whom it speaks come at or after each candidate. */
  readonly toCome: readonly number[];
  heads: number;
}

class Walk {
  readonly #asked: Asked;
  readonly #enough: number;
  readonly #steps: number;
  readonly #people: readonly number[];
  readonly #minimums: readonly Tally[];
  readonly #maximums: readonly Tally[];
  /** How many minimums candidates serve, how many maximums they burden, and the one less the other. */
  readonly #serves: Highest;
  readonly #spares: Highest;
  readonly #gains: Highest;
  /** Where, after each candidate, those begin who are not like them. */
  readonly #unlike: readonly number[];
  readonly #known = new Map<string, number>();
  readonly #set: number[];
  #example: ReadonlySet<number> | undefined;
  /** How many standpoints have been looked at. */
  looked = 0;

  constructor(
    asked: Asked,
    taken: readonly number[],
    free: readonly number[],
    enough: number,
    order: (typeof orders)[number],
    steps: number,
  ) {
    const { minimums, maximums } = asked;
    this.#asked = asked;
    this.#enough = enough;
    this.#steps = steps;
    const bounds = [...minimums, ...maximums].sort((a, b) => a.people.size - b.people.size);
    const kind = (n: number) => bounds.map(({ people }) => (people.has(n) ? '1' : '0')).join('');
    const people = free
      .map((n) => ({
        n,
        serves: speaking(minimums, n),
        burdens: speaking(maximums, n),
        kind: kind(n),
      }))
      .sort((a, b) => {
        const gain = order === 'by-gain' ? b.serves - b.burdens - a.serves + a.burdens : 0;
        return gain || (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : 0);
      });
    this.#people = people.map(({ n }) => n);
    this.#serves = new Highest(people.map(({ serves }) => serves));
    this.#spares = new Highest(people.map(({ burdens }) => -burdens));
    this.#gains = new Highest(people.map(({ serves, burdens }) => serves - burdens));
    const unlike: number[] = [];
    for (let at = people.length - 1; at >= 0; at--) {
      const isLike = people[at]?.kind === people[at + 1]?.kind;
      unlike[at] = (isLike ? unlike[at + 1] : undefined) ?? at + 1;
    }
    this.#unlike = unlike;
    const tally = ({ number, people }: Bound): Tally => {
      const isOf = this.#people.map((n) => people.has(n));
      const toCome = [0];
      for (const is of isOf.toReversed()) toCome.push((toCome.at(-1) ?? 0) + (is ? 1 : 0));
      const heads = taken.filter((n) => people.has(n)).length;
      return { number, isOf, toCome: toCome.toReversed(), heads };
    };
    this.#minimums = minimums.map(tally);
    this.#maximums = maximums.map(tally);
    this.#set = [...taken];
  }

  /** Undefined when the steps were not enough. */
  result(): Found | undefined {
    const hopeless = this.#maximums.some(({ heads, number }) => heads > number);
    const sets = hopeless || this.#set.length > this.#asked.places ? 0 : this.#from(0);
    if (this.looked > this.#steps && sets < this.#enough) return undefined;
    return { sets, example: this.#example };
  }

  /** The number of sets that can be reached when everybody before `at` has been decided on. */
  #from(at: number): number {
    const left = this.#asked.places - this.#set.length;
    if (!this.#isOpen(at, left)) return 0;
    if (left === 0) {
      this.#example ??= new Set(this.#set);
      return 1;
    }
    const standpoint = this.#standpoint(at, left);
    const known = this.#known.get(standpoint);
    if (known !== undefined) return known;
    if (++this.looked > this.#steps) return 0;
    let sets = this.#with(at);
    // Where there is no set with one of several who are alike, there is none with another.
    if (sets === 0) sets = this.#from(this.#unlike[at] ?? at + 1);
    else if (sets < this.#enough) sets += this.#from(at + 1);
    sets = Math.min(sets, this.#enough);
    this.#known.set(standpoint, sets);
    return sets;
  }

  /** The same with the candidate at `at` in the set. */
  #with(at: number): number {
    const person = this.#people[at];
    const full = this.#maximums.some((m) => m.isOf[at] === true && m.heads >= m.number);
    if (person === undefined || full) return 0;
    const tallies = [...this.#minimums, ...this.#maximums].filter(({ isOf }) => isOf[at] === true);
    for (const tally of tallies) tally.heads++;
    this.#set.push(person);
    const sets = this.#from(at + 1);
    this.#set.pop();
    for (const tally of tallies) tally.heads--;
    return sets;
  }

  /** False only if no set can be reached. */
  #isOpen(at: number, left: number): boolean {
    const { missed, missedOnce } = this.#asked;
    const remaining = this.#people.length - at;
    if (remaining < left) return false;
    let sure = 0;
    let lacking = 0;
    for (const { number, heads, toCome } of this.#minimums) {
      const lacks = Math.max(0, number - heads);
      const misses = Math.max(0, lacks - Math.min(left, toCome[at] ?? 0));
      if (misses > missedOnce) return false;
      sure += misses;
      lacking += lacks;
    }
    if (sure > missed || lacking - this.#serves.sum(at, left) > missed) return false;
    let room = 0;
    for (const { number, heads } of this.#maximums) room += Math.min(number - heads, left);
    if (room + this.#spares.sum(at, left) < 0) return false;
    if (lacking - room - this.#gains.sum(at, left) > missed) return false;
    // Of whom a maximum speaks no more can come than it allows.
    return this.#maximums.every(({ number, heads, toCome }) => {
      const others = remaining - (toCome[at] ?? 0);
      return others + number - heads >= left;
    });
  }

  /** All that matters of what has been decided so far; what can't matter any more is left out. */
  #standpoint(at: number, left: number): string {
    let over = 0;
    const parts = [at, left];
    for (const { number, heads, toCome } of this.#minimums) {
      const lacks = Math.max(0, number - heads);
      if (toCome[at] === 0) over += lacks;
      else parts.push(lacks);
    }
    for (const { number, heads, toCome } of this.#maximums) {
      const [allows, coming] = [number - heads, Math.min(left, toCome[at] ?? 0)];
      if (coming > 0) parts.push(Math.min(allows, coming));
    }
    return [...parts, over].join(' ');
  }
}

/** How many of them speak of a candidate. */
function speaking(bounds: readonly Bound[], n: number): number {
  return bounds.filter(({ people }) => people.has(n)).length;
}

/** Numbers of which the highest are added up, from any of them on. */
class Highest {
  /** How many there are of each number, from each place on: the highest first. */
  readonly #numbers: readonly number[];
  readonly #counts: readonly (readonly number[])[];

  constructor(numbers: readonly number[]) {
    this.#numbers = [...new Set(numbers)].sort((a, b) => b - a);
    const counts = [this.#numbers.map(() => 0)];
    for (const number of numbers.toReversed()) {
      const next = [...(counts.at(-1) ?? [])];
      const index = this.#numbers.indexOf(number);
      next[index] = (next[index] ?? 0) + 1;
      counts.push(next);
    }
    this.#counts = counts.toReversed();
  }

  /** Of the `many` highest at or after `at`. */
  sum(at: number, many: number): number {
    let sum = 0;
    let left = many;
    for (const [index, count] of (this.#counts[at] ?? []).entries()) {
      const taken = Math.min(count, left);
      sum += taken * (this.#numbers[index] ?? 0);
      left -= taken;
      if (left === 0) break;
    }
    return sum;
  }
}
