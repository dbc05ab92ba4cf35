import { assert, concat, type Bytes } from '@teller/basics';

/**
 * An ECDSA P-256 signature as r ‖ s, 64 bytes (IEEE P1363), from the DER form that KMS gives:
 * SEQUENCE { INTEGER r, INTEGER s } (RFC 3279 section 2.2.3).
 */
export function rawSignature(der: Uint8Array): Bytes {
  assert(der[0] === 0x30 && der[1] === der.length - 2, 'a signature is one DER sequence');
  const r = integerAt(der, 2);
  const s = integerAt(der, r.end);
  assert(s.end === der.length, 'a signature is two integers');
  return concat(r.bytes, s.bytes);
}

function integerAt(der: Uint8Array, at: number): { readonly bytes: Bytes; readonly end: number } {
  const length = der[at + 1];
  assert(der[at] === 0x02 && length !== undefined && length > 0, 'a DER integer');
  const end = at + 2 + length;
  assert(end <= der.length, 'a DER integer ends within its sequence');
  // A leading zero keeps a large number positive; small numbers are shorter than 32 bytes.
  const digits = der.subarray(der[at + 2] === 0 ? at + 3 : at + 2, end);
  assert(digits.length <= 32, 'a P-256 scalar has at most 32 bytes');
  return { bytes: concat(new Uint8Array(32 - digits.length), digits), end };
}
