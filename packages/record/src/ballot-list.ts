import {
  assert,
  compareBytes,
  concat,
  err,
  fromHex,
  ok,
  toHex,
  uintBytes,
  utf8,
} from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { ballotHash, ballotLength, inclusionProof, merkleRoot, type Hash } from '@teller/protocol';
import type { InclusionProof } from './inclusion-proof.ts';

/**
 * The ballots of one contest, sorted by token, as ballots/CONTEST.bin holds them. Ballots are views
 * of the file's bytes: a million of them take no more memory than the file.
 */
export interface BallotList extends Iterable<Bytes> {
  /** The contest's place in the manifest. */
  readonly contest: number;
  readonly count: number;
  /** The ballot at this place, counted from 0. */
  at(place: number): Bytes;
  /** The token of the ballot at this place, 65 bytes. */
  token(place: number): Bytes;
  /** Ballots from one place up to, not including, another, concatenated. */
  slice(from: number, to: number): Bytes;
}

/** Why bytes are not the ballot list of this contest. */
export type BallotListFault =
  | 'not-a-ballot-list'
  | 'wrong-election'
  | 'wrong-contest'
  | 'wrong-ballot-length'
  | 'wrong-file-length';

const magic = utf8('TELLERB1');
const headerLength = 48;
// Version, election id and contest number come before the token (see `encodeBallot`).
const tokenAt = 35;
const tokenLength = 65;

/**
 * ballots/CONTEST.bin: "TELLERB1" ‖ election id ‖ contest number (u16) ‖ ballot length (u16) ‖
 * count (u32) ‖ the ballots, concatenated, sorted by token.
 *
 * @param ballots well-formed ballots of this contest, in any order
 */
export function buildBallotList(
  manifest: Manifest,
  election: string,
  contest: number,
  ballots: readonly Bytes[],
): Bytes {
  const length = ballotLength(manifest, contest);
  for (const ballot of ballots) assert(ballot.length === length, 'a ballot of this contest');
  const sorted = ballots.toSorted((a, b) => compareBytes(tokenOf(a), tokenOf(b)));
  const bytes = new Uint8Array(headerLength + sorted.length * length);
  bytes.set(header(election, contest, length, sorted.length));
  for (const [place, ballot] of sorted.entries()) bytes.set(ballot, headerLength + place * length);
  return bytes;
}

/** Reads the header and the file's length; the ballots themselves are not looked at. */
export function parseBallotList(
  bytes: Bytes,
  manifest: Manifest,
  election: string,
  contest: number,
): Result<BallotList, BallotListFault> {
  const length = ballotLength(manifest, contest);
  if (bytes.length < headerLength || !startsWith(bytes, magic)) return err('not-a-ballot-list');
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(headerLength - 4);
  const expected = header(election, contest, length, count);
  const differs = expected.findIndex((byte, i) => byte !== bytes[i]);
  if (differs >= 42) return err('wrong-ballot-length');
  if (differs >= 40) return err('wrong-contest');
  if (differs >= 8) return err('wrong-election');
  if (bytes.length !== headerLength + count * length) return err('wrong-file-length');
  return ok(listOver(bytes, contest, length, count));
}

/**
 * Merkle root over the ballots in list order (RFC 9162 hashing), hex.
 *
 * @param hash another SHA-256, where there is much to hash
 */
export function ballotListRoot(list: BallotList, hash?: Hash): string {
  return toHex(merkleRoot([...list], hash));
}

/** Proof that the ballot at this place is under the list's root. */
export function ballotInclusion(list: BallotList, place: number): InclusionProof {
  return { index: place, size: list.count, proof: inclusionProof([...list], place) };
}

/** The place of the ballot with this hash (hex); undefined if the list doesn't have it. */
export function findBallot(list: BallotList, hash: string): number | undefined {
  for (let place = 0; place < list.count; place++)
    if (ballotHash(list.at(place)) === hash) return place;
  return undefined;
}

function listOver(bytes: Bytes, contest: number, length: number, count: number): BallotList {
  const slice = (from: number, to: number): Bytes =>
    bytes.subarray(headerLength + from * length, headerLength + to * length);
  const at = (place: number): Bytes => {
    assert(place >= 0 && place < count, 'the ballot is in the list');
    return slice(place, place + 1);
  };
  return {
    contest,
    count,
    at,
    token: (place) => tokenOf(at(place)),
    slice,
    *[Symbol.iterator]() {
      for (let place = 0; place < count; place++) yield at(place);
    },
  };
}

function header(election: string, contest: number, length: number, count: number): Bytes {
  const id = fromHex(election);
  assert(id.ok && id.value.length === 32, 'an election id is 64 hexadecimal digits');
  return concat(magic, id.value, uintBytes(contest, 2), uintBytes(length, 2), uintBytes(count, 4));
}

function tokenOf(ballot: Bytes): Bytes {
  return ballot.subarray(tokenAt, tokenAt + tokenLength);
}

function startsWith(bytes: Bytes, start: Bytes): boolean {
  return start.every((byte, i) => byte === bytes[i]);
}
