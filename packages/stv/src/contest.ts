import type { PaperGroup } from './papers.ts';
import type { Piles } from './piles.ts';
import type { Reserved } from './reserved/constraint.ts';
import type { RuleName } from './transcript.ts';

/** A count that has been checked and laid out, ready for a rule. */
export interface Contest {
  readonly rule: RuleName;
  readonly seats: number;
  readonly candidates: readonly string[];
  readonly withdrawn: readonly number[];
  readonly lot: readonly number[] | undefined;
  /** The papers as handed in, each group found to be a list of different candidates. */
  readonly groups: readonly PaperGroup[];
  /** Checked. */
  readonly reserved?: Reserved | undefined;
  readonly piles: Piles;
}
