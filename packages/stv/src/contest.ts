import type { Piles } from './piles.ts';
import type { RuleName } from './transcript.ts';

/** A count that has been checked and laid out, ready for a rule. */
export interface Contest {
  readonly rule: RuleName;
  readonly seats: number;
  readonly candidates: readonly string[];
  readonly withdrawn: readonly number[];
  readonly lot: readonly number[] | undefined;
  readonly piles: Piles;
}
