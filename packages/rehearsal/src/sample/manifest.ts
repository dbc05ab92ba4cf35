import { toBase64url } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { sampleOffice } from '../passkey/software-passkey.ts';
import { committee } from './contests.ts';

const bytes = (length: number, fill: number): string =>
  toBase64url(new Uint8Array(length).fill(fill));
const trustees = ['trustee-1', 'trustee-2', 'trustee-3'];

/** Well formed, with keys that open nothing; for what never looks at a key. */
export function sampleManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    format: 'teller-manifest/1',
    kind: 'rehearsal',
    title: 'Committee',
    organisation: 'Förening',
    opensAt: '2026-11-22T12:00:00Z',
    closesAt: '2026-11-29T12:00:00Z',
    contests: [committee],
    issuers: [
      {
        id: 'issuer',
        origin: sampleOffice.origin,
        keys: [{ contest: committee.id, modulus: bytes(384, 1) }],
      },
    ],
    entitlementKey: bytes(65, 4),
    ballotKey: {
      publicKey: bytes(65, 4),
      threshold: 2,
      trustees: trustees.map((id) => ({ id, name: id })),
      ceremony: trustees.map((trustee) => ({
        trustee,
        commitments: [bytes(33, 2), bytes(33, 3)],
        proof: bytes(65, 5),
      })),
    },
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
    publication: 'public',
    ...changes,
  };
}
