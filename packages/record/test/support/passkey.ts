import { canonicalBytes, concat, sha256, toBase64url, utf8 } from '@teller/basics';
import { approvalChallenge, type Approval, type Officer, type OfficerAct } from '@teller/election';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** An officer whose passkey is made of code: its assertions are real ones. */
export interface SoftwareOfficer {
  readonly officer: Officer;
  approve(election: string, act: OfficerAct, site?: Partial<Site>): Approval;
}

export interface Site {
  readonly relyingParty: string;
  readonly origin: string;
  readonly flags: number;
  readonly type: string;
}

export const site: Site = {
  relyingParty: 'localhost',
  origin: 'http://localhost:4100',
  flags: 0x05,
  type: 'webauthn.get',
};

export function softwareOfficer(id: string, name: string): SoftwareOfficer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
  return {
    officer: {
      id,
      name,
      credential: toBase64url(randomBytes(16)),
      publicKey: toBase64url(point),
    },
    approve(election, act, changed = {}) {
      const { relyingParty, origin, flags, type } = { ...site, ...changed };
      const clientData = canonicalBytes({
        type,
        challenge: toBase64url(approvalChallenge(election, act)),
        origin,
        crossOrigin: false,
      });
      const authenticatorData = concat(
        sha256(utf8(relyingParty)),
        Uint8Array.of(flags, 0, 0, 0, 0),
      );
      const signature = sign('sha256', concat(authenticatorData, sha256(clientData)), privateKey);
      return {
        officer: id,
        authenticatorData: toBase64url(authenticatorData),
        clientDataJSON: toBase64url(clientData),
        signature: toBase64url(signature),
      };
    },
  };
}
