import { assert, compareBytes, equalBytes, err, ok } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import { constants, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';

export type BlindFault = 'wrong-length' | 'zero' | 'not-below-modulus';

/**
 * RFC 9474 section 4.3 (BlindSign) by OpenSSL's raw private operation, which blinds against timing:
 * z^d mod n. The answer is checked (s^e = z) before it is given out, so that a fault in the
 * computation can't leak the key.
 *
 * @param modulus n, big-endian, as long as the answer
 * @param blinded z, big-endian; refused when of another length, 0 or not below n
 */
export function blindSign(
  keys: { readonly secret: KeyObject; readonly open: KeyObject },
  modulus: Uint8Array,
  blinded: Uint8Array,
): Result<Bytes, BlindFault> {
  if (blinded.length !== modulus.length) return err('wrong-length');
  if (blinded.every((byte) => byte === 0)) return err('zero');
  if (compareBytes(blinded, modulus) >= 0) return err('not-below-modulus');
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key: keys.secret, padding }, blinded);
  assert(equalBytes(publicEncrypt({ key: keys.open, padding }, signature), blinded), 's^e = z');
  return ok(Uint8Array.from(signature));
}
