import { sha256, toBase64url, toHex, utf8, type Bytes } from '@teller/basics';
import type { LogEntry, RollEntry } from '@teller/election';

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
    at: '2026-11-01T09:00:00Z',
    contests: sequence % 2 === 0 ? ['ward-1'] : 'all',
    action:
      sequence % 2 === 0
        ? { type: 'void', reason: 'a reason\nof two lines' }
        : {
            type: 'release-shares',
            trustee: 'one',
            checkpoint: { size: 3, root: 'a'.repeat(64) },
            releases: [
              {
                contest: 'ward-1',
                root: 'b'.repeat(64),
                released: { share: toBase64url(bytesOf('share', 32)) },
                signature: toBase64url(bytesOf('signature', 64)),
              },
            ],
          },
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
