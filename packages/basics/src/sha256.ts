import { sha256 as noble } from '@noble/hashes/sha2.js';
import { concat, type Bytes } from './bytes.ts';

/** SHA-256 (FIPS 180-4) of the parts, concatenated: 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Bytes {
  return noble(parts.length === 1 ? (parts[0] as Uint8Array) : concat(...parts));
}

/** A hash of bytes that come one after the other. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** 32 bytes. Nothing may follow. */
  digest(): Bytes;
}

/** SHA-256 of bytes as they come. */
export function startSha256(): RunningHash {
  const hash = noble.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}
