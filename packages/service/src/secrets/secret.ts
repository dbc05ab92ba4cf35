import { sha256, toHex, uintBytes, utf8, concat, type Bytes } from '@teller/basics';

/** What a secret is for. No two uses share a hash. */
type Use =
  | 'address'
  | 'member challenge'
  | 'member code'
  | 'member session'
  | 'registration challenge'
  | 'session key'
  | 'setup code';

/** SHA-256 over the use and the parts, each behind its length. */
export function secretHash(use: Use, ...parts: readonly string[]): Bytes {
  const texts = parts.map((part) => utf8(part));
  return sha256(
    utf8(`teller/1 ${use}\0`),
    ...texts.map((text) => concat(uintBytes(text.length, 4), text)),
  );
}

/** {@link secretHash} as hex: what the stores keep in a secret's place. */
export function secretKey(use: Use, ...parts: readonly string[]): string {
  return toHex(secretHash(use, ...parts));
}
