import { concat, fromBase64url, fromHex, sha256, toHex, utf8, type Bytes } from '@teller/basics';
import * as z from 'zod/mini';
import { Base64url, Id, Text } from './text.ts';

/** A member as the roll knows them. Never leaves the roll side. */
export interface RollEntry {
  readonly member: string;
  readonly name: string;
  readonly email: string;
  /** Ids of the contests this member may vote in. */
  readonly contests: readonly string[];
  /** 16 random bytes, base64url: known to the roll and to this member. */
  readonly salt: string;
}

export const RollEntrySchema: z.ZodMiniType<RollEntry> = z.strictObject({
  member: Text(100),
  name: Text(200),
  email: z.email().check(z.maxLength(254)),
  contests: z.array(Id).check(z.minLength(1), z.maxLength(100)),
  salt: Base64url({ exactly: 16 }),
});

/** SHA-256(salt ‖ UTF-8 of the member number), hex: an entry without the person. */
export function memberHash(entry: Pick<RollEntry, 'member' | 'salt'>): string {
  const salt = fromBase64url(entry.salt);
  return toHex(sha256(salt.ok ? salt.value : utf8(entry.salt), utf8(entry.member)));
}

/**
 * A set of contests, a bit each: contest n is bit 7 - n mod 8 of byte n div 8, so that the first contest of
 * a manifest is the highest bit of the first byte. Bits that belong to no contest are 0.
 *
 * @param among ids of all contests, in manifest order
 */
export function contestBits(contests: readonly string[], among: readonly string[]): Bytes {
  const bits = new Uint8Array(Math.ceil(among.length / 8));
  for (const [n, id] of among.entries())
    if (contests.includes(id)) bits[n >> 3] = (bits[n >> 3] ?? 0) | (128 >> (n & 7));
  return bits;
}

/** Whether the contest at this place in the manifest is in a set. */
export function hasContest(bits: Uint8Array, contest: number): boolean {
  return ((bits[contest >> 3] ?? 0) & (128 >> (contest & 7))) !== 0;
}

/**
 * What the roll commitment's Merkle tree has as a leaf: the member hash (32 bytes), then the contests as a
 * set.
 *
 * @param member `memberHash`, hex
 */
export function rollLeaf(member: string, entitled: Bytes): Bytes {
  const hash = fromHex(member);
  return concat(hash.ok ? hash.value : utf8(member), entitled);
}
