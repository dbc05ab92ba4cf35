import { assert, concat, defined, equalBytes, sha256, type Bytes } from '@teller/basics';

/** SHA-256 of the parts, concatenated. Node's own can be handed in where there is much to hash. */
export type Hash = (...parts: readonly Uint8Array[]) => Bytes;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Leaf hash (RFC 9162 section 2.1.1). */
export function leafHash(leaf: Uint8Array, hash: Hash = sha256): Bytes {
  return hash(leafPrefix, leaf);
}

/**
 * The Merkle tree hash (RFC 9162 section 2.1.1) of leaves that come one by one: keeps the root of each whole
 * subtree on a stack, as many as the number of leaves has binary ones, and never the leaves.
 */
export class MerkleStack {
  readonly #hash: Hash;
  /** Left to right, the larger subtrees first. */
  readonly #stack: Bytes[] = [];
  #size = 0;

  constructor(hash: Hash = sha256) {
    this.#hash = hash;
  }

  /** How many leaves there are. */
  get size(): number {
    return this.#size;
  }

  add(leaf: Uint8Array): void {
    let node = leafHash(leaf, this.#hash);
    // The subtree is whole as often as the number of leaves before it ends in a binary one.
    for (let before = this.#size; before % 2 === 1; before = half(before))
      node = this.#hash(nodePrefix, defined(this.#stack.pop(), 'a subtree of this size'), node);
    this.#stack.push(node);
    this.#size++;
  }

  /** 32 bytes. More leaves may follow. */
  root(): Bytes {
    return this.#stack.length === 0
      ? this.#hash(new Uint8Array(0))
      : this.#stack.reduceRight((right, left) => this.#hash(nodePrefix, left, right));
  }
}

/** Merkle tree hash of the leaves in their order (RFC 9162 section 2.1.1): 32 bytes. */
export function merkleRoot(leaves: Iterable<Uint8Array>, hash: Hash = sha256): Bytes {
  const tree = new MerkleStack(hash);
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** Merkle inclusion proof of the leaf at `index` (RFC 9162 section 2.1.3.1): hashes from the leaf up. */
export function inclusionProof(
  leaves: readonly Uint8Array[],
  index: number,
  hash: Hash = sha256,
): readonly Bytes[] {
  assert(index >= 0 && index < leaves.length, 'the leaf is in the tree');
  const proof: Bytes[] = [];
  let level = leaves.map((leaf) => leafHash(leaf, hash));
  for (let at = index; level.length > 1; at >>= 1) {
    const sibling = level[at ^ 1];
    if (sibling !== undefined) proof.push(sibling);
    level = above(level, hash);
  }
  return proof;
}

/** Whether the proof leads from the leaf to the root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly proof: readonly Uint8Array[];
    readonly root: Uint8Array;
  },
  hash: Hash = sha256,
): boolean {
  if (!Number.isSafeInteger(claim.size) || !Number.isSafeInteger(claim.index)) return false;
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let first = claim.index;
  let last = claim.size - 1;
  let node = leafHash(claim.leaf, hash);
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      node = hash(nodePrefix, sibling, node);
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      node = hash(nodePrefix, node, sibling);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && equalBytes(node, claim.root);
}

/**
 * The level above. A last node without a sibling moves up as it is, which gives the same
 * tree as splitting at the largest power of two below the size.
 */
function above(level: readonly Bytes[], hash: Hash): Bytes[] {
  const next: Bytes[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const left = defined(level[i], 'within the level');
    const right = level[i + 1];
    next.push(right === undefined ? left : hash(concat(nodePrefix, left, right)));
  }
  return next;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
