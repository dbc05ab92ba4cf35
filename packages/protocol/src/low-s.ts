import { compareBytes, type Bytes } from '@teller/basics';

/** Order n of P-256 (SP 800-186 section 3.2.1.3) and its half, 32 bytes big-endian. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const orderBytes = scalar(order);
const halfBytes = scalar(order >> 1n);
const zero = new Uint8Array(32);

/**
 * Whether an ECDSA signature (r ‖ s) has both numbers in range and s in the lower half. With (r, s)
 * goes (r, n − s), which anyone can write down; taking one of the two only, nobody but the
 * token's holder can make other bytes of the same ballot.
 */
export function isLowS(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const positive = compareBytes(r, zero) > 0 && compareBytes(s, zero) > 0;
  return positive && compareBytes(r, orderBytes) < 0 && compareBytes(s, halfBytes) <= 0;
}

/** The same signature with s in the lower half. */
export function toLowS(signature: Bytes): Bytes {
  const s = signature.subarray(32);
  if (compareBytes(s, halfBytes) <= 0) return signature;
  const low = signature.slice();
  let value = 0n;
  for (const byte of s) value = (value << 8n) | BigInt(byte);
  low.set(scalar(order - value), 32);
  return low;
}

function scalar(value: bigint): Bytes {
  const bytes = new Uint8Array(32);
  for (let i = 31, rest = value; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 255n);
  return bytes;
}
