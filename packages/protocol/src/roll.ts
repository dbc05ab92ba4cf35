import { toHex } from '@teller/basics';
import { contestBits, rollLeaf, type RollCommitment } from '@teller/election';
import { merkleRoot } from './merkle.ts';

/**
 * The roll commitment of a manifest: the Merkle root over the roll leaves sorted by member hash, the order
 * of the register.
 *
 * @param entries hash of each member (memberHash) with the ids of their contests, in any order
 * @param contests ids of all contests, in manifest order
 */
export function rollCommitment(
  entries: readonly { readonly member: string; readonly contests: readonly string[] }[],
  contests: readonly string[],
): RollCommitment {
  const sorted = entries.toSorted((a, b) => (a.member < b.member ? -1 : 1));
  return { entries: sorted.length, root: toHex(merkleRoot(leaves())) };

  function* leaves(): Generator<Uint8Array> {
    for (const entry of sorted) yield rollLeaf(entry.member, contestBits(entry.contests, contests));
  }
}
