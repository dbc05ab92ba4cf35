import { assert, concat, fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import { createPrivateKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import { encodeUnsignedEntitlement, entitlementSigned, type Entitlement } from '../entitlement.ts';
import { receiptSigned, type Receipt } from '../receipt.ts';

/** A key of the service's own, ECDSA P-256: the box signs receipts, the roll entitlements, each with theirs. */
export interface SigningKey {
  /** For the manifest: uncompressed point, 65 bytes, base64url. */
  readonly publicKey: string;
  /** ECDSA with SHA-256 over a message: r ‖ s, 64 bytes. */
  readonly sign: (message: Uint8Array) => Bytes;
  /** The private key as text (JWK) for a secret store. Secret. */
  readonly store: () => string;
}

export function makeSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return fromJwk(privateKey.export({ format: 'jwk' }));
}

/** Reads what {@link SigningKey.store} wrote. Throws on anything else: it comes from our own secret store. */
export function loadSigningKey(stored: string): SigningKey {
  return fromJwk(JSON.parse(stored) as JsonWebKey);
}

/** The receipt for a ballot whose hash this is. Sign only what is durably in the box. */
export function signReceipt(key: SigningKey, election: string, hash: string): Receipt {
  return { hash, signature: toBase64url(key.sign(receiptSigned(election, hash))) };
}

/** The bytes of a signed entitlement. Sign only for the member who asks, and is entitled. */
export function signEntitlement(key: SigningKey, entitlement: Entitlement): Bytes {
  const unsigned = encodeUnsignedEntitlement(entitlement);
  return concat(unsigned, key.sign(entitlementSigned(unsigned)));
}

function fromJwk(jwk: JsonWebKey): SigningKey {
  assert(jwk.kty === 'EC' && jwk.crv === 'P-256', 'a signing key is on P-256');
  const x = fromBase64url(jwk.x ?? '');
  const y = fromBase64url(jwk.y ?? '');
  assert(x.ok && y.ok && x.value.length === 32 && y.value.length === 32, 'a point has x and y');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    publicKey: toBase64url(concat(Uint8Array.of(4), x.value, y.value)),
    sign: (message) => Uint8Array.from(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    store: () => JSON.stringify(jwk),
  };
}
