import { toBase64url } from '@teller/basics';
import {
  ceremonyHash,
  contestHash,
  usualFloor,
  withoutStatements,
  type Ceremony,
  type Contest,
  type ContestTerms,
  type FrozenElection,
  type Manifest,
} from '@teller/election';
import { sampleOffice } from '../passkey/software-passkey.ts';
import { committee } from './contests.ts';

const bytes = (length: number, fill: number): string =>
  toBase64url(new Uint8Array(length).fill(fill));
const trustees = ['trustee-1', 'trustee-2', 'trustee-3'];

/** What every sample election has. */
export const sampleTerms: Pick<Manifest, 'timeZone' | 'contact'> = {
  timeZone: 'Europe/London',
  contact: { name: 'The returning officer', email: 'elections@example.org' },
};

/**
 * Well formed, with keys that open nothing; for what never looks at a key.
 *
 * @param changes to the manifest
 * @param terms of the contests
 */
export function sampleFrozen(
  changes: Partial<Manifest> = {},
  terms: readonly ContestTerms[] = [committee],
): FrozenElection {
  const ceremony: Ceremony = {
    format: 'teller-ceremony/1',
    plan: {
      format: 'teller-ceremony-plan/1',
      organisation: 'Förening',
      nonce: bytes(32, 1),
      kind: changes.kind ?? 'rehearsal',
      threshold: 2,
      slots: terms.length,
      trustees: trustees.map((id, n) => ({ id, name: id, signingKey: bytes(65, 10 + n) })),
    },
    messages: trustees.map((trustee, n) => ({
      said: {
        format: 'teller-trustee-message/1',
        ceremony: 'b'.repeat(64),
        trustee,
        encryptionKey: bytes(65, 20 + n),
        tool: 'own',
        slots: terms.map(() => ({
          commitments: [bytes(33, 2), bytes(33, 3)],
          proof: bytes(65, 5),
        })),
      },
      signature: bytes(64, 6),
    })),
    keys: terms.map((_, slot) => bytes(65, 30 + slot)),
    ends: trustees.map((trustee) => ({
      said: {
        format: 'teller-ceremony-end/1',
        ceremony: 'b'.repeat(64),
        trustee,
        messages: 'c'.repeat(64),
      },
      signature: bytes(64, 7),
    })),
  };
  const contests = terms.map((contest, slot): Contest => ({
    format: 'teller-contest/1',
    ...withoutStatements(contest).terms,
    ballotKey: bytes(65, 30 + slot),
    slot,
    moduli: [bytes(384, slot + 1)],
  }));
  const manifest: Manifest = {
    format: 'teller-manifest/2',
    kind: 'rehearsal',
    title: 'Committee',
    organisation: 'Förening',
    opensAt: '2026-11-22T12:00:00Z',
    closesAt: '2026-11-29T12:00:00Z',
    ...sampleTerms,
    contests: contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) })),
    issuers: [{ id: 'issuer', name: 'The issuer', origin: sampleOffice.origin }],
    entitlementKey: bytes(65, 4),
    receiptKey: bytes(65, 4),
    roll: { entries: 3, root: 'a'.repeat(64) },
    officers: ['o1', 'o2'].map((id, i) => ({
      id,
      name: id,
      credential: bytes(16, i),
      publicKey: bytes(65, i),
    })),
    approvals: 2,
    office: sampleOffice,
    trustees: trustees.map((id) => ({ id, name: id })),
    threshold: 2,
    ceremony: ceremonyHash(ceremony),
    floor: usualFloor,
    organisationLog: null,
    ...changes,
  };
  return { manifest, contests, ceremony };
}
