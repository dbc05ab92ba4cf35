/** Whose token for which contest. */
export interface IssuanceName {
  readonly election: string;
  readonly contest: string;
  /** The member's hash as in the register, hex: an issuer knows neither number nor address. */
  readonly member: string;
}

/** That a member took their token for a contest, and the answer they were given. */
export interface Issuance extends IssuanceName {
  /** SHA-256 of the blinded message, hex. */
  readonly request: string;
  /** 384 bytes, base64url. It is blind: it shows no token. */
  readonly blindSignature: string;
  /** RFC 3339, whole seconds. */
  readonly issuedAt: string;
}

/**
 * Who took a token from this issuer (table Issuer), keyed (election, contest, member).
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
  /** Read consistently. */
  get(name: IssuanceName): Promise<Issuance | undefined>;
  /** Every one once, in any order. Whatever was durable before the call is in it. */
  all(election: string): AsyncIterable<Pick<Issuance, 'contest' | 'member'>>;
}
