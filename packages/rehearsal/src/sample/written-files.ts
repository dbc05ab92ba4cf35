import { toHex, type Bytes } from '@teller/basics';
import { merkleRoot, splitBallot } from '@teller/protocol';
import {
  encodeRegisterEntry,
  gathered,
  sortedByToken,
  writeBallots,
  writeRegister,
  type Closing,
  type RegisterEntry,
} from '@teller/record';

/** The bytes of register.bin with these entries. */
export async function writtenRegister(
  closing: Closing,
  entries: readonly RegisterEntry[],
): Promise<Bytes> {
  const sorted = entries.toSorted((a, b) => (a.member < b.member ? -1 : 1));
  const rows = sorted.map((entry) => encodeRegisterEntry(closing.manifest, entry));
  const head = { supplementary: 0, corrections: 0 };
  return gathered(writeRegister(closing, head, rows.length, rows));
}

/** The bytes of a contest's two files of ballots, and what the seal says of them. */
export async function writtenBallots(
  closing: Closing,
  contest: number,
  ballots: readonly Bytes[],
): Promise<{
  readonly list: Bytes;
  readonly sealed: Bytes;
  readonly ballots: number;
  readonly root: string;
}> {
  const sorted = sortedByToken(ballots);
  const files = writeBallots(closing, contest, sorted.length, () => sorted);
  const listed = sorted.map((ballot) => splitBallot(ballot, closing.manifest).listed);
  return {
    list: await gathered(files.list),
    sealed: await gathered(files.sealed),
    ballots: sorted.length,
    root: toHex(merkleRoot(listed)),
  };
}
