import { compareBytes, equalBytes, fromHex, type Bytes } from '@teller/basics';
import { memberHash, rollLeaf, type RollCommitment, type RollEntry } from '@teller/election';
import { inclusionProof, verifyInclusion } from '@teller/protocol';
import type { InclusionProof } from './inclusion-proof.ts';

/** A roll entry without the person. */
export interface RollMember {
  /** `memberHash` of the entry, hex. */
  readonly member: string;
  /** Ids of the contests this member may vote in. */
  readonly contests: readonly string[];
}

export function rollMember(entry: RollEntry): RollMember {
  return { member: memberHash(entry), contests: entry.contests };
}

/** Proof that the member with this hash is in the roll commitment; undefined if they aren't. */
export function rollInclusion(
  members: readonly RollMember[],
  member: string,
): InclusionProof | undefined {
  const entry = members.find((candidate) => candidate.member === member);
  if (entry === undefined) return undefined;
  const leaves = members.map(leafOf).sort(compareBytes);
  const own = leafOf(entry);
  const index = leaves.findIndex((leaf) => equalBytes(leaf, own));
  return { index, size: leaves.length, proof: inclusionProof(leaves, index) };
}

/** Whether the proof shows that this entry is one of those the manifest commits to. */
export function isOnRoll(
  commitment: RollCommitment,
  member: RollMember,
  { index, size, proof }: InclusionProof,
): boolean {
  const root = fromHex(commitment.root);
  return (
    root.ok &&
    size === commitment.entries &&
    verifyInclusion({ leaf: leafOf(member), index, size, proof, root: root.value })
  );
}

function leafOf({ member, contests }: RollMember): Bytes {
  return rollLeaf(member, contests);
}
