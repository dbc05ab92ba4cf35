import { p256 } from '@noble/curves/nist.js';
import { concat, defined, fromBase64url, fromHex, sha256, toBase64url } from '@teller/basics';
import { uintBytes, type Bytes } from '@teller/basics';
import type { Random } from '../ballot-key/arithmetic.ts';
import { tag } from '../domain.ts';

/** What a trustee keeps for all their ceremonies. Secret: it never leaves their machine. */
export interface TrusteeKey {
  readonly format: 'teller-trustee-key/1';
  /** P-256 scalar, 32 bytes, base64url: everything that they say is signed with it. */
  readonly signingKey: string;
  /** 32 random bytes, base64url: all their secrets of a ceremony are made from it and the ceremony id. */
  readonly seed: string;
}

/** The number that no slot has. */
const encryption = 0xffff;
/** Bytes from which a scalar is made without bias (FIPS 186-5 appendix A.3.1). */
const wide = 48;

export function makeTrusteeKey(random: Random): TrusteeKey {
  return {
    format: 'teller-trustee-key/1',
    signingKey: toBase64url(p256.utils.randomSecretKey(random(wide)).slice()),
    seed: toBase64url(random(32)),
  };
}

/**
 * A stream of secret bytes of its own for one slot of one ceremony: SHA-256 of tag ‖ seed ‖ ceremony id ‖ slot ‖
 * number of the block, all of fixed length. A step that is repeated says the same again.
 */
export function slotSecrets(key: TrusteeKey, ceremony: string, slot: number): Random {
  const id = fromHex(ceremony);
  const head = concat(
    tag('ceremony secret'),
    ownBytes(key.seed),
    defined(id.ok ? id.value : undefined, 'a ceremony id is hexadecimal'),
    uintBytes(slot, 2),
  );
  let block = 0;
  return (length) => {
    const blocks: Bytes[] = [];
    while (blocks.length * 32 < length) blocks.push(sha256(head, uintBytes(block++, 4)));
    return concat(...blocks).slice(0, length);
  };
}

/** The private half of the encryption key for this ceremony: 32 bytes. */
export function decryptionKey(key: TrusteeKey, ceremony: string): Bytes {
  return p256.utils.randomSecretKey(slotSecrets(key, ceremony, encryption)(wide)).slice();
}

/** Bytes of what this code has written. */
export function ownBytes(text: string): Bytes {
  const bytes = fromBase64url(text);
  return defined(bytes.ok ? bytes.value : undefined, 'written before');
}
