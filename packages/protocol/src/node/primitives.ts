import { toBase64url, type Bytes } from '@teller/basics';
import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Primitives } from '../primitives.ts';
import { modulusLength, p256SignatureLength, pointLength } from '../sizes.ts';
import { opener, type Opener } from './hpke.ts';

/** More keys than an election has, so that a hostile stream of keys can't fill the memory. */
const cacheLimit = 1000;
const issuerKeys = new Map<string, KeyObject>();
let lastOpener: { readonly key: string; readonly open: Opener | undefined } | undefined;

function verifyToken(modulus: Bytes, prepared: Bytes, signature: Bytes): boolean {
  if (modulus.length !== modulusLength || signature.length !== modulusLength) return false;
  try {
    return verifyPss(issuerKey(toBase64url(modulus)), prepared, signature);
  } catch {
    return false;
  }
}

function verifyP256(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== pointLength || publicKey[0] !== 4) return false;
  if (signature.length !== p256SignatureLength) return false;
  try {
    const x = toBase64url(publicKey.subarray(1, 33));
    const y = toBase64url(publicKey.subarray(33));
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

function verifyRs256(modulus: Bytes, message: Bytes, signature: Bytes): boolean {
  if (signature.length !== modulus.length) return false;
  try {
    const n = toBase64url(modulus);
    const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
    return verify('sha256', message, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return false;
  }
}

function openSealed(
  privateKey: Bytes,
  info: Bytes,
  aad: Bytes,
  sealed: Bytes,
): Bytes | 'does-not-open' {
  const key = toBase64url(privateKey);
  if (lastOpener?.key !== key) lastOpener = { key, open: opener(privateKey) };
  return lastOpener.open?.(info, aad, sealed) ?? 'does-not-open';
}

/** The checks over node:crypto, synchronous: for the ballot box and for worker threads. */
export const nodePrimitives: {
  readonly verifyToken: typeof verifyToken;
  readonly verifyP256: typeof verifyP256;
  readonly verifyRs256: typeof verifyRs256;
  readonly openSealed: typeof openSealed;
} = { verifyToken, verifyP256, verifyRs256, openSealed } satisfies Primitives;

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes under any RSA key (RFC 9474 section 4.5). */
export function verifyPss(key: KeyObject, prepared: Uint8Array, signature: Uint8Array): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha384', prepared, { key, padding, saltLength: 48 }, signature);
}

function issuerKey(n: string): KeyObject {
  const known = issuerKeys.get(n);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
  if (issuerKeys.size >= cacheLimit) issuerKeys.clear();
  issuerKeys.set(n, key);
  return key;
}
