import type { Bytes } from '@teller/basics';

/** The ballot box's receipt key. It may live where nobody can read it (KMS). */
export interface ReceiptSigner {
  /**
   * ECDSA P-256 with SHA-256 over `message`, by the key whose public half is in the election's
   * manifest: 64 bytes, r ‖ s. The same message need not give the same signature.
   */
  sign(election: string, message: Bytes): Promise<Bytes>;
}
