import { concat, uintBytes, utf8, type Bytes } from '@teller/basics';
import { createDecipheriv, createECDH, createHmac, type ECDH } from 'node:crypto';
import { pointLength, scalarLength } from '../sizes.ts';

/** AES-GCM key lengths of RFC 9180's AEADs 0x0001 and 0x0002. The format uses 0x0002 only. */
const keyLengths = { 1: 16, 2: 32 } as const;
const nonceLength = 12;
const tagLength = 16;

/** KEM 0x0010 DHKEM(P-256, HKDF-SHA256), KDF 0x0001 HKDF-SHA256. */
const kemSuite = concat(utf8('KEM'), uintBytes(0x10, 2));
const version = utf8('HPKE-v1');
const empty = new Uint8Array(0);

/** Opens what was sealed to one key: single-shot, base mode (RFC 9180 section 6.1). */
export type Opener = (
  info: Uint8Array,
  aad: Uint8Array,
  sealed: Uint8Array,
) => Bytes | 'does-not-open';

/**
 * RFC 9180 over node:crypto, for opening in bulk.
 *
 * @param privateKey P-256 scalar, 32 bytes; undefined comes back when it is none
 * @param aead the AEAD's RFC id
 */
export function opener(privateKey: Uint8Array, aead: 1 | 2 = 2): Opener | undefined {
  const recipient = keyOf(privateKey);
  if (recipient === undefined) return undefined;
  const suite = concat(utf8('HPKE'), uintBytes(0x10, 2), uintBytes(1, 2), uintBytes(aead, 2));
  const pskIdHash = labeledExtract(suite, empty, 'psk_id_hash', empty);
  let lastInfo: Uint8Array = empty;
  let context = keyScheduleContext(suite, pskIdHash, lastInfo);
  return (info, aad, sealed) => {
    if (sealed.length < pointLength + tagLength || sealed[0] !== 4) return 'does-not-open';
    const enc = sealed.subarray(0, pointLength);
    const shared = decap(recipient.ecdh, enc, recipient.publicKey);
    if (shared === undefined) return 'does-not-open';
    // All the ballots of a contest have the same info: hash it once.
    if (Buffer.compare(info, lastInfo) !== 0) {
      lastInfo = info.slice();
      context = keyScheduleContext(suite, pskIdHash, lastInfo);
    }
    const secret = labeledExtract(suite, shared, 'secret', empty);
    const key = labeledExpand(suite, secret, 'key', context, keyLengths[aead]);
    const nonce = labeledExpand(suite, secret, 'base_nonce', context, nonceLength);
    return decrypt(aead, key, nonce, aad, sealed.subarray(pointLength));
  };
}

/** Decap (RFC 9180 section 4.1): the KEM's shared secret, or undefined for a key that is off the curve. */
function decap(ecdh: ECDH, enc: Uint8Array, publicKey: Uint8Array): Bytes | undefined {
  try {
    const dh = ecdh.computeSecret(enc);
    const prk = labeledExtract(kemSuite, empty, 'eae_prk', dh);
    return labeledExpand(kemSuite, prk, 'shared_secret', concat(enc, publicKey), 32);
  } catch {
    return undefined;
  }
}

function decrypt(
  aead: 1 | 2,
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  ciphertext: Uint8Array,
): Bytes | 'does-not-open' {
  const cipher = aead === 2 ? 'aes-256-gcm' : 'aes-128-gcm';
  const decipher = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength });
  const body = ciphertext.length - tagLength;
  decipher.setAAD(aad).setAuthTag(ciphertext.subarray(body));
  const plaintext = decipher.update(ciphertext.subarray(0, body));
  try {
    decipher.final();
    return Uint8Array.from(plaintext);
  } catch {
    return 'does-not-open';
  }
}

function keyOf(privateKey: Uint8Array): { ecdh: ECDH; publicKey: Uint8Array } | undefined {
  if (privateKey.length !== scalarLength) return undefined;
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(privateKey);
    return { ecdh, publicKey: ecdh.getPublicKey() };
  } catch {
    return undefined;
  }
}

/** Base mode: 0x00 ‖ psk_id_hash ‖ info_hash (RFC 9180 section 5.1). */
function keyScheduleContext(suite: Uint8Array, pskIdHash: Uint8Array, info: Uint8Array): Bytes {
  return concat(Uint8Array.of(0), pskIdHash, labeledExtract(suite, empty, 'info_hash', info));
}

/** LabeledExtract (RFC 9180 section 4) with HKDF-SHA256. */
function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array,
  label: string,
  ikm: Uint8Array,
): Bytes {
  return hmac(salt, version, suite, utf8(label), ikm);
}

/** LabeledExpand (RFC 9180 section 4) with HKDF-SHA256; up to 32 bytes, one block. */
function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Bytes {
  const block = [uintBytes(length, 2), version, suite, utf8(label), info, Uint8Array.of(1)];
  return hmac(prk, ...block).subarray(0, length);
}

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Bytes {
  return Uint8Array.from(
    createHmac('sha256', key)
      .update(concat(...parts))
      .digest(),
  );
}
