import type { Constraint, Lapse } from './reserved/constraint.ts';
import type { InvalidPapers } from './papers.ts';
import type { Votes } from './votes.ts';

/** The rules this package can count by. A contest names one; there is no default. */
export type RuleName = 'scottish-2011' | 'av' | 'ers97' | 'meek-prf' | 'plurality';
export const ruleNames: readonly RuleName[] = [
  'scottish-2011',
  'av',
  'ers97',
  'meek-prf',
  'plurality',
];

/**
 * The whole count, step by step. Every sheet, chart and sentence is a function of this and of nothing
 * else. Candidates are indices from 0 into `candidates`; votes are hundred-thousandths, or as small as
 * `places` says (see `Votes`), to be shown with `formatVotes`.
 */
export interface Transcript {
  readonly rule: RuleName;
  /** The law or rule book to which every `paragraph` belongs, but R1 to R9 (`ReservedPlaces.source`). */
  readonly source: string;
  readonly candidates: readonly string[];
  readonly withdrawn: readonly number[];
  readonly seats: number;
  /** Papers handed in: `valid` plus `withoutPreference`. */
  readonly papers: number;
  /** Papers that give no standing candidate a preference: not valid, and in no total. */
  readonly withoutPreference: number;
  /** Why they give none, where that is known. Any others name only candidates who have withdrawn. */
  readonly invalid?: InvalidPapers;
  /** Papers counted; every stage's column adds up to this many votes. */
  readonly valid: number;
  /** Where it changes from stage to stage (`Stage.quota`), the last one; 0 where there is none. */
  readonly quota: Votes;
  /** Decimal places of every `Votes` in the transcript, when they are not five. */
  readonly places?: number;
  readonly stages: readonly Stage[];
  /** In the order deemed elected; those of the same stage by votes, most first. */
  readonly elected: readonly number[];
  /** Seats for which nobody was left to stand. */
  readonly unfilled: number;
  /** The constraints on the set of those elected, when there are any. */
  readonly reserved?: ReservedPlaces;
}

/** Reserved places, as they hold for those who stand. */
export interface ReservedPlaces {
  /** To which the paragraphs R1 to R9 belong: RESERVED.md beside this package's README. */
  readonly source: string;
  /** In an order of their own. */
  readonly constraints: readonly Constraint[];
  readonly lapse: Lapse;
  /** How many can be elected: the seats, without those that must stay empty. */
  readonly places: number;
  /** Minimums for which too few candidates stand. */
  readonly short: readonly Shortage[];
  /** By how many people the minimums are missed, all taken together, because they can't all be met. */
  readonly missed: number;
}

export interface Shortage {
  /** Index into the constraints. */
  readonly constraint: number;
  /** How many stand of whom it speaks. */
  readonly standing: number;
}

/** Where a candidate stands. Somebody still continuing after the last stage is not elected. */
export type Standing = 'continuing' | 'elected' | 'excluded' | 'withdrawn';

/** One stage: something is done with papers, then the totals are read, then decisions follow. */
export interface Stage extends Told {
  /** From 1. */
  readonly number: number;
  /** What the rule's own sheet calls it, where that is not `number`: "4.2" is a part of stage 4. */
  readonly label?: string;
  readonly action: Action;
  /** The quota of this stage, under a rule that may change it. */
  readonly quota?: Votes;
  /** Meek: the part of every paper, or of what reaches them of it, that each candidate keeps. */
  readonly keepValues?: readonly Votes[];
  /** What moved in this stage. Stage 1 moves every valid paper to its first preference. */
  readonly transfer: Transfer;
  /** Votes of each candidate at the end of the stage. */
  readonly totals: readonly Votes[];
  /** What each candidate gained or lost in this stage. */
  readonly changes: readonly Votes[];
  /** All votes no longer with a candidate, including `roundingLoss`. */
  readonly nonTransferable: Votes;
  /**
   * The part of `nonTransferable` lost so far by cutting transfer values (under ERS97 also because the
   * papers of a surplus were too few to carry it).
   */
  readonly roundingLoss: Votes;
  /** Those deemed elected at the end of this stage, most votes first. */
  readonly elected: readonly Election[];
  /** Whoever is excluded at the end of this stage; the next stage transfers their papers. */
  readonly excluded: readonly Exclusion[];
  /** Equal candidates with enough votes, and too few places for them: none of them is deemed elected yet. */
  readonly undecided?: readonly number[];
  /** Surpluses that are not transferred now, because they could not save anybody. */
  readonly deferred?: Deferral;
  /** Where reserved places let fewer be excluded together than the rule would allow: how many it would. */
  readonly allowedTogether?: number;
  /** Each candidate's standing after the decisions of this stage. */
  readonly standing: readonly Standing[];
}

