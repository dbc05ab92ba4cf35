import { fromHex, type Bytes } from '@teller/basics';
import { contestBits, memberHash, rollLeaf, type Manifest, type RollEntry } from '@teller/election';
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

/**
 * Proof that the member with this hash is in the roll commitment; undefined if they aren't.
 *
 * @param contests ids of all contests, in manifest order
 */
export function rollInclusion(
  members: readonly RollMember[],
  contests: readonly string[],
  member: string,
): InclusionProof | undefined {
  const sorted = members.toSorted((a, b) => (a.member < b.member ? -1 : 1));
  const index = sorted.findIndex((entry) => entry.member === member);
  if (index < 0) return undefined;
  const leaves = sorted.map((entry) => leafOf(entry, contests));
  return { index, size: leaves.length, proof: inclusionProof(leaves, index) };
}

/** Whether the proof shows that this entry is one of those the manifest commits to. */
export function isOnRoll(
  { roll, contests }: Pick<Manifest, 'roll' | 'contests'>,
  member: RollMember,
  { index, size, proof }: InclusionProof,
): boolean {
  const root = fromHex(roll.root);
  const leaf = leafOf(
    member,
    contests.map(({ id }) => id),
  );
  return (
    root.ok &&
    size === roll.entries &&
    verifyInclusion({ leaf, index, size, proof, root: root.value })
  );
}

function leafOf(entry: RollMember, contests: readonly string[]): Bytes {
  return rollLeaf(entry.member, contestBits(entry.contests, contests));
}
