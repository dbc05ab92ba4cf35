import type { Bytes } from '@teller/basics';

/**
 * The client's half of RFC 9474, RSABSSA-SHA384-PSS-Randomized under an RSA-3072 key with e = 65537.
 * Two implementations make the same messages: the library's, for browsers, and one over node:crypto
 * and bigint, for rehearsals that play thousands of members on one machine.
 */
export interface BlindRsa {
  /**
   * Prepare and Blind (sections 4.1 and 4.2).
   *
   * @param modulus base64url, 384 bytes
   */
  blind(modulus: string, message: Bytes): Promise<Blinded>;
  /** Finalize (section 4.4): the signature, 384 bytes; undefined when it does not hold. */
  finalize(
    modulus: string,
    prepared: Bytes,
    blindSignature: Bytes,
    inverse: Bytes,
  ): Promise<Bytes | undefined>;
}

export interface Blinded {
  /** randomizer (32) ‖ message. */
  readonly prepared: Bytes;
  /** What the issuer signs, 384 bytes. */
  readonly blindedMessage: Bytes;
  /** What unblinds the answer, 384 bytes. Secret. */
  readonly inverse: Bytes;
}
