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

/** How many standpoints are looked at before one question is given up: some seconds. */
const patience = 2_000_000;

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
): Found {
  return new Walk(asked, taken, free, enough).result();
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
  /** Alike candidates follow one another, those who serve the most minimums first. */
  readonly #people: readonly number[];
  readonly #minimums: readonly Tally[];
  readonly #maximums: readonly Tally[];
  /** How many minimums the candidates before each serve, added up. */
  readonly #served: readonly number[];
  /** Where, after each candidate, those begin who are not like them. */
  readonly #unlike: readonly number[];
  readonly #known = new Map<string, number>();
  readonly #set: number[];
  #looked = 0;
  #example: ReadonlySet<number> | undefined;

  constructor(asked: Asked, taken: readonly number[], free: readonly number[], enough: number) {
    const { minimums, maximums } = asked;
    this.#asked = asked;
    this.#enough = enough;
    const served = (n: number) => minimums.filter(({ people }) => people.has(n)).length;
    const kind = (n: number) =>
      [...minimums, ...maximums].map(({ people }) => (people.has(n) ? '1' : '0')).join('');
    const people = free
      .map((n) => ({ n, serves: served(n), kind: kind(n) }))
      .sort((a, b) => b.serves - a.serves || (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : 0));
    this.#people = people.map(({ n }) => n);
    const added = [0];
    for (const { serves } of people) added.push((added.at(-1) ?? 0) + serves);
    this.#served = added;
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

  result(): Found {
    const hopeless = this.#maximums.some(({ heads, number }) => heads > number);
    const sets = hopeless || this.#set.length > this.#asked.places ? 0 : this.#from(0);
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
    if (++this.#looked > patience) throw new TooHard();
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
    // Those who come next serve the most.
    const served = (this.#served[at + left] ?? 0) - (this.#served[at] ?? 0);
    if (sure > missed || lacking - served > missed) return false;
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
