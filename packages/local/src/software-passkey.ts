import { createHash, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';
import { toBase64url } from '@teller/basics';
import { approvalChallenge, type Approval, type Officer, type OfficerAct } from '@teller/election';

/** Where a passkey is used: WebAuthn relying party id and web origin. */
export interface Office {
  readonly relyingParty: string;
  readonly origin: string;
}

/** What a browser would send after `navigator.credentials.get`. All fields base64url. */
export interface AssertionResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: Readonly<Record<string, never>>;
  readonly response: {
    readonly authenticatorData: string;
    readonly clientDataJSON: string;
    readonly signature: string;
  };
}

const userPresent = 0x01;
const userVerified = 0x04;

/**
 * A passkey in software, for rehearsals and demonstrations: it makes real WebAuthn assertions
 * (Web Authentication level 3, section 6.3.3) with ES256, and asks nobody. Never for an election.
 */
export class SoftwarePasskey {
  readonly officer: Officer;
  readonly #office: Office;
  readonly #privateKey: JsonWebKey;

  private constructor(officer: Officer, office: Office, privateKey: JsonWebKey) {
    this.officer = officer;
    this.#office = office;
    this.#privateKey = privateKey;
  }

  static make(id: string, name: string, office: Office): SoftwarePasskey {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = privateKey.export({ format: 'jwk' });
    const point = Buffer.concat([
      Buffer.of(0x04),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from(jwk.y ?? '', 'base64url'),
    ]);
    const officer: Officer = {
      id,
      name,
      credential: toBase64url(randomBytes(16)),
      publicKey: toBase64url(point),
    };
    return new SoftwarePasskey(officer, office, jwk);
  }

  /** What {@link stored} gave, as a passkey again. */
  static restore(stored: StoredPasskey): SoftwarePasskey {
    return new SoftwarePasskey(stored.officer, stored.office, stored.privateKey);
  }

  stored(): StoredPasskey {
    return { officer: this.officer, office: this.#office, privateKey: this.#privateKey };
  }

  /** Signs a challenge (base64url), as a browser and its authenticator would together. */
  answer(challenge: string): AssertionResponse {
    const clientData = Buffer.from(
      JSON.stringify({
        type: 'webauthn.get',
        challenge,
        origin: this.#office.origin,
        crossOrigin: false,
      }),
    );
    const authenticatorData = Buffer.concat([
      createHash('sha256').update(this.#office.relyingParty).digest(),
      Buffer.of(userPresent | userVerified),
      Buffer.alloc(4), // a signature counter of zero: this authenticator keeps none
    ]);
    const signed = Buffer.concat([
      authenticatorData,
      createHash('sha256').update(clientData).digest(),
    ]);
    const signature = sign('sha256', signed, { key: this.#privateKey, format: 'jwk' });
    return {
      id: this.officer.credential,
      rawId: this.officer.credential,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        authenticatorData: toBase64url(authenticatorData),
        clientDataJSON: toBase64url(clientData),
        signature: toBase64url(signature),
      },
    };
  }

  /** This officer's approval of an act. */
  approve(election: string, act: OfficerAct): Approval {
    const { response } = this.answer(toBase64url(approvalChallenge(election, act)));
    return { officer: this.officer.id, ...response };
  }
}

export interface StoredPasskey {
  readonly officer: Officer;
  readonly office: Office;
  readonly privateKey: JsonWebKey;
}
