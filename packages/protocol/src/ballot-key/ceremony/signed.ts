import { p256 } from '@noble/curves/nist.js';
import { canonicalBytes, concat, fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import type { Signed } from '@teller/election';
import { tag } from '../../domain.ts';

/** What a trustee's signing key signs. What is said names its own format, so that no two kinds are mixed up. */
export function trusteeSigned(said: { readonly format: string }): Bytes {
  return concat(tag('trustee'), canonicalBytes(said));
}

/** @param signingKey the trustee's secret scalar, 32 bytes */
export function signAs<T extends { readonly format: string }>(
  signingKey: Uint8Array,
  said: T,
): Signed<T> {
  // RFC 6979: it needs no randomness, and saying the same again gives the same bytes.
  return { said, signature: toBase64url(p256.sign(trusteeSigned(said), signingKey).slice()) };
}

/** @param signingKey uncompressed point, base64url */
export function isSignedBy(
  { said, signature }: Signed<{ readonly format: string }>,
  signingKey: string,
): boolean {
  const [key, bytes] = [fromBase64url(signingKey), fromBase64url(signature)];
  if (!key.ok || !bytes.ok) return false;
  try {
    return p256.verify(bytes.value, trusteeSigned(said), key.value, { lowS: false });
  } catch {
    return false;
  }
}
