import { compareBytes, equalBytes, fromHex, toHex, type Bytes } from '@teller/basics';
import { memberHash, rollLeaf, type RollCommitment, type RollEntry } from '@teller/election';
import { inclusionProof, merkleRoot, provesInclusion, type InclusionProof } from './merkle.ts';

/** A roll entry without the person. */
export interface RollMember {
  /** {@link memberHash} of the entry, hex. */
  readonly member: string;
  /** Ids of the contests this member may vote in. */
  readonly contests: readonly string[];
}

export function rollMember(entry: RollEntry): RollMember {
  return { member: memberHash(entry), contests: entry.contests };
}

/** The roll, frozen, as the manifest carries it: Merkle root over the leaves sorted by their bytes. */
export function rollCommitment(members: readonly RollMember[]): RollCommitment {
  return { entries: members.length, root: toHex(merkleRoot(rollLeaves(members))) };
}

/** Proof for the member with this hash that their entry is in the commitment; undefined if it isn't. */
export function rollInclusion(
  members: readonly RollMember[],
  member: string,
): InclusionProof | undefined {
  const entry = members.find((candidate) => candidate.member === member);
  if (entry === undefined) return undefined;
  const leaves = rollLeaves(members);
  const own = rollLeaf(entry.member, entry.contests);
  return inclusionProof(
    leaves,
    leaves.findIndex((leaf) => equalBytes(leaf, own)),
  );
}

/** Whether the proof shows that this entry is one of those the manifest commits to. */
export function isOnRoll(
  commitment: RollCommitment,
  { member, contests }: RollMember,
  proof: InclusionProof,
): boolean {
  const root = fromHex(commitment.root);
  return (
    root.ok &&
    proof.leaves === commitment.entries &&
    provesInclusion(root.value, rollLeaf(member, contests), proof)
  );
}

function rollLeaves(members: readonly RollMember[]): readonly Bytes[] {
  return members.map(({ member, contests }) => rollLeaf(member, contests)).sort(compareBytes);
}
