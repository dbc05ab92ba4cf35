import { concat, sha256, utf8, type Bytes } from '@teller/basics';
import { electionBytes, tag } from './domain.ts';

/** HPKE `info` (RFC 9180 section 5.1): a ballot sealed for one contest opens in no other. */
export function sealedInfo(election: string, contestId: string): Bytes {
  return concat(tag('sealed ballot'), electionBytes(election), utf8(contestId));
}

/** HPKE `aad`: SHA-256 of the token, so that a sealed ballot copied under another token does not open. */
export function sealedAad(token: Uint8Array): Bytes {
  return sha256(token);
}
