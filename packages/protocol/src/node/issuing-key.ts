import { assert, defined, fromBase64url, type Bytes, type Result } from '@teller/basics';
import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { modulusLength } from '../sizes.ts';
import { blindSign, type BlindFault } from './blind-sign.ts';

/** An issuer's key for one contest: RSA-3072, e = 65537. */
export interface IssuingKey {
  /** For the manifest: 384 bytes, base64url. */
  readonly modulus: string;
  /**
   * Blind signature (RFC 9474 section 4.3), 384 bytes.
   *
   * @param blinded big-endian, 384 bytes; refused when 0 or not below the modulus
   */
  readonly signBlind: (blinded: Uint8Array) => Result<Bytes, BlindFault>;
  /** The private key as text (JWK) for a secret store. Secret. */
  readonly store: () => string;
}

const generate = promisify(generateKeyPair);

/** Makes a key. Takes from a tenth of a second to some seconds. */
export async function makeIssuingKey(): Promise<IssuingKey> {
  const { privateKey } = await generate('rsa', { modulusLength: 3072, publicExponent: 65537 });
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
  const n = defined(decoded.ok ? decoded.value : undefined, 'a modulus is base64url');
  assert(n.length === modulusLength && (n[0] ?? 0) >= 128, 'an issuing key has 3072 bits');
  const secret = createPrivateKey({ key: jwk, format: 'jwk' });
  const keys = { secret, open: createPublicKey(secret) };
  return {
    modulus,
    signBlind: (blinded) => blindSign(keys, n, blinded),
    store: () => JSON.stringify(jwk),
  };
}
