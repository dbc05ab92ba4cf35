/** Who is signed in, known only by the hash of a secret that their browser holds. */
export interface Session {
  /** SHA-256 of the session's secret, hex. */
  readonly key: string;
  readonly election: string;
  /** Member number on the roll side, officer id on the office side. */
  readonly subject: string;
  /** Seconds since 1970. The store may forget it after that; callers check it themselves. */
  readonly expiresAt: number;
}

/** One instance in table Roll, another in table Office. */
export interface Sessions {
  /**
   * Stores a session if its key was never used. Gives the one that is stored, which is the same on a
   * repeated call; `ended` if it was ended: an ended session never comes back while it would be valid.
   */
  create(session: Session): Promise<Session | 'ended'>;
  /** Read consistently: a session that `end` has ended is not given again. */
  get(key: string): Promise<Session | undefined>;
  /** Ends it for good; nothing happens when there is none. Durable when it returns. */
  end(key: string): Promise<void>;
}
