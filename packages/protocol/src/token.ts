import { concat, uintBytes, type Bytes } from '@teller/basics';
import { electionBytes, tag } from './domain.ts';

/** One issuer's signature over a voting token (RFC 9474, RSABSSA-SHA384-PSS-Randomized). */
export interface IssuerSignature {
  /** The random prefix of the prepared message, 32 bytes. */
  readonly randomizer: Bytes;
  /** RSASSA-PSS with SHA-384 and a salt of 48 bytes; 384 bytes. */
  readonly signature: Bytes;
}

/**
 * What an issuer signs without seeing it: the `input_msg` of RFC 9474 section 4.1.
 *
 * @param election election id, hex
 * @param contest the contest's place in the manifest
 * @param token the token's public key: uncompressed P-256 point, 65 bytes
 */
export function tokenMessage(election: string, contest: number, token: Uint8Array): Bytes {
  return concat(tag('voting token'), electionBytes(election), uintBytes(contest, 2), token);
}

/** The prepared message (`PrepareRandomize`): the randomizer, then the message. RSA-PSS is over this. */
export function preparedToken(randomizer: Uint8Array, message: Uint8Array): Bytes {
  return concat(randomizer, message);
}
