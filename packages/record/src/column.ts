import { concat, type Bytes, type Result } from '@teller/basics';
import { contestBits, type Manifest } from '@teller/election';
import {
  readFile,
  writeFile,
  type Chunks,
  type Closing,
  type ExpectedHead,
  type FileFault,
  type FileReader,
} from './fixed-width.ts';

const memberLength = 32;

/**
 * Head of a column: whom one issuer issued voting tokens to, as it hands it over after the close. Not a file
 * of the record, which has all columns in register.bin.
 *
 * @param issuer the issuer's place in the manifest
 */
function columnHead({ manifest, election, close }: Closing, issuer: number): ExpectedHead {
  const width = memberLength + Math.ceil(manifest.contests.length / 8);
  return { kind: 'column', election, close, place: issuer, width };
}

/** An entry of a column: member hash ‖ the contests a token was issued for, a set of bits. */
export function encodeColumnEntry(
  manifest: Manifest,
  member: Bytes,
  contests: readonly string[],
): Bytes {
  const among = manifest.contests.map(({ id }) => id);
  return concat(member, contestBits(contests, among));
}

/** @param entries those with a token, sorted by member hash */
export function writeColumn(
  closing: Closing,
  issuer: number,
  count: number,
  entries: Chunks,
): AsyncIterable<Bytes> {
  return writeFile({ ...columnHead(closing, issuer), count }, entries);
}

/** A column while it is read. What it says, and whether it is sorted, is for the reader to judge. */
export async function readColumn(
  chunks: Chunks,
  closing: Closing,
  issuer: number,
): Promise<Result<FileReader, FileFault>> {
  return readFile(chunks, columnHead(closing, issuer));
}
