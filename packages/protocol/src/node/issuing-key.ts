import { assert, defined, equalBytes, err, fromBase64url, ok, type Bytes } from '@teller/basics';
import { compareBytes, type Result } from '@teller/basics';
import { constants, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto';
import { privateDecrypt, publicEncrypt, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { modulusLength } from '../sizes.ts';

export type BlindFault = 'wrong-length' | 'zero' | 'not-below-modulus';

/** An issuer's key for one contest: RSA-3072, e = 65537. */
export interface IssuingKey {
  /** For the manifest: 384 bytes, base64url. */
  readonly modulus: string;
  /**
   * Blind signature (RFC 9474 section 4.3): z^d mod n, 384 bytes, checked by s^e = z before it is
   * given out, so that a fault in the computation can't leak the key.
   *
   * @param blinded z, big-endian, 384 bytes; refused when 0 or not below the modulus
   */
  signBlind(blinded: Uint8Array): Result<Bytes, BlindFault>;
  /** The private key as text (JWK) for a secret store. Secret. */
  store(): string;
}

const generate = promisify(generateKeyPair);

/** Makes a key. Takes from a tenth of a second to some seconds. */
export async function makeIssuingKey(): Promise<IssuingKey> {
  const { privateKey } = await generate('rsa', { modulusLength: 3072, publicExponent: 0x1_00_01 });
  return fromJwk(privateKey.export({ format: 'jwk' }));
}

/** Reads what {@link IssuingKey.store} wrote. Throws on anything else: it comes from our own secret store. */
export function loadIssuingKey(stored: string): IssuingKey {
  return fromJwk(JSON.parse(stored) as JsonWebKey);
}

function fromJwk(jwk: JsonWebKey): IssuingKey {
  assert(jwk.kty === 'RSA' && jwk.e === 'AQAB', 'an issuing key is RSA with exponent 65537');
  const modulus = defined(jwk.n, 'an RSA key has a modulus');
  const decoded = fromBase64url(modulus);
  const n = defined(decoded.ok ? decoded.value : undefined, 'a modulus in base64url');
  assert(n.length === modulusLength && (n[0] ?? 0) >= 128, 'an issuing key has 3072 bits');
  const padding = constants.RSA_NO_PADDING;
  const secret = { key: createPrivateKey({ key: jwk, format: 'jwk' }), padding };
  const open = {
    key: createPublicKey({ key: { kty: 'RSA', n: modulus, e: 'AQAB' }, format: 'jwk' }),
    padding,
  };
  return {
    modulus,
    signBlind(blinded: Uint8Array): Result<Bytes, BlindFault> {
      if (blinded.length !== modulusLength) return err('wrong-length');
      if (blinded.every((byte) => byte === 0)) return err('zero');
      if (compareBytes(blinded, n) >= 0) return err('not-below-modulus');
      const signature = privateDecrypt(secret, blinded);
      assert(equalBytes(publicEncrypt(open, signature), blinded), 's^e = z');
      return ok(Uint8Array.from(signature));
    },
    store: () => JSON.stringify(jwk),
  };
}
