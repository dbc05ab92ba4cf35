/** Which key: an issuer signs the tokens of each contest with a key of its own. */
export interface IssuingKeyName {
  readonly election: string;
  readonly issuer: string;
  readonly contest: string;
}

/**
 * Private issuing keys as `@teller/protocol/node` writes them, encrypted at rest. Setup writes, the
 * roll service reads, the register job destroys after the close.
 * Whoever can read it can make tokens; ballots cast with them exceed the tokens issued.
 */
export interface IssuingKeys {
  /** Stores a key, replacing one of that name. Durable when it returns. */
  put(name: IssuingKeyName, key: string): Promise<void>;
  get(name: IssuingKeyName): Promise<string | undefined>;
  /** Nothing happens when there is none. */
  destroy(name: IssuingKeyName): Promise<void>;
}
