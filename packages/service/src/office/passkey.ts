import { assert, concat, equalBytes, err, fromBase64url, ok, toBase64url } from '@teller/basics';
import { uintBytes } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import { OfficerSchema, type Manifest, type Officer } from '@teller/election';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** The algorithms taken, the better one first: ES256 and RS256 by their COSE numbers. */
export const algorithms: readonly number[] = [-7, -257];

type Key = Pick<Officer, 'algorithm' | 'publicKey'>;

type Passkey = Key & Pick<Officer, 'credential'>;

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
        publicKey: coseKey(officer),
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
): Promise<Result<Passkey, 'passkey-refused'>> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: toBase64url(challenge),
      expectedOrigin: office.origin,
      expectedRPID: office.relyingParty,
      supportedAlgorithmIDs: [...algorithms],
      requireUserVerification: true,
    });
    if (!verified) return err('passkey-refused');
    const { id: credential, publicKey } = registrationInfo.credential;
    const key = keyIn(publicKey);
    return key === undefined ? err('passkey-refused') : ok({ credential, ...key });
  } catch {
    return err('passkey-refused');
  }
}

// A COSE_Key as CTAP2 writes it, in its one canonical form. ES256 (RFC 9053 section 7.1.1):
// {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
const beforeX = Uint8Array.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32);
const beforeY = Uint8Array.of(0x22, 0x58, 32);
// RS256 (RFC 8230 section 4, RFC 8812 section 2): {1: 3 (RSA), 3: -257 (RS256), -1: n, -2: e}; the length of n,
// two bytes, comes in between.
const beforeLength = Uint8Array.of(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59);
const exponent = Uint8Array.of(0x21, 0x43, 1, 0, 1);

function coseKey({ algorithm, publicKey }: Key): Bytes {
  const bytes = fromBase64url(publicKey);
  assert(bytes.ok, 'an officer’s public key is base64url');
  const key = bytes.value;
  return algorithm === 'RS256'
    ? concat(beforeLength, uintBytes(key.length, 2), key, exponent)
    : concat(beforeX, key.subarray(1, 33), beforeY, key.subarray(33));
}

/** What a COSE_Key holds, if it is exactly that key in its canonical form. */
function keyIn(cose: Uint8Array): Key | undefined {
  const [xAt, modulusAt] = [beforeX.length, beforeLength.length + 2];
  const [x, y] = [cose.subarray(xAt, xAt + 32), cose.subarray(-32)];
  const modulus = cose.slice(modulusAt, -exponent.length);
  const read: readonly Key[] = [
    { publicKey: toBase64url(concat(Uint8Array.of(4), x, y)) },
    { algorithm: 'RS256', publicKey: toBase64url(modulus) },
  ];
  return read.find(
    (key) =>
      equalBytes(coseKey(key), cose) &&
      OfficerSchema.safeParse({ id: 'officer', name: 'Officer', credential: '', ...key }).success,
  );
}
