/** What every layout of votes is read by. */
import type { MarkedPapers } from '../marks.ts';

export type FoundVotes = Required<MarkedPapers>;

/** Takes the rows one by one; what was found is known when all are read. */
export interface VotesReader {
  /** Takes a row. More papers with the same cells are added to what it gives. */
  read(cells: readonly string[], line: number, papers: number): { papers: number };
  finish(): FoundVotes;
}

/** Votes for whoever was written in, without saying whom. */
const writeIn = /^(?:(?:undeclared|unresolved|unqualified|uncertified) )?(?:write[\s-]?ins?|uwi)$/i;

/** What is to be said of candidates who may be several people. */
export function writtenIn(candidates: readonly string[]): readonly string[] {
  return [...candidates.entries()].flatMap(([i, name]) =>
    writeIn.test(name)
      ? [
          `“${name}” was read as one candidate, number ${i + 1}, although it may be several people. Withdraw it ` +
            'if it can’t be elected.',
        ]
      : [],
  );
}

/** What is to be said of papers with several numbers beside one candidate. */
export function namedTwice(papers: number): readonly string[] {
  if (papers === 0) return [];
  const which = papers === 1 ? '1 paper has' : `${papers} papers have`;
  return [
    `${which} more than one number beside a candidate: the first of them is read, and the others are ` +
      'beside nobody.',
  ];
}
