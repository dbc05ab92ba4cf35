import { assert, concat, err, fromBase64url, ok, toBase64url } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Manifest, Officer } from '@teller/election';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** The only algorithm taken: ECDSA on P-256 with SHA-256 (COSE algorithm -7). */
export const es256 = -7;

/** The three parts of a WebAuthn assertion, base64url. */
export interface Assertion {
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/**
 * Verifies an assertion (Web Authentication level 3, section 7.2): type, challenge, origin, relying
 * party, user present and verified, signature. The signature counter is not looked at: passkeys that
 * are synchronised keep it at zero.
 */
export async function verifyAssertion(
  office: Manifest['office'],
  officer: Officer,
  challenge: Bytes,
  assertion: Assertion,
): Promise<boolean> {
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id: officer.credential,
        rawId: officer.credential,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: assertion.authenticatorData,
          clientDataJSON: assertion.clientDataJSON,
          signature: assertion.signature,
        },
      },
      expectedChallenge: toBase64url(challenge),
      expectedOrigin: office.origin,
      expectedRPID: office.relyingParty,
      credential: {
        id: officer.credential,
        publicKey: coseKey(officer.publicKey),
        counter: 0,
      },
      requireUserVerification: true,
    });
    return verified;
  } catch {
    // The library throws on whatever is malformed or does not match: another party's bytes.
    return false;
  }
}

/** Verifies a registration (section 7.1) and gives the passkey's credential and public key. */
export async function verifyRegistration(
  office: Manifest['office'],
  challenge: Bytes,
  response: RegistrationResponseJSON,
): Promise<Result<Pick<Officer, 'credential' | 'publicKey'>, 'passkey-refused'>> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: toBase64url(challenge),
      expectedOrigin: office.origin,
      expectedRPID: office.relyingParty,
      supportedAlgorithmIDs: [es256],
      requireUserVerification: true,
    });
    if (!verified) return err('passkey-refused');
    const publicKey = point(registrationInfo.credential.publicKey);
    if (publicKey === undefined) return err('passkey-refused');
    return ok({ credential: registrationInfo.credential.id, publicKey: toBase64url(publicKey) });
  } catch {
    return err('passkey-refused');
  }
}

// A COSE_Key of ES256 (RFC 9053 section 7.1.1) as CTAP2 writes it, in its one canonical form:
// {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
const beforeX = Uint8Array.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32);
const beforeY = Uint8Array.of(0x22, 0x58, 32);
const coseLength = beforeX.length + 32 + beforeY.length + 32;

function coseKey(publicKey: string): Bytes {
  const bytes = fromBase64url(publicKey);
  assert(bytes.ok && bytes.value.length === 65, 'an officer’s public key is a P-256 point');
  return concat(beforeX, bytes.value.subarray(1, 33), beforeY, bytes.value.subarray(33));
}

function point(cose: Uint8Array): Bytes | undefined {
  const xAt = beforeX.length;
  const yAt = xAt + 32 + beforeY.length;
  const publicKey = concat(
    Uint8Array.of(4),
    cose.subarray(xAt, xAt + 32),
    cose.subarray(yAt, yAt + 32),
  );
  if (cose.length !== coseLength) return undefined;
  const again = coseKey(toBase64url(publicKey));
  return again.every((byte, i) => byte === cose[i]) ? publicKey : undefined;
}
