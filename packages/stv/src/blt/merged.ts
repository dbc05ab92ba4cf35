import type { PaperGroup } from '../papers.ts';

/**
 * Papers merged as they are read, in the order in which they first appear. A hash table of whole numbers:
 * with a million papers, making a text of each as a key takes longer than everything else.
 */
export class MergedPapers {
  readonly groups: { readonly preferences: readonly number[]; papers: number }[] = [];
  /** By group. */
  #hashes = new Int32Array(1024);
  /** Index of a group plus 1; 0 where there is none. Its length is a power of two, at most half is full. */
  #slots = new Int32Array(2048);

  /** Adds papers whose candidates, numbered from 1, are `numbers[from]` up to but not including `numbers[to]`. */
  add(papers: number, numbers: readonly number[], from: number, to: number): void {
    const hash = hashOf(numbers, from, to);
    let slot = hash & (this.#slots.length - 1);
    for (let found = this.#slots[slot]; found !== 0; found = this.#slots[slot]) {
      const index = (found as number) - 1;
      const group = this.groups[index] as PaperGroup & { papers: number };
      if (this.#hashes[index] === hash && isOrder(group.preferences, numbers, from, to)) {
        group.papers += papers;
        return;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    const preferences = numbers.slice(from, to);
    for (let i = 0; i < preferences.length; i++) preferences[i] = (preferences[i] as number) - 1;
    this.#slots[slot] = this.groups.push({ preferences, papers });
    this.#hashes[this.groups.length - 1] = hash;
    if (this.groups.length === this.#hashes.length) this.#grow();
  }

  #grow(): void {
    const hashes = this.#hashes;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#slots = new Int32Array(this.#slots.length * 2);
    const last = this.#slots.length - 1;
    for (let index = 0; index < hashes.length; index++) {
      let slot = (hashes[index] as number) & last;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
      this.#slots[slot] = index + 1;
    }
  }
}

/** 32 bits, every number stirred into all of them. */
function hashOf(numbers: readonly number[], from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ (numbers[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isOrder(
  preferences: readonly number[],
  numbers: readonly number[],
  from: number,
  to: number,
): boolean {
  if (preferences.length !== to - from) return false;
  for (let i = from; i < to; i++)
    if (preferences[i - from] !== (numbers[i] as number) - 1) return false;
  return true;
}
