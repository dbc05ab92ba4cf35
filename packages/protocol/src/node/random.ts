import type { Bytes } from '@teller/basics';
import { randomBytes } from 'node:crypto';

/** Random bytes from the system's generator: what a key ceremony in Node is given. */
export function nodeRandom(length: number): Bytes {
  return Uint8Array.from(randomBytes(length));
}
