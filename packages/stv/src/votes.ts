import { assert, defined } from '@teller/basics';

declare const unit: unique symbol;

/**
 * Votes, or the value of one paper, counted in the smallest part of a vote that the rule knows. Scottish
 * STV has five decimal places: hundred-thousandths, 1172 votes are 117200000. A rule with another number
 * of places says so in `Transcript.places`. Always a safe integer, so that adding is exact. The type
 * keeps plain numbers out: only this file makes them. Why nothing is ever rounded by the machine, with
 * the bounds, is in EXACT.md.
 */
export type Votes = number & { readonly [unit]: 'smallest part of a vote' };

/** Five decimal places [49(3)], where a rule does not say otherwise. */
const usualPlaces = 5;

/** More papers than this are refused: 10^9 papers are 10^14 units, far below 2^53. */
export const maxPapers = 1_000_000_000;

/** Takes a whole number of the smallest parts for votes. */
export function exact(units: number): Votes {
  assert(Number.isSafeInteger(units), 'votes are exact integers');
  return units as Votes;
}

export const noVotes: Votes = exact(0);
/** The value of a paper on which the candidate is the first preference [49(4)(b)(i)]. */
export const oneVote: Votes = exact(10 ** usualPlaces);

/** The smallest part of a vote that a rule knows. */
export const smallestPart: Votes = exact(1);

/** One whole vote where votes have this many decimal places. */
export function oneVoteWith(places: number = usualPlaces): Votes {
  return exact(10 ** places);
}

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

/** The votes of one candidate among everybody's. */
export function of(all: readonly Votes[], candidate: number): Votes {
  return defined(all[candidate], 'everybody has votes, be it none');
}

/** Values kept in whole numbers of 32 bits: nothing else can be in there. */
export function valueAt(values: Uint32Array, place: number): Votes {
  return values[place] as Votes;
}

/** The most of these; at least one. */
export function most(all: readonly Votes[]): Votes {
  return exact(Math.max(...all));
}

/** The fewest of these; at least one. */
export function fewest(all: readonly Votes[]): Votes {
  return exact(Math.min(...all));
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

/** A fraction of these votes, any remainder ignored. */
export function fractionOf(
  votes: Votes,
  { numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint },
): Votes {
  return exact(Number((BigInt(votes) * numerator) / denominator));
}

/** whole ÷ parts, any remainder ignored: what is divided leaves none, so that the quotient is exact. */
export function wholeShare(whole: number, parts: number): number {
  return (whole - (whole % parts)) / parts;
}

/** votes ÷ parts, any remainder ignored. Votes are not negative. */
export function shareOf(votes: Votes, parts: number): Votes {
  return exact(wholeShare(votes, parts));
}

/** votes ÷ parts, and where that is not exact, the smallest part of a vote more. */
export function shareUp(votes: Votes, parts: number): Votes {
  return votes % parts === 0 ? shareOf(votes, parts) : plus(shareOf(votes, parts), smallestPart);
}

/** Decimal text without trailing zeros: `1172`, `333.366`, `-0.5`. */
export function formatVotes(votes: Votes, places: number = usualPlaces): string {
  const one = oneVoteWith(places);
  // Most are whole, and there can be a million of them in one count.
  return votes % one === 0
    ? String(votes / one)
    : formatVotesFixed(votes, places).replace(/0+$/, '');
}

/** Decimal text with all places: `1172.00000`. */
export function formatVotesFixed(votes: Votes, places: number = usualPlaces): string {
  const size = Math.abs(votes);
  const one = oneVoteWith(places);
  const decimals = String(size % one).padStart(places, '0');
  return `${votes < 0 ? '-' : ''}${Math.floor(size / one)}.${decimals}`;
}

/** Whether there is nothing behind the decimal point. */
export function isWhole(votes: Votes, places: number = usualPlaces): boolean {
  return votes % oneVoteWith(places) === 0;
}
