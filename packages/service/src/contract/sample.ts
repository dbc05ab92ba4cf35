import { sha256, toBase64url, toHex, utf8, type Bytes } from '@teller/basics';
import type { LogEntry, Manifest, RollEntry } from '@teller/election';

let used = 0;

/** A different 64-digit id on every call, so that suites can share one table. */
export function freshId(): string {
  used += 1;
  return toHex(sha256(utf8(`contract suite ${used} ${Date.now()}`)));
}

export function bytesOf(text: string, length: number): Bytes {
  const bytes = new Uint8Array(length);
  bytes.set(utf8(text).subarray(0, length));
  return bytes;
}

/** Everything a stored item must be able to hold: umlauts, line feeds, optional fields. */
export function sampleManifest(title: string): Manifest {
  const point = toBase64url(bytesOf(title, 65));
  return {
    format: 'teller-manifest/1',
    kind: 'election',
    title,
    organisation: 'Förening',
    opensAt: '2026-11-01T09:00:00Z',
    closesAt: '2026-11-08T17:00:00Z',
    contests: [
      {
        id: 'ward-1',
        title: 'Ward 1',
        seats: 2,
        rule: 'scotland-2011',
        candidates: [
          { id: 'ada', name: 'Ada', statement: 'first line\nsecond line' },
          { id: 'ben', name: 'Ben', slate: 'Blue' },
        ],
      },
    ],
    issuers: [
      {
        id: 'teller',
        origin: 'http://localhost:4100',
        keys: [{ contest: 'ward-1', modulus: toBase64url(bytesOf('modulus', 384)) }],
      },
    ],
    entitlementKey: point,
    ballotKey: {
      publicKey: point,
      threshold: 2,
      trustees: [
        { id: 'one', name: 'One' },
        { id: 'two', name: 'Two' },
      ],
      ceremony: ['one', 'two'].map((trustee) => ({
        trustee,
        commitments: [1, 2].map((n) => toBase64url(bytesOf(`${trustee} ${n}`, 33))),
        proof: toBase64url(bytesOf('proof', 97)),
      })),
    },
    receiptKey: point,
    roll: { entries: 3, root: toHex(sha256()) },
    officers: [
      {
        id: 'olive',
        name: 'Olive',
        credential: toBase64url(bytesOf('credential', 16)),
        publicKey: point,
      },
    ],
    approvals: 1,
    office: { relyingParty: 'localhost', origin: 'http://localhost:4100' },
    publication: 'public',
  };
}

export function sampleEntry(member: string): RollEntry {
  return {
    member,
    name: `Member ${member}`,
    email: `${member.toLowerCase()}@example.org`,
    contests: ['ward-1'],
    salt: toBase64url(bytesOf(member, 16)),
  };
}

export function sampleLogEntry(sequence: number, previous: string): LogEntry {
  return {
    sequence,
    previous,
    action:
      sequence % 2 === 0
        ? { type: 'void', at: '2026-11-01T09:00:00Z', reason: 'a reason\nof two lines' }
        : { type: 'release-share', trustee: 'one', share: toBase64url(bytesOf('share', 32)) },
    approvals: [sampleApproval('olive')],
  };
}

export function sampleApproval(officer: string): LogEntry['approvals'][number] {
  return {
    officer,
    authenticatorData: toBase64url(bytesOf(officer, 37)),
    clientDataJSON: toBase64url(utf8('{"type":"webauthn.get"}')),
    signature: toBase64url(bytesOf('signature', 70)),
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
