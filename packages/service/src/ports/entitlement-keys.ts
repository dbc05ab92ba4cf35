/**
 * The roll's private keys for entitlements as `@teller/protocol/node` writes them, one for each election,
 * encrypted at rest. Setup writes, the roll service reads, the register job destroys after the close.
 * Whoever can read it can have every issuer sign a token for any member hash they know; the register
 * then says that this member took one.
 */
export interface EntitlementKeys {
  /** Stores the election's key, replacing one that is there. Durable when it returns. */
  put(election: string, key: string): Promise<void>;
  get(election: string): Promise<string | undefined>;
  /** Nothing happens when there is none. */
  destroy(election: string): Promise<void>;
}
