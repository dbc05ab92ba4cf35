import type { Lapse } from '../reserved/constraint.ts';
import type { InvalidPapers } from '../papers.ts';
import type { Action, RuleName } from '../transcript.ts';

/**
 * A count as JSON: what `countJson` gives, what a record publishes and other programs compare. Candidates
 * are numbers from 1 as on the BLT (strings where they are keys). Votes and values are decimal strings
 * without trailing zeros ("560", "333.366"); papers, seats and stages are numbers.
 *
 * What is optional is left out where there is nothing to say.
 */
export interface CountJson {
  readonly rule: RuleName;
  /** The law or rule book to which every `paragraph` belongs. */
  readonly source: string;
  readonly candidates: readonly string[];
  readonly withdrawn: readonly number[];
  readonly seats: number;
  /** `valid` plus `withoutPreference`. */
  readonly papers: number;
  readonly withoutPreference: number;
  /** How many of them are invalid, by reason, where that is known. */
  readonly invalid?: InvalidPapers;
  readonly valid: number;
  /** Where it changes from stage to stage, the last; "0" where there is none. */
  readonly quota: string;
  readonly stages: readonly StageJson[];
  /** In the order deemed elected. */
  readonly elected: readonly number[];
  readonly unfilled: number;
  readonly reserved?: ReservedJson;
}

/**
 * One stage. `elected` and `excluded` are the decisions at its end, so an excluded candidate still has
 * votes in its `totals`; the next stage's `action` is their transfer.
 */
export interface StageJson {
  /** From 1. */
  readonly stage: number;
  /** ERS97: the number that the rule's own sheet gives the stage, "4.2". */
  readonly label?: string;
  readonly action: Action['kind'];
  readonly paragraph: string;
  /** Whose surplus is, or whose papers are, transferred. */
  readonly candidate?: number;
  /** Others excluded in the same stage. */
  readonly together?: readonly number[];
  /** When only papers of one value move: which batch this is, from 1, and out of how many. */
  readonly batch?: { readonly value: string; readonly part: number; readonly parts: number };
  readonly surplus?: string;
  /** Other candidates whose surpluses had to wait. */
  readonly waiting?: readonly number[];
  /** When others had an equal surplus. */
  readonly tie?: TieJson;
  /** Meek: how many times the papers were shared out, and why that ended. */
  readonly iterations?: number;
  readonly until?: 'election' | 'omega' | 'stable';
  /** Where the quota changes from stage to stage. */
  readonly quota?: string;
  /** Meek: by which the totals came about, without the ones that are simply 1 (hopeful) or 0 (out). */
  readonly keepValues?: ByCandidate<string>;
  readonly totals: ByCandidate<string>;
  /** From the first stage on, `roundingLoss` included. */
  readonly nonTransferable: string;
  readonly roundingLoss: string;
  readonly transfer: {
    readonly parcels: readonly ParcelJson[];
    readonly nonTransferable: PortionJson;
    readonly roundingLoss: string;
  };
  readonly elected: readonly number[];
  /** Those in `elected` for whom a tie was broken. */
  readonly elections?: readonly {
    readonly candidate: number;
    readonly paragraph: string;
    readonly tie?: TieJson;
  }[];
  /** Those in `elected` who did not need the quota. */
  readonly lastVacancies: readonly number[];
  /** ERS97: those in `elected` who had enough of the votes still active, and what they needed. */
  readonly activeVote?: readonly { readonly candidate: number; readonly needed?: string }[];
  /** ERS97: equal candidates with enough votes, and too few places for them. */
  readonly undecided?: readonly number[];
  readonly excluded: readonly number[];
  readonly exclusions: readonly ExclusionJson[];
  /** ERS97: surpluses that wait, because they could not save anybody. */
  readonly deferred?: {
    readonly candidates: readonly number[];
    readonly total: string;
    readonly gap: string;
    readonly paragraph: string;
  };
  /** ERS97 with reserved places: how many could have been excluded together without them. */
  readonly allowedTogether?: number;
  /** Reserved places: those in every possible set of elected candidates, and those in none. */
  readonly guarded?: readonly number[];
  readonly doomed?: readonly number[];
  readonly possibleSets?: number;
  /** Which constraints alone guard or doom whom. */
  readonly because?: readonly {
    readonly candidates: readonly number[];
    readonly constraints: readonly string[];
  }[];
}

/** By candidate number. */
export type ByCandidate<T> = Readonly<Record<string, T>>;

export interface ExclusionJson {
  readonly candidate: number;
  readonly votes: string;
  readonly paragraph: string;
  readonly reason?: 'doomed';
  readonly tie?: TieJson;
}

/** Equal candidates, who was chosen, and how. */
export interface TieJson {
  readonly tied: readonly number[];
  readonly chosen: number;
  readonly steps: readonly (
    | {
        readonly kind: 'earlier-stage';
        readonly paragraph: string;
        readonly stage: number;
        readonly left: readonly number[];
      }
    | { readonly kind: 'lot'; readonly paragraph: string; readonly drawn: readonly number[] }
  )[];
}

/** Papers that had been received at one value, and where they went. */
export interface ParcelJson {
  readonly received: string;
  readonly value: string;
  readonly papers: number;
  readonly to: ByCandidate<PortionJson>;
  readonly nonTransferable: PortionJson;
}

export interface PortionJson {
  readonly papers: number;
  readonly votes: string;
}

/** Constraints are written as `parseConstraint` reads them. */
export interface ReservedJson {
  /** Where it is laid down. */
  readonly source: string;
  readonly constraints: readonly string[];
  readonly lapse: Lapse;
  /** How many can be elected. */
  readonly places: number;
  /** Minimums for which too few stand. */
  readonly short: readonly { readonly constraint: string; readonly standing: number }[];
  /** By how many people the minimums are missed, all taken together. */
  readonly missed: number;
}
