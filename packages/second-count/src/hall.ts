import type { Places } from './places.ts';
import type { Sheet } from './table.ts';

/** What a rule counts: papers that give somebody who stands a preference, and who can be elected. */
export interface Hall {
  /** All who are on the ballot paper, from 0. */
  readonly names: readonly number[];
  readonly seats: number;
  readonly places: Places;
  readonly papers: readonly (readonly number[])[];
  readonly lot: readonly number[] | undefined;
}

/** What a rule makes of it. */
export interface Outcome {
  readonly sheets: readonly Sheet[];
  readonly quota: bigint;
  /** A vote, in the smallest parts that the rule knows. */
  readonly one: bigint;
}

/** Why nothing can be counted, or nothing more. */
export type SecondRefusal =
  | { readonly reason: 'no-such-rule' | 'bad-election' | 'bad-papers' | 'bad-reserved' }
  /** More stand than places can be reserved among, or the search for possible sets took too long. */
  | { readonly reason: 'reserved-too-hard' }
  | { readonly reason: 'lot-needed'; readonly candidates: readonly number[] };
