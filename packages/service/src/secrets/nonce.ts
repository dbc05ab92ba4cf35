import { concat, equalBytes, fromBase64url, toBase64url } from '@teller/basics';
import { uintBytes, utf8, type Bytes } from '@teller/basics';
import { createHmac } from 'node:crypto';

// A nonce: when it expires, in seconds since 1970 (4 bytes), 12 random bytes, and the first 16 bytes of the
// code that shows that it was made with this key, for this election.
const codeAt = 16;

/**
 * A nonce that is known again without having been stored.
 *
 * @param random 12 bytes from a secure generator
 * @param expiresAt seconds since 1970
 * @returns 32 bytes, base64url
 */
export function makeNonce(key: string, election: string, expiresAt: number, random: Bytes): string {
  const head = concat(uintBytes(expiresAt, 4), random);
  return toBase64url(concat(head, code(key, 'nonce', election, toBase64url(head)).slice(0, 16)));
}

/** When a nonce expires, in seconds since 1970; undefined unless this key made it for this election. */
export function nonceExpiry(key: string, election: string, nonce: string): number | undefined {
  const bytes = fromBase64url(nonce);
  if (!bytes.ok || bytes.value.length !== codeAt + 16) return undefined;
  const head = bytes.value.slice(0, codeAt);
  const own = code(key, 'nonce', election, toBase64url(head)).slice(0, 16);
  if (!equalBytes(own, bytes.value.slice(codeAt))) return undefined;
  return new DataView(head.buffer).getUint32(0);
}

/** The secret of the session that an answer to this nonce opens: the same answer again opens the same one. */
export function sessionSecret(
  key: string,
  election: string,
  officer: string,
  nonce: string,
): string {
  return toBase64url(code(key, 'session', election, officer, nonce));
}

/** No part holds a line feed, so that no two lists of parts are the same text. */
function code(key: string, ...parts: readonly string[]): Bytes {
  const bytes = fromBase64url(key);
  return new Uint8Array(
    createHmac('sha256', bytes.ok ? bytes.value : utf8(key))
      .update(parts.join('\n'))
      .digest(),
  );
}
