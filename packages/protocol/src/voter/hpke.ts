import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, type Bytes } from '@teller/basics';
import { pointLength } from '../sizes.ts';

/** The one HPKE suite of the format (RFC 9180 ids 0x0010, 0x0001, 0x0002). */
function suite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

/** Single-shot base-mode seal (RFC 9180 section 6.1): encapsulated key ‖ ciphertext. */
export async function seal(
  publicKey: Bytes,
  info: Bytes,
  aad: Bytes,
  plaintext: Bytes,
): Promise<Bytes> {
  const hpke = suite();
  const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKey);
  const sealed = await hpke.seal({ recipientPublicKey, info }, plaintext, aad);
  return concat(new Uint8Array(sealed.enc), new Uint8Array(sealed.ct));
}

/** Single-shot base-mode open. Whatever the bytes are, the answer is the plaintext or a no. */
export async function open(
  privateKey: Bytes,
  info: Bytes,
  aad: Bytes,
  sealed: Bytes,
): Promise<Bytes | 'does-not-open'> {
  const hpke = suite();
  try {
    const recipientKey = await hpke.kem.deserializePrivateKey(privateKey);
    const enc = sealed.slice(0, pointLength);
    const ct = sealed.slice(pointLength);
    return new Uint8Array(await hpke.open({ recipientKey, enc, info }, ct, aad));
  } catch {
    return 'does-not-open';
  }
}
