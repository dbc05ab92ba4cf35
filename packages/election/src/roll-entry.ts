import { canonicalBytes, fromBase64url, sha256, toHex, utf8, type Bytes } from '@teller/basics';
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

/** What the roll commitment's Merkle tree has as a leaf: canonical JSON of hash and contests. */
export function rollLeaf(member: string, contests: readonly string[]): Bytes {
  return canonicalBytes({ contests: [...contests].sort(), member });
}
