import { compareBytes, toHex } from '@teller/basics';
import { rollLeaf, type RollCommitment } from '@teller/election';
import { merkleRoot } from './merkle.ts';

/**
 * The roll commitment of a manifest: the Merkle root over the roll leaves sorted bytewise.
 *
 * @param entries hash of each member (memberHash) with the ids of their contests, in any order
 */
export function rollCommitment(
  entries: readonly { readonly member: string; readonly contests: readonly string[] }[],
): RollCommitment {
  const leaves = entries.map(({ member, contests }) => rollLeaf(member, contests));
  return { entries: leaves.length, root: toHex(merkleRoot(leaves.sort(compareBytes))) };
}