/** Reserved places: what a stage tells when somebody is guarded or doomed after its elections [R9]. */
export interface Told {
  /** Those continuing who are in every possible set, and so are not excluded, by candidate number. */
  readonly guarded?: readonly number[];
  /** Those continuing who are in no possible set, so that they can't be elected. */
  readonly doomed?: readonly number[];
  /** How many possible sets are left, up to a thousand, where they are soon counted. */
  readonly possibleSets?: number;
  /** Why all of them are, those with the same reason together. */
  readonly because?: readonly Because[];
}

/** Constraints that alone guard or doom these candidates, and none of which could be left out. */
export interface Because {
  readonly candidates: readonly number[];
  /** Indices into the constraints. */
  readonly constraints: readonly number[];
}

export type Action =
  | { readonly kind: 'first-preferences'; readonly paragraph: string }
  | {
      readonly kind: 'surplus';
      readonly paragraph: string;
      readonly candidate: number;
      readonly surplus: Votes;
      /** Other candidates whose smaller or equal surpluses had to wait. */
      readonly waiting: readonly number[];
      /** When others had an equal surplus: why this one went first. */
      readonly tie?: Tie;
    }
  | {
      readonly kind: 'exclusion';
      readonly paragraph: string;
      readonly candidate: number;
      /** Others excluded in the same stage. */
      readonly together?: readonly number[];
      /** When papers go on in batches of one value, which this is, from 1, and out of how many. */
      readonly batch?: { readonly value: Votes; readonly part: number; readonly parts: number };
    }
  | {
      /** Meek: all papers are shared out anew, again and again, until the surpluses are passed on. */
      readonly kind: 'redistribution';
      readonly paragraph: string;
      /** How many times the papers were shared out. */
      readonly iterations: number;
      /** What those elected still have above the quota together. */
      readonly surplus: Votes;
      /** Why it ended: somebody reached the quota, next to no surplus was left, or it stopped falling. */
      readonly until: 'election' | 'omega' | 'stable';
    };

export interface Deferral {
  /** Whose surpluses wait. */
  readonly candidates: readonly number[];
  readonly total: Votes;
  /** What the total would have to exceed. */
  readonly gap: Votes;
  readonly paragraph: string;
}

export interface Election {
  readonly candidate: number;
  /**
   * Reached the quota; or has so large a share of the votes still active that no more others can have it
   * than there are places (`needed` votes); or was deemed elected because the places left equal the
   * candidates left; or (where there is no quota) has the most votes.
   */
  readonly reason: 'quota' | 'active-vote' | 'last-vacancies' | 'most-votes';
  readonly needed?: Votes;
  readonly paragraph: string;
  /** When others had as many votes and there were too few places: why this one is elected. */
  readonly tie?: Tie;
}

export interface Exclusion {
  readonly candidate: number;
  readonly votes: Votes;
  readonly paragraph: string;
  /** Doomed: in no possible set of elected candidates. Not given for whoever has the fewest votes. */
  readonly reason?: 'doomed';
  /** When others had equally few votes: why this one is excluded. */
  readonly tie?: Tie;
}

/** How a choice between equal candidates was made. */
export interface Tie {
  /** All who were equal, by candidate number. */
  readonly tied: readonly number[];
  readonly chosen: number;
  readonly steps: readonly TieStep[];
}

export type TieStep =
  | {
      readonly kind: 'earlier-stage';
      readonly paragraph: string;
      /** The most recent stage after which they had unequal votes, or under ERS97 the earliest. */
      readonly stage: number;
      /** Who is still in the tie after looking at that stage. */
      readonly left: readonly number[];
    }
  | {
      readonly kind: 'lot';
      readonly paragraph: string;
      /** Those still tied, in the order in which the lot drew them. */
      readonly drawn: readonly number[];
    };

/**
 * Papers on the move, grouped by the value at which they had been received, highest first. A
 * redistribution moves parts of all papers at once and has no parcels, only what became of the votes.
 */
export interface Transfer {
  readonly parcels: readonly Parcel[];
  /** Papers with no next available preference, and their worth at the new value. */
  readonly nonTransferable: Portion;
  /** What cutting the transfer values lost in this stage. */
  readonly roundingLoss: Votes;
}

export interface Parcel {
  /** Value of each paper when the candidate received it. */
  readonly received: Votes;
  /** Value of each paper now that it is passed on. */
  readonly value: Votes;
  readonly papers: number;
  /** Who gets how many, by candidate number. */
  readonly to: readonly (Portion & { readonly candidate: number })[];
  readonly nonTransferable: Portion;
}

export interface Portion {
  readonly papers: number;
  readonly votes: Votes;
}
