import { assert, compareBytes, toHex, type Bytes, type Result } from '@teller/basics';
import {
  contestAt,
  listedLength,
  MerkleStack,
  sealedLength,
  splitBallot,
  tokenIn,
  type Hash,
} from '@teller/protocol';
import {
  apart,
  readFile,
  writeFile,
  type Chunks,
  type Closing,
  type ExpectedHead,
  type FileFault,
  type FileReader,
} from './fixed-width.ts';

/** Head of ballots/CONTEST.bin: the listed parts of a contest's ballots, sorted by token. */
export function ballotsHead({ manifest, election, close }: Closing, contest: number): ExpectedHead {
  return { kind: 'ballots', election, close, place: contest, width: listedLength(manifest) };
}

/** Head of sealed/CONTEST.bin: the sealed ballots, in the order of the list. */
export function sealedHead(closing: Closing, contest: number): ExpectedHead {
  const { election, close } = closing;
  const width = sealedLength(contestAt(closing, contest));
  return { kind: 'sealed', election, close, place: contest, width };
}

/**
 * The two files of a contest's ballots. Each is a pass of its own over the ballots.
 *
 * @param ballots gives the ballots of this contest, sorted by token, the same ones each time
 */
export function writeBallots(
  closing: Closing,
  contest: number,
  count: number,
  ballots: () => Chunks,
): { readonly list: AsyncIterable<Bytes>; readonly sealed: AsyncIterable<Bytes> } {
  const { manifest } = closing;
  async function* parts(part: 'listed' | 'sealed'): AsyncGenerator<Bytes> {
    for await (const ballot of ballots()) yield splitBallot(ballot, manifest)[part];
  }
  return {
    list: writeFile({ ...ballotsHead(closing, contest), count }, parts('listed')),
    sealed: writeFile({ ...sealedHead(closing, contest), count }, parts('sealed')),
  };
}

/** Ballots sorted by token, which tells nothing of when they came. */
export function sortedByToken(ballots: readonly Bytes[]): readonly Bytes[] {
  return ballots.toSorted((a, b) => compareBytes(tokenIn(a), tokenIn(b)));
}

/** A contest's ballot list while it is read. What its entries are is not looked at. */
export async function readBallots(
  chunks: Chunks,
  closing: Closing,
  contest: number,
  bytes?: number,
): Promise<Result<FileReader, FileFault>> {
  return readFile(chunks, ballotsHead(closing, contest), { bytes });
}

export async function readSealed(
  chunks: Chunks,
  closing: Closing,
  contest: number,
  bytes?: number,
): Promise<Result<FileReader, FileFault>> {
  return readFile(chunks, sealedHead(closing, contest), { bytes });
}

/** Some ballots of a list: what it has of them, and their sealed ballots, each concatenated. */
export interface SomeBallots {
  readonly listed: Bytes;
  readonly sealed: Bytes;
}

/** A list and its sealed ballots, read together. */
export async function* sideBySide(
  list: FileReader,
  sealed: FileReader,
  atOnce: number = 200,
): AsyncGenerator<SomeBallots> {
  assert(list.count === sealed.count, 'a sealed ballot for each entry of the list');
  for (let done = 0; done < list.count; done += atOnce)
    yield { listed: await list.take(atOnce), sealed: await sealed.take(atOnce) };
}

/** Merkle root over the entries of a list in their order (RFC 9162 hashing), hex; reads it to its end. */
export async function ballotListRoot(list: FileReader, hash?: Hash): Promise<string> {
  const tree = new MerkleStack(hash);
  for await (const entries of list.entries)
    for (const ballot of apart(entries, list.width)) tree.add(ballot);
  return toHex(tree.root());
}
