import type { Bytes } from '@teller/basics';

/**
 * The heavy operations of checking a record. There are two implementations, over node:crypto and over
 * WebCrypto. Each judges another party's bytes: whatever they are, the answer is no, never an exception.
 */
export interface Primitives {
  /**
   * RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes (RFC 9474 section 4.5).
   *
   * @param modulus RSA-3072 modulus, 384 bytes; the exponent is 65537
   * @param prepared randomizer ‖ token message
   */
  readonly verifyToken: (
    modulus: Bytes,
    prepared: Bytes,
    signature: Bytes,
  ) => boolean | Promise<boolean>;
  /** ECDSA P-256 with SHA-256; the key uncompressed (65 bytes), the signature r ‖ s (64 bytes). */
  readonly verifyP256: (
    publicKey: Bytes,
    message: Bytes,
    signature: Bytes,
  ) => boolean | Promise<boolean>;
  /**
   * RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2.2); the exponent is 65537.
   *
   * @param modulus RSA modulus, 256 to 512 bytes; the signature is as long
   */
  readonly verifyRs256: (
    modulus: Bytes,
    message: Bytes,
    signature: Bytes,
  ) => boolean | Promise<boolean>;
  /**
   * Opens an HPKE base-mode message (RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM).
   *
   * @param privateKey P-256 scalar, 32 bytes
   * @param sealed encapsulated key (65 bytes) ‖ ciphertext
   */
  readonly openSealed: (
    privateKey: Bytes,
    info: Bytes,
    aad: Bytes,
    sealed: Bytes,
  ) => Bytes | 'does-not-open' | Promise<Bytes | 'does-not-open'>;
}
