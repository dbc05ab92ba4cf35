import type { Bytes } from '@teller/basics';

/**
 * A ballot as the box holds it. Nothing else is stored with it: no time, no sequence, no address.
 */
export interface BoxedBallot {
  readonly election: string;
  /** Place of the contest in the manifest. */
  readonly contest: number;
  /** The token's public key, base64url of 65 bytes: the key of the item, over all elections. */
  readonly token: string;
  /** The ballot as it was posted. */
  readonly ballot: Bytes;
}

/**
 * The ballot box (table Box) as casting sees it: no listing, no changing, no deleting.
 * Whoever can write to the table can remove or spoil ballots, which receipts and their voters' search
 * show, but cannot make one or change what one says: the seal job leaves out whatever isn't a ballot.
 */
export interface BallotBox {
  /**
   * Stores the ballot if its token is not there, in one conditional write: this spends the token and
   * stores the ballot at once. Gives what is stored under the token then, read consistently: this
   * ballot, or the one that was first. Durable when it returns. After an error it may or may not be
   * stored, now or a little later.
   */
  put(ballot: BoxedBallot): Promise<BoxedBallot>;
  /** Read consistently: once a `put` has returned, every later `get` gives it. */
  get(token: string): Promise<BoxedBallot | undefined>;
}

/** Some of an election's ballots, in any order. */
export interface BoxPage {
  readonly ballots: readonly BoxedBallot[];
  /** Where the next page begins; undefined after the last one. */
  readonly next: string | undefined;
}

/** The ballot box as the seal job sees it. Casting never holds this. */
export interface BoxContents {
  /**
   * One page, from `after` on: the `next` of the page before, good for another process and another day.
   * From the first page to the last every ballot of the election is on one page, once, if it was durable
   * when the first one was asked for. Read consistently.
   */
  page(election: string, after?: string): Promise<BoxPage>;
}
