import { p256 } from '@noble/curves/nist.js';
import { pointLength } from './sizes.ts';

/** Whether these are the 65 bytes of an uncompressed point on P-256 (SEC 1 section 2.3.3). */
export function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== pointLength || bytes[0] !== 4) return false;
  try {
    p256.Point.fromBytes(bytes).assertValidity();
    return true;
  } catch {
    return false;
  }
}
