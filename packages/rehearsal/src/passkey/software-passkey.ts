import { concat, defined, fromBase64url, sha256, toBase64url, utf8 } from '@teller/basics';
import type { Bytes } from '@teller/basics';
import { approvalChallenge, type Approval, type Officer, type ProposedAct } from '@teller/election';
import { generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';
import { attestationObject, flag, type RegistrationResponse } from './registration.ts';

/** Where a passkey is used: WebAuthn relying party id and web origin. */
export interface Office {
  readonly relyingParty: string;
  readonly origin: string;
}

/** Where the office of a sample election is. */
export const sampleOffice: Office = {
  relyingParty: 'localhost',
  origin: 'http://localhost:4100',
};

/** What is different from what a browser and an honest authenticator make; for tests of who notices. */
export interface Changed extends Partial<Office> {
  readonly flags?: number;
  readonly type?: string;
  readonly crossOrigin?: boolean;
}

/** All base64url. */
export interface Assertion {
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  /** ES256: DER. */
  readonly signature: string;
}

/** What a browser would send after `navigator.credentials.get`. */
export interface AssertionResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: Readonly<Record<string, never>>;
  readonly response: Assertion;
}

/** A passkey as text, for keeping it. Secret. */
export interface StoredPasskey {
  readonly officer: Officer;
  readonly office: Office;
  readonly privateKey: JsonWebKey;
}

/**
 * A passkey in software, for rehearsals, demonstrations and tests: it makes real WebAuthn registrations and
 * assertions (Web Authentication level 3, sections 6.3.2 and 6.3.3) with ES256 or RS256, and asks nobody. Never for
 * an election.
 */
export class SoftwarePasskey {
  readonly officer: Officer;
  readonly #office: Office;
  readonly #privateKey: JsonWebKey;
  readonly #approvals = new Map<string, Approval>();

  private constructor({ officer, office, privateKey }: StoredPasskey) {
    this.officer = officer;
    this.#office = office;
    this.#privateKey = privateKey;
  }

  /** @param bits of an RSA key; without it the passkey signs with ES256 */
  static make(
    id: string,
    name: string = `Officer ${id}`,
    office: Office = sampleOffice,
    bits?: number,
  ): SoftwarePasskey {
    if (bits !== undefined) return SoftwarePasskey.#makeRsa(id, name, office, bits);
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const privateKey = key.export({ format: 'jwk' });
    const point = concat(
      Uint8Array.of(0x04),
      bytesOf(privateKey.x ?? ''),
      bytesOf(privateKey.y ?? ''),
    );
    const officer: Officer = {
      id,
      name,
      credential: toBase64url(randomBytes(16)),
      publicKey: toBase64url(point),
    };
    return new SoftwarePasskey({ officer, office, privateKey });
  }

  /** One that signs with RSA (RS256), as some of Windows do. */
  static #makeRsa(id: string, name: string, office: Office, bits: number): SoftwarePasskey {
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: bits });
    const privateKey = key.export({ format: 'jwk' });
    const officer: Officer = {
      id,
      name,
      credential: toBase64url(randomBytes(16)),
      algorithm: 'RS256',
      publicKey: privateKey.n ?? '',
    };
    return new SoftwarePasskey({ officer, office, privateKey });
  }

  /** What {@link stored} gave, as a passkey again. */
  static restore(stored: StoredPasskey): SoftwarePasskey {
    return new SoftwarePasskey(stored);
  }

  stored(): StoredPasskey {
    return { officer: this.officer, office: this.#office, privateKey: this.#privateKey };
  }

  /** Signs a challenge (base64url), as a browser and its authenticator would together. */
  assertion(challenge: string, changed: Changed = {}): Assertion {
    const { relyingParty, origin, flags, type, crossOrigin } = {
      ...this.#office,
      flags: flag.userPresent | flag.userVerified,
      type: 'webauthn.get',
      crossOrigin: false,
      ...changed,
    };
    const clientData = utf8(JSON.stringify({ type, challenge, origin, crossOrigin }));
    const authenticatorData = concat(
      sha256(utf8(relyingParty)),
      Uint8Array.of(flags),
      new Uint8Array(4), // a signature counter of zero: this authenticator keeps none
    );
    const signed = concat(authenticatorData, sha256(clientData));
    const signature = sign('sha256', signed, { key: this.#privateKey, format: 'jwk' });
    return {
      authenticatorData: toBase64url(authenticatorData),
      clientDataJSON: toBase64url(clientData),
      signature: toBase64url(signature),
    };
  }

  answer(challenge: string): AssertionResponse {
    const { credential } = this.officer;
    return {
      id: credential,
      rawId: credential,
      type: 'public-key',
      response: this.assertion(challenge),
      clientExtensionResults: {},
    };
  }

  /** What a browser would send after `navigator.credentials.create`; attestation `none`. */
  register(challenge: string, origin: string = this.#office.origin): RegistrationResponse {
    const { credential, publicKey } = this.officer;
    const clientData = utf8(JSON.stringify({ type: 'webauthn.create', challenge, origin }));
    const site = this.#office.relyingParty;
    const attested = attestationObject(site, bytesOf(credential), bytesOf(publicKey));
    return {
      id: credential,
      rawId: credential,
      type: 'public-key',
      response: {
        clientDataJSON: toBase64url(clientData),
        attestationObject: toBase64url(attested),
        transports: ['internal'],
      },
      clientExtensionResults: {},
    };
  }

  /** This officer's approval of an act in its place. The same gets the same bytes, so that runs can be compared. */
  approve(election: string, proposed: ProposedAct, changed?: Changed): Approval {
    const challenge = toBase64url(approvalChallenge(election, proposed));
    const known = this.#approvals.get(challenge);
    if (known !== undefined && changed === undefined) return known;
    const approval = { officer: this.officer.id, ...this.assertion(challenge, changed) };
    if (changed === undefined) this.#approvals.set(challenge, approval);
    return approval;
  }
}

function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  return defined(bytes.ok ? bytes.value : undefined, 'written by this class');
}
