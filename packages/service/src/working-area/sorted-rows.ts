import type { Bytes } from '@teller/basics';

/**
 * Entries of one width, sorted bytewise by their first bytes: packed, as many bytes as they have and four
 * more each, so that a million members are some forty megabytes.
 */
export class SortedRows {
  readonly #width: number;
  readonly #key: number;
  #bytes: Bytes;
  #order: Uint32Array = new Uint32Array();
  #count = 0;

  /** @param key how many bytes an entry is sorted by */
  constructor(width: number, key: number) {
    this.#width = width;
    this.#key = key;
    this.#bytes = new Uint8Array(width * 1_024);
  }

  get count(): number {
    return this.#count;
  }

  add(entry: Bytes): void {
    const at = this.#count * this.#width;
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(entry, at);
    this.#count++;
  }

  /** From the lowest: views, which an `add` makes worthless. */
  *[Symbol.iterator](): Generator<Bytes> {
    if (this.#order.length !== this.#count)
      this.#order = Uint32Array.from({ length: this.#count }, (_, n) => n).sort((a, b) =>
        this.#compare(a, b),
      );
    for (const n of this.#order) yield this.#at(n);
  }

  #at(n: number): Bytes {
    return this.#bytes.subarray(n * this.#width, (n + 1) * this.#width);
  }

  #compare(a: number, b: number): number {
    const [from, other] = [a * this.#width, b * this.#width];
    for (let i = 0; i < this.#key; i++) {
      const difference = (this.#bytes[from + i] as number) - (this.#bytes[other + i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
