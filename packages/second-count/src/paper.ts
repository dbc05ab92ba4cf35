import { sumOf } from './decimal.ts';

/** A paper as something that is carried about: it lies in one parcel at a time. */
export class Paper {
  /** Candidates from 0 as the voter put them, first preference first. */
  readonly #order: readonly number[];
  /** How far down the order the paper has come: the candidate with whom it lies, -1 before the count. */
  #at = -1;
  /** What the paper is worth now, in the smallest parts of a vote. */
  value: bigint;

  constructor(order: readonly number[], value: bigint) {
    this.#order = order;
    this.value = value;
  }

  /** Whether there is an available preference further on. */
  canMoveOn(isAvailable: (candidate: number) => boolean): boolean {
    return this.#order.slice(this.#at + 1).some(isAvailable);
  }

  /** Moves on to the next available preference; undefined when there is none, and then for good. */
  moveOn(isAvailable: (candidate: number) => boolean): number | undefined {
    while (++this.#at < this.#order.length) {
      const candidate = this.#order[this.#at];
      if (candidate !== undefined && isAvailable(candidate)) return candidate;
    }
    return undefined;
  }
}

/**
 * Candidates from 0 in the order that the numbers on a paper give, read like a teller with a finger on
 * the paper: find the 1, then the 2, and stop where a number is missing or repeated [44(1) and
 * article 2]. A paper whose 1 is missing or repeated gives nobody a preference.
 */
export function preferencesOn(marks: ArrayLike<number>): readonly number[] {
  const written = Array.from(marks);
  const order: number[] = [];
  for (;;) {
    const looked = order.length + 1;
    const first = written.indexOf(looked);
    if (first === -1 || first !== written.lastIndexOf(looked)) return order;
    order.push(first);
  }
}

/** The worth of all the papers of a parcel, one after the other. */
export function worthOf(parcel: readonly Paper[]): bigint {
  return sumOf(parcel.map(({ value }) => value));
}
