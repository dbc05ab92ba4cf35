import { concat, fromBase64url, sha256, toBase64url, uintBytes, utf8 } from '@teller/basics';
import { approvalChallenge, type Approval, type OfficerAct } from '@teller/election';
import type { Officer } from '@teller/election';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export const office = { relyingParty: 'localhost', origin: 'http://localhost:4100' } as const;

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

/** An authenticator in software: real registrations and assertions, ES256, attestation `none`. */
export class Passkey {
  readonly officer: Officer;
  readonly #privateKey;
  readonly #approvals = new Map<string, Approval>();

  constructor(id: string) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = privateKey.export({ format: 'jwk' });
    this.#privateKey = privateKey;
    this.officer = {
      id,
      name: `Officer ${id}`,
      credential: toBase64url(randomBytes(16)),
      publicKey: toBase64url(concat(Uint8Array.of(4), bytes(x), bytes(y))),
    };
  }

  assertion(
    challenge: string,
    options: { origin?: string; flags?: number; type?: string; crossOrigin?: boolean } = {},
  ) {
    const clientData = utf8(
      JSON.stringify({
        type: options.type ?? 'webauthn.get',
        challenge,
        origin: options.origin ?? office.origin,
        crossOrigin: options.crossOrigin ?? false,
      }),
    );
    const authenticatorData = concat(
      sha256(utf8(office.relyingParty)),
      Uint8Array.of(options.flags ?? present | verified),
      uintBytes(0, 4),
    );
    const signature = sign(
      'sha256',
      concat(authenticatorData, sha256(clientData)),
      this.#privateKey,
    );
    return {
      authenticatorData: toBase64url(authenticatorData),
      clientDataJSON: toBase64url(clientData),
      signature: toBase64url(signature),
    };
  }

  /** The same act gets the same bytes, so that runs can be compared. */
  approve(election: string, act: OfficerAct): Approval {
    const challenge = toBase64url(approvalChallenge(election, act));
    const known = this.#approvals.get(challenge);
    if (known !== undefined) return known;
    const approval = { officer: this.officer.id, ...this.assertion(challenge) };
    this.#approvals.set(challenge, approval);
    return approval;
  }

  /** What a browser posts after `navigator.credentials.get`. */
  answer(challenge: string) {
    const { credential } = this.officer;
    return {
      id: credential,
      rawId: credential,
      type: 'public-key' as const,
      response: this.assertion(challenge),
      clientExtensionResults: {},
    };
  }

  /** What a browser posts after `navigator.credentials.create`. */
  register(challenge: string, origin: string = office.origin) {
    const id = bytes(this.officer.credential);
    const key = bytes(this.officer.publicKey);
    const cose = concat(
      Uint8Array.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32),
      key.subarray(1, 33),
      Uint8Array.of(0x22, 0x58, 32),
      key.subarray(33),
    );
    const authData = concat(
      sha256(utf8(office.relyingParty)),
      Uint8Array.of(present | verified | attested),
      uintBytes(0, 4),
      new Uint8Array(16), // no model of authenticator
      uintBytes(id.length, 2),
      id,
      cose,
    );
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
    const attestationObject = concat(
      Uint8Array.of(0xa3, 0x63),
      utf8('fmt'),
      Uint8Array.of(0x64),
      utf8('none'),
      Uint8Array.of(0x67),
      utf8('attStmt'),
      Uint8Array.of(0xa0, 0x68),
      utf8('authData'),
      Uint8Array.of(0x59),
      uintBytes(authData.length, 2),
      authData,
    );
    const clientData = utf8(JSON.stringify({ type: 'webauthn.create', challenge, origin }));
    return {
      id: this.officer.credential,
      rawId: this.officer.credential,
      type: 'public-key' as const,
      response: {
        clientDataJSON: toBase64url(clientData),
        attestationObject: toBase64url(attestationObject),
        transports: ['internal' as const],
      },
      clientExtensionResults: {},
    };
  }
}

function bytes(text: string) {
  const read = fromBase64url(text);
  if (!read.ok) throw new Error('not base64url');
  return read.value;
}
