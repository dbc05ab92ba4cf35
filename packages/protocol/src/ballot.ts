import { assert, concat, err, ok, sha256, toHex, uintBytes } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { electionBytes, tag } from './domain.ts';
import { isLowS, isPoint } from './p256.ts';
import {
  contestAt,
  modulusLength,
  p256SignatureLength,
  pointLength,
  randomizerLength,
  sealedLength,
} from './sizes.ts';
import type { IssuerSignature } from './token.ts';

const version = 1;
const beforeIssuers = 1 + 32 + 2 + pointLength + 1;
const issuerLength = randomizerLength + modulusLength;

/** What a voter posts to the ballot box, and what the record publishes. */
export interface Ballot {
  /** Election id, hex. */
  readonly election: string;
  /** The contest's place in the manifest. */
  readonly contest: number;
  /** The voting token: uncompressed P-256 point, 65 bytes. */
  readonly token: Bytes;
  /** One for each issuer, in manifest order. */
  readonly issuerSignatures: readonly IssuerSignature[];
  /** Encapsulated key (65 bytes) and ciphertext. */
  readonly sealed: Bytes;
  /** The token's ECDSA P-256 signature with SHA-256 over {@link ballotSigned}: r ‖ s, s low. */
  readonly signature: Bytes;
}

/** Why bytes are not a ballot of this election. */
export type BallotFault =
  | 'unknown-ballot-version'
  | 'wrong-election'
  | 'unknown-contest'
  | 'wrong-ballot-length'
  | 'malformed-token'
  | 'wrong-issuer-count'
  | 'wrong-sealed-length'
  | 'malformed-signature';

/** Bytes of every ballot of a contest: all have the same length, so it says nothing. */
export function ballotLength(manifest: Manifest, contest: number): number {
  const sealed = sealedLength(contestAt(manifest, contest));
  const issuers = manifest.issuers.length * issuerLength;
  return beforeIssuers + issuers + 2 + sealed + p256SignatureLength;
}

/** A ballot without its signature: the bytes that are signed behind the domain tag. */
export function encodeUnsignedBallot(ballot: Omit<Ballot, 'signature'>): Bytes {
  assert(ballot.token.length === pointLength, 'a token has 65 bytes');
  return concat(
    Uint8Array.of(version),
    electionBytes(ballot.election),
    uintBytes(ballot.contest, 2),
    ballot.token,
    uintBytes(ballot.issuerSignatures.length, 1),
    ...ballot.issuerSignatures.flatMap(({ randomizer, signature }) => {
      assert(randomizer.length + signature.length === issuerLength, 'an issuer signature has 416');
      return [randomizer, signature];
    }),
    uintBytes(ballot.sealed.length, 2),
    ballot.sealed,
  );
}

export function encodeBallot(ballot: Ballot): Bytes {
  assert(ballot.signature.length === p256SignatureLength, 'a P-256 signature has 64 bytes');
  return concat(encodeUnsignedBallot(ballot), ballot.signature);
}

/** What the token's key signs: the domain tag and every byte of the ballot before the signature. */
export function ballotSigned(ballot: Uint8Array): Bytes {
  return concat(tag('ballot'), ballot.subarray(0, ballot.length - p256SignatureLength));
}

/**
 * Reads another party's bytes as a ballot of this election: form only, no signature is checked
 * (see checkBallot). Exactly one byte string decodes to a given ballot.
 */
export function decodeBallot(
  bytes: Uint8Array,
  manifest: Manifest,
  election: string,
): Result<Ballot, BallotFault> {
  if (bytes.length < beforeIssuers) return err('wrong-ballot-length');
  if (bytes[0] !== version) return err('unknown-ballot-version');
  if (toHex(bytes.subarray(1, 33)) !== election) return err('wrong-election');
  const contest = uint16(bytes, 33);
  const found = manifest.contests[contest];
  if (found === undefined) return err('unknown-contest');
  if (bytes.length !== ballotLength(manifest, contest)) return err('wrong-ballot-length');
  const token = bytes.slice(35, 35 + pointLength);
  if (!isPoint(token)) return err('malformed-token');
  if (bytes[beforeIssuers - 1] !== manifest.issuers.length) return err('wrong-issuer-count');
  let at = beforeIssuers;
  const take = (length: number): Bytes => bytes.slice(at, (at += length));
  const issuerSignatures = manifest.issuers.map(() => ({
    randomizer: take(randomizerLength),
    signature: take(modulusLength),
  }));
  if (uint16(bytes, at) !== sealedLength(found)) return err('wrong-sealed-length');
  at += 2;
  const sealed = take(sealedLength(found));
  const signature = take(p256SignatureLength);
  if (!isLowS(signature)) return err('malformed-signature');
  return ok({ election, contest, token, issuerSignatures, sealed, signature });
}

/** SHA-256 of the ballot's bytes, hex: how receipts and people name a ballot. */
export function ballotHash(ballot: Uint8Array): string {
  return toHex(sha256(ballot));
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) * 256 + (bytes[at + 1] as number);
}
