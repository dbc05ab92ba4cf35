import type { Bytes } from '@teller/basics';

/** The way from a leaf to the Merkle root (RFC 9162 section 2.1.3). */
export interface InclusionProof {
  /** The leaf's place among the sorted leaves, from 0. */
  readonly index: number;
  /** How many leaves the tree has. */
  readonly size: number;
  /** Sibling hashes from the leaf up. */
  readonly proof: readonly Bytes[];
}
