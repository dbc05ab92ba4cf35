/**
 * Which key: an issuer signs the tokens of each contest with a key of its own. What is signed blind
 * could be a token of any election, so that no key may serve two.
 */
export interface IssuingKeyName {
  readonly election: string;
  readonly issuer: string;
  readonly contest: string;
}

/**
 * Private issuing keys as `@teller/protocol/node` writes them, encrypted at rest. Setup writes, the
 * issuer reads, its job destroys after the close.
 * Whoever can read those of every issuer can make tokens; ballots cast with them exceed the tokens issued.
 */
export interface IssuingKeys {
  /** Stores a key, replacing one of that name. Durable when it returns. */
  put(name: IssuingKeyName, key: string): Promise<void>;
  get(name: IssuingKeyName): Promise<string | undefined>;
  /** Nothing happens when there is none. */
  destroy(name: IssuingKeyName): Promise<void>;
}
