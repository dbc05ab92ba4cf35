import { p256 } from '@noble/curves/nist.js';
import type { Bytes } from '@teller/basics';
import { p256SignatureLength, pointLength } from './sizes.ts';

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

/**
 * An ECDSA P-256 signature as r ‖ s, 64 bytes (IEEE P1363), from its DER form (RFC 3279 section
 * 2.2.3); undefined for anything else, a longer way to write the same numbers among it.
 */
export function signatureFromDer(der: Uint8Array): Bytes | undefined {
  const signature = read(der, 'der');
  return signature && Uint8Array.from(signature.toBytes('compact'));
}

/**
 * Whether an ECDSA signature (r ‖ s) has both numbers in range and s in the lower half. With (r, s)
 * goes (r, n − s), which anyone can write down; taking one of the two only, nobody but the
 * token's holder can make other bytes of the same ballot.
 */
export function isLowS(signature: Uint8Array): boolean {
  return read(signature, 'compact')?.hasHighS() === false;
}

/** The same signature (r ‖ s) with s in the lower half. */
export function toLowS(signature: Bytes): Bytes {
  const { r, s } = p256.Signature.fromBytes(signature, 'compact');
  const low = new p256.Signature(r, p256.Point.Fn.neg(s));
  return low.hasHighS() ? signature : Uint8Array.from(low.toBytes('compact'));
}

type Signature = ReturnType<typeof p256.Signature.fromBytes>;

function read(bytes: Uint8Array, form: 'compact' | 'der'): Signature | undefined {
  if (form === 'compact' && bytes.length !== p256SignatureLength) return undefined;
  try {
    return p256.Signature.fromBytes(bytes, form);
  } catch {
    return undefined;
  }
}
