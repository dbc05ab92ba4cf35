import { assert, concat, err, fromBase64url, ok, toHex, uintBytes } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { electionBytes, tag } from './domain.ts';
import type { Primitives } from './primitives.ts';
import { p256SignatureLength } from './sizes.ts';

const version = 1;
const unsignedLength = 1 + 32 + 2 + 1 + 32 + 4;
export const entitlementLength: number = unsignedLength + p256SignatureLength;

/** The roll's word to one issuer that a member may have a token. It names nobody. */
export interface Entitlement {
  /** Election id, hex. */
  readonly election: string;
  /** The contest's place in the manifest. */
  readonly contest: number;
  /** The issuer's place in the manifest. */
  readonly issuer: number;
  /** `memberHash` of the roll entry, hex: the member as the register has them. */
  readonly member: string;
  /** Seconds since 1970; no longer good at that moment. */
  readonly expiresAt: number;
}

/** Why bytes are not an entitlement in this election. */
export type EntitlementFault =
  | 'unknown-entitlement-version'
  | 'wrong-entitlement-length'
  | 'wrong-election'
  | 'unknown-contest'
  | 'unknown-issuer'
  | 'entitlement-signature-does-not-hold';

/** An entitlement without its signature: the bytes that are signed behind the domain tag. */
export function encodeUnsignedEntitlement(entitlement: Entitlement): Bytes {
  const { election, contest, issuer, member, expiresAt } = entitlement;
  assert(expiresAt >= 0 && expiresAt < 2 ** 32, 'seconds since 1970 have four bytes');
  return concat(
    Uint8Array.of(version),
    electionBytes(election),
    uintBytes(contest, 2),
    uintBytes(issuer, 1),
    electionBytes(member),
    uintBytes(expiresAt, 4),
  );
}

/** What the entitlement key signs: the domain tag and every byte before the signature. */
export function entitlementSigned(entitlement: Uint8Array): Bytes {
  return concat(tag('entitlement'), entitlement.subarray(0, unsignedLength));
}

/** The election that bytes name as theirs, hex; undefined when they are too few to be an entitlement. */
export function entitlementElection(bytes: Uint8Array): string | undefined {
  return bytes.length === entitlementLength ? toHex(bytes.subarray(1, 33)) : undefined;
}

/**
 * Judges an entitlement as an issuer does: its form, then the roll's signature. Whom it is for, and
 * whether it has expired, the caller must compare.
 */
export async function checkEntitlement(
  bytes: Uint8Array,
  manifest: Manifest,
  election: string,
  primitives: Primitives,
): Promise<Result<Entitlement, EntitlementFault>> {
  if (bytes.length !== entitlementLength) return err('wrong-entitlement-length');
  if (bytes[0] !== version) return err('unknown-entitlement-version');
  if (toHex(bytes.subarray(1, 33)) !== election) return err('wrong-election');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const contest = view.getUint16(33);
  if (contest >= manifest.contests.length) return err('unknown-contest');
  const issuer = view.getUint8(35);
  if (issuer >= manifest.issuers.length) return err('unknown-issuer');
  const member = toHex(bytes.subarray(36, 68));
  const expiresAt = view.getUint32(68);
  const key = fromBase64url(manifest.entitlementKey);
  const signature = bytes.slice(unsignedLength);
  if (!key.ok || !(await primitives.verifyP256(key.value, entitlementSigned(bytes), signature)))
    return err('entitlement-signature-does-not-hold');
  return ok({ election, contest, issuer, member, expiresAt });
}
