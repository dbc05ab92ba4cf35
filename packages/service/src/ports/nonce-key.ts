/**
 * An election's key by which the office knows the nonces that it gave out, so that it need not store one for every
 * stranger who asks (table Office). Whoever can read it can open the session of any officer and see
 * what officers see; an act still needs the officer's passkey.
 */
export interface NonceKey {
  /** Stores `fresh` (32 bytes, base64url) unless a key is there. Gives the one that is stored then, the same for ever. */
  keep(election: string, fresh: string): Promise<string>;
}
