import type { Bytes, RunningHash } from '@teller/basics';
import { createHash } from 'node:crypto';

/** SHA-256 of the parts, concatenated, over node:crypto: some times faster than the portable one. */
export function nodeSha256(...parts: readonly Uint8Array[]): Bytes {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

/** SHA-256 of bytes as they come, over node:crypto. */
export function startNodeSha256(): RunningHash {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => Uint8Array.from(hash.digest()),
  };
}
