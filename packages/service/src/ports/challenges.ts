/** Something a person must answer to sign in. Only hashes of what is secret. */
export interface Challenge {
  /** SHA-256 of the challenge, hex. */
  readonly key: string;
  readonly election: string;
  /** Whom it was made for: a member, or empty when nobody fits (so that both cost the same work). */
  readonly subject: string;
  /** SHA-256 of challenge and code, hex; empty where a passkey answers. */
  readonly answer: string;
  /** Seconds since 1970. The store may forget it after that; callers check it themselves. */
  readonly expiresAt: number;
}

/** One instance in table Roll, another in table Office. */
export interface Challenges {
  /** Keys are 32 random bytes' hash, so that no two are the same. Durable when it returns. */
  create(challenge: Challenge): Promise<void>;
  /**
   * Counts one attempt, then gives the challenge, in one conditional write: however many attempts are
   * made at the same time, at most `limit` of them get it. `none`: unknown, or no attempt is left. An
   * attempt whose reply was lost counts.
   */
  attempt(key: string, limit: number): Promise<Challenge | 'none'>;
}

/** How often something may be done in a stretch of time. One instance in table Roll, one in Office. */
export interface Allowances {
  /**
   * Adds one to the counter named `key` if that keeps it at or below `limit`, in one conditional
   * write: however many ask at the same time, at most `limit` get true. `expiresAt` (seconds since
   * 1970): when the store may forget the counter; the key names its stretch of time, so a forgotten
   * counter is never asked for again.
   */
  take(key: string, limit: number, expiresAt: number): Promise<boolean>;
}
