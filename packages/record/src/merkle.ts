import { assert, compareBytes, concat, defined, equalBytes, sha256, toHex, type Bytes } from '@teller/basics';

/** The way from a leaf to the root (RFC 9162 section 2.1.3): sibling hashes, lowest first. */
export interface InclusionProof {
  readonly leaf: number;
  readonly leaves: number;
  readonly path: readonly Bytes[];
}

const leafTag = Uint8Array.of(0);
const nodeTag = Uint8Array.of(1);

/** Hash of a leaf (RFC 9162 section 2.1.1): SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Bytes {
  return sha256(leafTag, data);
}

/**
 * Root of the Merkle tree over the leaves in the order given (RFC 9162 section 2.1.1): 32 bytes.
 * Keeps one hash for each level only. No leaf: SHA-256 of nothing.
 */
export function merkleRoot(leaves: Iterable<Uint8Array>): Bytes {
  const full: { readonly size: number; readonly hash: Bytes }[] = [];
  for (const data of leaves) {
    let right = { size: 1, hash: leafHash(data) };
    while (full.at(-1)?.size === right.size)
      right = { size: right.size * 2, hash: node(defined(full.pop(), 'a left half').hash, right.hash) };
    full.push(right);
  }
  return full.length === 0
    ? sha256(new Uint8Array())
    : full.map(({ hash }) => hash).reduceRight((right, left) => node(left, right));
}

/** Proof that the leaf with this number is in the tree (RFC 9162 section 2.1.3.1). */
export function inclusionProof(leaves: readonly Uint8Array[], leaf: number): InclusionProof {
  assert(leaf >= 0 && leaf < leaves.length, 'the leaf is in the tree');
  const path: Bytes[] = [];
  let level = leaves.map(leafHash);
  for (let place = leaf; level.length > 1; place >>= 1) {
    const sibling = level[place ^ 1];
    if (sibling !== undefined) path.push(sibling);
    const above: Bytes[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = defined(level[i], 'a left half');
      const right = level[i + 1];
      above.push(right === undefined ? left : node(left, right));
    }
    level = above;
  }
  return { leaf, leaves: leaves.length, path };
}

/** Whether the proof leads from these bytes to this root (RFC 9162 section 2.1.3.2). */
export function provesInclusion(root: Uint8Array, data: Uint8Array, proof: InclusionProof): boolean {
  if (!(proof.leaf >= 0 && proof.leaf < proof.leaves)) return false;
  let hash = leafHash(data);
  let place = proof.leaf;
  let last = proof.leaves - 1;
  for (const sibling of proof.path) {
    if (last === 0) return false;
    // A right-most node without a sibling climbs unchanged.
    for (; place % 2 === 0 && place === last; last = Math.floor(last / 2)) place = Math.floor(place / 2);
    hash = place % 2 === 1 ? node(sibling, hash) : node(hash, sibling);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, root);
}

/** Root over the leaves sorted by their bytes, hex. */
export function sortedRoot(leaves: readonly Uint8Array[]): string {
  return toHex(merkleRoot([...leaves].sort(compareBytes)));
}

function node(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(nodeTag, left, right);
}
