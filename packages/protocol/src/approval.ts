import { concat, equalBytes, fromBase64url, sha256, toBase64url, utf8 } from '@teller/basics';
import type { Bytes } from '@teller/basics';
import type { Approval, Manifest, Officer } from '@teller/election';
import { isPoint, signatureFromDer } from './p256.ts';
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
 * whose challenge is that of the act in its place, user present and verified. The signature counter is not looked at:
 * passkeys that are synchronised keep it at zero.
 */
export async function checkApproval(
  challenge: Bytes,
  approval: Approval,
  officer: Officer,
  office: Manifest['office'],
  primitives: Primitives,
): Promise<ApprovalFault | undefined> {
  const authenticator = bytesOf(approval.authenticatorData);
  const clientJson = bytesOf(approval.clientDataJSON);
  const signature = bytesOf(approval.signature);
  const publicKey = bytesOf(officer.publicKey);
  if (!authenticator || !clientJson || !signature || !publicKey || authenticator.length < 37)
    return 'malformed';
  const client = readClientData(clientJson);
  if (client === undefined) return 'malformed';
  if (client['type'] !== 'webauthn.get') return 'not-an-assertion';
  if (client['challenge'] !== toBase64url(challenge)) return 'approves-something-else';
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
  const holds = await verify(officer, publicKey, signed, signature, primitives);
  return holds ? undefined : 'signature-does-not-hold';
}

/** By the algorithm that the officer was enrolled with, whatever the assertion says. */
async function verify(
  { algorithm }: Officer,
  publicKey: Bytes,
  signed: Bytes,
  signature: Bytes,
  { verifyP256, verifyRs256 }: Primitives,
): Promise<boolean> {
  if (algorithm === 'RS256') return verifyRs256(publicKey, signed, signature);
  const plain = signatureFromDer(signature);
  return plain !== undefined && verifyP256(publicKey, signed, plain);
}

/** Whether an officer's public key is one: a point on P-256, where the passkey doesn't sign with RSA. */
export function isPasskey({ algorithm, publicKey }: Officer): boolean {
  const bytes = bytesOf(publicKey);
  return algorithm === 'RS256' || (bytes !== undefined && isPoint(bytes));
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

function bytesOf(text: string): Bytes | undefined {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : undefined;
}
