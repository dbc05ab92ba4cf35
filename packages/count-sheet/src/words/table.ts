import type { CountJson } from '@teller/stv';
import type { Fact, Voted } from '../facts/fact.ts';
import { nameOf } from './names.ts';
import { listed, votesOf } from './phrases.ts';

/** Names of candidates by their number, alone and as a list. */
export interface Names {
  readonly one: (candidate: number) => string;
  readonly all: (candidates: readonly number[]) => string;
  /** "A with 12 votes and B with 3 votes". */
  readonly voted: (candidates: readonly Voted[]) => string;
}

/** A sentence or more for every fact there is: one without words does not compile. */
export type WordsTable = {
  readonly [Kind in Fact['kind']]: (
    fact: Extract<Fact, { readonly kind: Kind }>,
    names: Names,
  ) => string;
};

export function namesIn({ candidates }: Pick<CountJson, 'candidates'>): Names {
  const one = (candidate: number) => nameOf({ candidates }, candidate - 1);
  return {
    one,
    all: (numbers) => listed(numbers.map(one)),
    voted: (all) =>
      listed(all.map(({ candidate, votes }) => `${one(candidate)} with ${votesOf(votes)}`)),
  };
}

/** A fact in the words of a table. */
export function inWords(table: WordsTable, fact: Fact, names: Names): string {
  // The table's row for a kind takes facts of that kind: the compiler can't follow this by itself.
  return (table[fact.kind] as (fact: Fact, names: Names) => string)(fact, names);
}
