import { concat, equalBytes, fromBase64url, sha256, toBase64url, utf8 } from '@teller/basics';
import type { Bytes } from '@teller/basics';
import {
  approvalChallenge,
  type Approval,
  type Manifest,
  type Officer,
  type OfficerAct,
} from '@teller/election';
import type { Primitives } from './primitives.ts';

/** Why an approval doesn't count. */
export type ApprovalFault =
  | 'malformed'
  | 'not-an-assertion'
  | 'approves-something-else'
  | 'made-on-another-site'
  | 'nobody-was-present'
  | 'nobody-was-verified'
  | 'signature-does-not-hold';

const flagsAt = 32;
const userPresent = 0x01;
const userVerified = 0x04;

/**
 * Checks an approval (SPEC.md section 11) as a WebAuthn assertion (Web Authentication Level 3, section 7.2, steps 11-21)
 * whose challenge is the act's, user present and verified. The signature counter is not looked at:
 * passkeys that are synchronised keep it at zero.
 */
export async function checkApproval(
  election: string,
  act: OfficerAct,
  approval: Approval,
  officer: Officer,
  office: Manifest['office'],
  primitives: Primitives,
): Promise<ApprovalFault | undefined> {
  const authenticator = bytesOf(approval.authenticatorData);
  const clientJson = bytesOf(approval.clientDataJSON);
  const signature = rawSignature(bytesOf(approval.signature));
  const publicKey = bytesOf(officer.publicKey);
  if (!authenticator || !clientJson || !signature || !publicKey || authenticator.length < 37)
    return 'malformed';
  const client = readClientData(clientJson);
  if (client === undefined) return 'malformed';
  if (client['type'] !== 'webauthn.get') return 'not-an-assertion';
  if (client['challenge'] !== toBase64url(approvalChallenge(election, act)))
    return 'approves-something-else';
  const site = sha256(utf8(office.relyingParty));
  if (
    client['origin'] !== office.origin ||
    client['crossOrigin'] === true ||
    !equalBytes(authenticator.subarray(0, flagsAt), site)
  )
    return 'made-on-another-site';
  const flags = authenticator[flagsAt] ?? 0;
  if ((flags & userPresent) === 0) return 'nobody-was-present';
  if ((flags & userVerified) === 0) return 'nobody-was-verified';
  const signed = concat(authenticator, sha256(clientJson));
  const holds = await primitives.verifyP256(publicKey, signed, signature);
  return holds ? undefined : 'signature-does-not-hold';
}

function readClientData(bytes: Bytes): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** r ‖ s, 64 bytes, of an ECDSA signature in DER (RFC 3279 section 2.2.3). */
function rawSignature(der: Bytes | undefined): Bytes | undefined {
  if (der === undefined || der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const r = readInteger(der, 2);
  if (r === undefined) return undefined;
  const s = readInteger(der, r.next);
  if (s === undefined || s.next !== der.length) return undefined;
  return concat(r.value, s.value);
}

/** A DER INTEGER, not negative, in its shortest form, as 32 bytes. */
function readInteger(
  der: Bytes,
  at: number,
): { readonly value: Bytes; readonly next: number } | undefined {
  const length = der[at + 1] ?? 0;
  const next = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || length > 33 || next > der.length) return undefined;
  const digits = der.subarray(at + 2, next);
  const first = digits[0] ?? 0;
  if (first >= 0x80) return undefined;
  const padded = first === 0 && length > 1;
  if (padded && (digits[1] ?? 0) < 0x80) return undefined;
  const number = padded ? digits.subarray(1) : digits;
  if (number.length > 32) return undefined;
  return { value: concat(new Uint8Array(32 - number.length), number), next };
}

function bytesOf(text: string): Bytes | undefined {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : undefined;
}
