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
  const contests = terms.map((contest, slot): Contest => ({
    format: 'teller-contest/1',
    ...withoutStatements(contest).terms,
    ballotKey: bytes(65, 4),
    slot,
    moduli: [bytes(384, slot + 1)],
  }));
  const ceremony: Ceremony = {
    format: 'teller-ceremony-messages/1',
    messages: trustees.map((trustee) => ({
      trustee,
      commitments: [bytes(33, 2), bytes(33, 3)],
      proof: bytes(65, 5),
    })),
  };
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
