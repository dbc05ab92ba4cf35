import { assert, concat, equalBytes, err, ok, sha256, toHex, uintBytes } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Frozen, Manifest } from '@teller/election';
import { electionBytes, tag } from './domain.ts';
import { isLowS, isPoint } from './p256.ts';
import {
  contestAt,
  hashLength,
  modulusLength,
  p256SignatureLength,
  pointLength,
  randomizerLength,
  sealedLength,
} from './sizes.ts';
import type { IssuerSignature } from './token.ts';

const version = 2;
const tokenAt = 1 + hashLength + 2;
const markAt = tokenAt + pointLength;
const sealedHashAt = markAt + hashLength;
/** What the ballot hash is over: version, election, contest, token, mark and SHA-256(sealed). */
const hashedLength = sealedHashAt + hashLength;
const issuerLength = randomizerLength + modulusLength;

/** A ballot as its contest's list has it: everything but the sealed ballot, which it names by its hash. */
export interface ListedBallot {
  /** Election id, hex. */
  readonly election: string;
  /** The contest's place in the manifest. */
  readonly contest: number;
  /** The voting token: uncompressed P-256 point, 65 bytes. */
  readonly token: Bytes;
  /** {@link ballotMark} of the voter's own salt and word, 32 bytes. */
  readonly mark: Bytes;
  /** SHA-256 of the sealed ballot, 32 bytes. */
  readonly sealedHash: Bytes;
  /** One for each issuer, in manifest order. */
  readonly issuerSignatures: readonly IssuerSignature[];
  /** The token's ECDSA P-256 signature with SHA-256 over {@link ballotSigned}: r ‖ s, s low. */
  readonly signature: Bytes;
}

/** What a voter posts to the ballot box, and what it stores: the listed part, then the sealed ballot. */
export interface Ballot extends ListedBallot {
  /** Encapsulated key (65 bytes) and ciphertext. */
  readonly sealed: Bytes;
}

/** Why bytes are not a ballot of this election. */
export type BallotFault =
  | 'unknown-ballot-version'
  | 'wrong-election'
  | 'unknown-contest'
  | 'wrong-ballot-length'
  | 'malformed-token'
  | 'malformed-signature'
  | 'wrong-sealed-hash';

/** Bytes of the listed part of every ballot of an election. */
export function listedLength(manifest: Manifest): number {
  return hashedLength + manifest.issuers.length * issuerLength + p256SignatureLength;
}

/** Bytes of every ballot of a contest: all have the same length, so it says nothing. */
export function ballotLength(frozen: Frozen, contest: number): number {
  return listedLength(frozen.manifest) + sealedLength(contestAt(frozen, contest));
}

/** The bytes that the ballot hash is over: the header, from version to mark, and SHA-256(sealed). */
export function encodeHashed(
  ballot: Pick<Ballot, 'election' | 'contest' | 'token' | 'mark' | 'sealedHash'>,
): Bytes {
  const { election, contest, token, mark, sealedHash } = ballot;
  assert(token.length === pointLength, 'a token has 65 bytes');
  assert(mark.length === hashLength && sealedHash.length === hashLength, 'a hash has 32 bytes');
  return concat(
    Uint8Array.of(version),
    electionBytes(election),
    uintBytes(contest, 2),
    token,
    mark,
    sealedHash,
  );
}

/** The listed part of a ballot: one entry of ballots/CONTEST.bin. */
export function encodeListed(ballot: ListedBallot): Bytes {
  const { issuerSignatures, signature } = ballot;
  assert(signature.length === p256SignatureLength, 'a P-256 signature has 64 bytes');
  return concat(
    encodeHashed(ballot),
    ...issuerSignatures.flatMap((own) => {
      assert(own.randomizer.length + own.signature.length === issuerLength, 'an issuer’s has 416');
      return [own.randomizer, own.signature];
    }),
    signature,
  );
}

export function encodeBallot(ballot: Ballot): Bytes {
  return concat(encodeListed(ballot), ballot.sealed);
}

/** A ballot’s two parts, as views: what the list has of it, and the sealed ballot. */
export function splitBallot(
  ballot: Bytes,
  manifest: Manifest,
): { readonly listed: Bytes; readonly sealed: Bytes } {
  const length = listedLength(manifest);
  return { listed: ballot.subarray(0, length), sealed: ballot.subarray(length) };
}

/** The token in the bytes of a ballot or of its listed part: a view of 65 bytes. */
export function tokenIn(ballot: Bytes): Bytes {
  return ballot.subarray(tokenAt, markAt);
}

/** SHA-256(sealed) in the bytes of a ballot or of its listed part: a view of 32 bytes. */
export function sealedHashIn(ballot: Bytes): Bytes {
  return ballot.subarray(sealedHashAt, hashedLength);
}

/**
 * How receipts and people name a ballot, hex: SHA-256 of its bytes from the version to SHA-256(sealed). It
 * is known before the choice to cast, and whoever signs again gets no other hash.
 *
 * @param ballot its bytes, or those of its listed part
 */
export function ballotHash(ballot: Uint8Array): string {
  return toHex(sha256(ballot.subarray(0, hashedLength)));
}

/** What the token’s key signs: the domain tag and the ballot hash. `ballot` as in {@link ballotHash}. */
export function ballotSigned(ballot: Uint8Array): Bytes {
  return concat(tag('ballot'), sha256(ballot.subarray(0, hashedLength)));
}

/**
 * Reads another party's bytes as the listed part of a ballot of this election: form only, no signature
 * is checked (see checkListed).
 */
export function decodeListed(
  bytes: Uint8Array,
  manifest: Manifest,
  election: string,
): Result<ListedBallot, BallotFault> {
  if (bytes[0] !== undefined && bytes[0] !== version) return err('unknown-ballot-version');
  if (bytes.length !== listedLength(manifest)) return err('wrong-ballot-length');
  if (toHex(bytes.subarray(1, 1 + hashLength)) !== election) return err('wrong-election');
  const contest = uint16(bytes, tokenAt - 2);
  if (contest >= manifest.contests.length) return err('unknown-contest');
  let at = tokenAt;
  const take = (length: number): Bytes => bytes.slice(at, (at += length));
  const token = take(pointLength);
  if (!isPoint(token)) return err('malformed-token');
  const mark = take(hashLength);
  const sealedHash = take(hashLength);
  const issuerSignatures = manifest.issuers.map(() => ({
    randomizer: take(randomizerLength),
    signature: take(modulusLength),
  }));
  const signature = take(p256SignatureLength);
  if (!isLowS(signature)) return err('malformed-signature');
  return ok({ election, contest, token, mark, sealedHash, issuerSignatures, signature });
}

/** The same for a whole ballot. Exactly one byte string decodes to a given ballot. */
export function decodeBallot(
  bytes: Uint8Array,
  frozen: Frozen,
  election: string,
): Result<Ballot, BallotFault> {
  if (bytes[0] !== undefined && bytes[0] !== version) return err('unknown-ballot-version');
  const { manifest } = frozen;
  const length = listedLength(manifest);
  if (bytes.length < length) return err('wrong-ballot-length');
  const listed = decodeListed(bytes.subarray(0, length), manifest, election);
  if (!listed.ok) return listed;
  const { contest, sealedHash } = listed.value;
  if (bytes.length !== ballotLength(frozen, contest)) return err('wrong-ballot-length');
  const sealed = bytes.slice(length);
  if (!equalBytes(sha256(sealed), sealedHash)) return err('wrong-sealed-hash');
  return ok({ ...listed.value, sealed });
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) * 256 + (bytes[at + 1] as number);
}
