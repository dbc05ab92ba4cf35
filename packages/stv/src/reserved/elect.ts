import type { Votes } from '../votes.ts';
import type { PossibleSets, Standings } from './possible-sets.ts';

/** What a rule's books must say where somebody may be elected. */
interface Books extends Standings {
  votesOf(candidate: number): Votes;
}

/**
 * [R3] Of those who reach what a rule asks for, the highest with whom a possible set is left: all who
 * have equally many votes and can be elected, each of them alone if not together. Nobody, if none can.
 */
export function highestAble(
  books: Books,
  sets: PossibleSets,
  reached: readonly number[],
): readonly number[] {
  const downwards = reached.toSorted((a, b) => books.votesOf(b) - books.votesOf(a) || a - b);
  const able: number[] = [];
  for (const candidate of downwards) {
    const [first] = able;
    if (first !== undefined && books.votesOf(candidate) < books.votesOf(first)) break;
    if (sets.leaves(books, { elected: [candidate] })) able.push(candidate);
  }
  return able;
}
