/** That a member took their token for a contest, and the answer they were given. */
export interface Issuance {
  readonly election: string;
  readonly contest: string;
  readonly member: string;
  /** SHA-256 of the blinded messages, hex. */
  readonly request: string;
  /** One per issuer in manifest order, base64url. They are blind: they show no token. */
  readonly blindSignatures: readonly string[];
  /** RFC 3339, whole seconds. */
  readonly issuedAt: string;
}

/**
 * Who took a token (table Roll), keyed (election, contest, member).
 * Whoever can write to it could let a member take a second token: the register then shows fewer
 * tokens issued than ballots cast, and the verifier refuses the record.
 */
export interface Issuances {
  /**
   * Stores the issuance if there is none for (election, contest, member), in one conditional write,
   * and gives the one that is stored then, read consistently: this one or the one that was first.
   * Durable when it returns. After an error it may or may not be stored.
   */
  create(issuance: Issuance): Promise<Issuance>;
  /** All of one member's, read consistently. */
  ofMember(election: string, member: string): Promise<readonly Issuance[]>;
  /** Every one once, in any order. Whatever was durable before the call is in it. */
  all(election: string): AsyncIterable<Pick<Issuance, 'contest' | 'member'>>;
}
