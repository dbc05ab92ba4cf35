import { assert, concat, err, ok, type Bytes, type Result } from '@teller/basics';

const version = 1;

/** Why bytes that came out of a sealed ballot aren't a paper. */
export type PaperFault = 'wrong-paper-length' | 'unknown-paper-version';

/**
 * A paper as bytes: 0x01, then for each candidate in manifest order the number written
 * beside them, 0 for blank.
 *
 * @param marks one whole number from 0 to 255 a candidate
 */
export function encodePaper(marks: readonly number[]): Bytes {
  assert(
    marks.every((mark) => Number.isInteger(mark) && mark >= 0 && mark <= 255),
    'a mark is a whole number from 0 to 255',
  );
  return concat(Uint8Array.of(version, ...marks));
}

/**
 * The marks on a paper. Repeated, missing or too high numbers are not judged here:
 * what they mean is the counting rule's business.
 */
export function decodePaper(
  bytes: Uint8Array,
  candidates: number,
): Result<readonly number[], PaperFault> {
  if (bytes.length !== 1 + candidates) return err('wrong-paper-length');
  if (bytes[0] !== version) return err('unknown-paper-version');
  return ok([...bytes.subarray(1)]);
}
