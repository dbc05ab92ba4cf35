import type { Officer } from '@teller/election';

/** An invitation to become an officer. Only the hash of the code is kept. */
export interface SetupCode {
  readonly election: string;
  /** SHA-256 of election and code, hex. */
  readonly key: string;
  /** Seconds since 1970. The store may forget it after that; callers check it themselves. */
  readonly expiresAt: number;
  /** Who used it, and when (RFC 3339). */
  readonly used: { readonly officer: Officer; readonly at: string } | null;
}

/** One-time set-up codes (table Office). */
export interface SetupCodes {
  /** Stores an unused code unless one with this key is there. */
  create(code: Omit<SetupCode, 'used'>): Promise<void>;
  /** Read consistently. */
  get(election: string, key: string): Promise<SetupCode | undefined>;
  /**
   * Marks the code as used by an officer if it is unused, in one conditional write, and gives what is
   * stored then: this use or the one that was first. The code must exist. Durable when it returns.
   */
  use(election: string, key: string, used: NonNullable<SetupCode['used']>): Promise<SetupCode>;
}
