import { fromBase64url, toBase64url, type Bytes } from '@teller/basics';

/** RSASSA-PSS as RFC 9474's SHA384-PSS variants have it. */
export const pss: { readonly name: 'RSA-PSS'; readonly saltLength: 48 } = {
  name: 'RSA-PSS',
  saltLength: 48,
};

export const ecdsa: { readonly name: 'ECDSA'; readonly hash: 'SHA-256' } = {
  name: 'ECDSA',
  hash: 'SHA-256',
};

/** RSASSA-PKCS1-v1_5 as passkeys that sign with RSA have it. */
export const rs256: { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: 'SHA-256' } = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
};

const p256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** An issuer's public key. Extractable, because blinding computes with the modulus. */
export async function importIssuerKey(modulus: string): Promise<CryptoKey> {
  const jwk = { kty: 'RSA', alg: 'PS384', n: modulus, e: 'AQAB', ext: true };
  return crypto.subtle.importKey('jwk', jwk, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ]);
}

/** An ECDSA P-256 public key from its uncompressed point; rejects when it is off the curve. */
export async function importP256(point: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', point, p256, true, ['verify']);
}

/** The public key of an officer's passkey that signs with RSA, from its modulus (base64url). */
export async function importRs256(modulus: string): Promise<CryptoKey> {
  const jwk = { kty: 'RSA', alg: 'RS256', n: modulus, e: 'AQAB', ext: true };
  return crypto.subtle.importKey('jwk', jwk, rs256, false, ['verify']);
}

/** A fresh ECDSA P-256 pair: the public point (65 bytes) and the private scalar (32 bytes), base64url. */
export async function makeTokenKey(): Promise<{ token: string; privateKey: string }> {
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  const { d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { token: toBase64url(new Uint8Array(point)), privateKey: d };
}

/** The private half for signing; rejects when the two halves don't belong together. */
export async function importTokenKey(token: Bytes, privateKey: string): Promise<CryptoKey> {
  const [x, y] = [toBase64url(token.subarray(1, 33)), toBase64url(token.subarray(33))];
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: privateKey };
  return crypto.subtle.importKey('jwk', jwk, p256, false, ['sign']);
}

/** Bytes of base64url text, or undefined when it is not of this length. */
export function bytesOf(text: string, length: number): Bytes | undefined {
  const bytes = fromBase64url(text);
  return bytes.ok && bytes.value.length === length ? bytes.value : undefined;
}
