import { assert } from '@teller/basics';

declare const unit: unique symbol;

/**
 * Votes, or the value of one paper, counted in hundred-thousandths of a vote: 1172 votes are 117200000.
 * Always a safe integer, so that adding is exact. The type keeps plain numbers out: only this file
 * makes them.
 */
export type Votes = number & { readonly [unit]: 'hundred-thousandths' };

/** Five decimal places [49(3)]. */
const perVote = 100_000;

/** More papers than this are refused: 10^9 papers are 10^14 units, far below 2^53. */
export const maxPapers = 1_000_000_000;

function exact(units: number): Votes {
  assert(Number.isSafeInteger(units), 'votes are exact integers of hundred-thousandths');
  return units as Votes;
}

export const noVotes: Votes = exact(0);
/** The value of a paper on which the candidate is the first preference [49(4)(b)(i)]. */
export const oneVote: Votes = exact(perVote);

/** What `papers` papers of this value are worth together. */
export function worth(papers: number, value: Votes): Votes {
  return exact(papers * value);
}

export function plus(a: Votes, b: Votes): Votes {
  return exact(a + b);
}

export function minus(a: Votes, b: Votes): Votes {
  return exact(a - b);
}

export function sum(all: Iterable<Votes>): Votes {
  let total = noVotes;
  for (const votes of all) total = plus(total, votes);
  return total;
}

/**
 * surplus × value ÷ votes, any remainder beyond five places ignored [49(3)]. The product can pass 2^53
 * at a million papers, so this one step is done with bigint.
 */
export function transferValue(surplus: Votes, value: Votes, votes: Votes): Votes {
  return exact(Number((BigInt(surplus) * BigInt(value)) / BigInt(votes)));
}

/** Decimal text without trailing zeros: `1172`, `333.366`, `-0.5`. */
export function formatVotes(votes: Votes): string {
  return formatVotesFixed(votes).replace(/\.?0+$/, '');
}

/** Decimal text with all five places: `1172.00000`. */
export function formatVotesFixed(votes: Votes): string {
  const size = Math.abs(votes);
  const places = String(size % perVote).padStart(5, '0');
  return `${votes < 0 ? '-' : ''}${Math.floor(size / perVote)}.${places}`;
}

/** Whether there is nothing behind the decimal point. */
export function isWhole(votes: Votes): boolean {
  return votes % perVote === 0;
}
