/**
 * What there is to tell of a stage, one fact at a time: the closed list that every words table must
 * cover. Candidates are numbers from 1; figures are integers or decimal strings, as in `CountJson`.
 * `paragraph` is where the rule says so.
 */
import type { InvalidPapers, RuleName } from '@teller/stv';

/** A candidate and the votes that the fact is about. */
export interface Voted {
  readonly candidate: number;
  readonly votes: string;
}

export type Fact =
  | OpeningFact
  | TransferFact
  | SurplusFact
  | MeekFact
  | ReservedFact
  | TieFact
  | ElectingFact
  | WaitingFact
  | ExcludingFact;

type OpeningFact =
  | { readonly kind: 'first-preferences'; readonly valid: number; readonly paragraph: string }
  | {
      readonly kind: 'without-preference';
      readonly papers: number;
      readonly rule: RuleName;
      /** Why, where that is known. */
      readonly reasons?: InvalidPapers;
      /** Those that name only candidates who don't stand, where reasons are known. */
      readonly others?: number;
    }
  | { readonly kind: 'withdrawn'; readonly candidates: readonly number[] }
  | QuotaFact<'whole-quota'>
  | (QuotaFact<'quota-in-hundredths'> & { readonly exact: boolean })
  | QuotaFact<'meek-quota'>;

/** The quota is what `valid` divided by `divisor`, which is one more than `seats`, comes to. */
interface QuotaFact<Kind extends string> {
  readonly kind: Kind;
  readonly quota: string;
  readonly valid: number;
  readonly seats: number;
  readonly divisor: number;
}

type TransferFact =
  | { readonly kind: 'gains'; readonly gains: readonly Voted[] }
  | {
      /** Papers with no next preference, and what cutting values lost, which are `votes` together. */
      readonly kind: 'non-transferable';
      readonly votes: string;
      readonly papers: number;
      readonly roundingLoss?: string;
    }
  | {
      readonly kind: 'papers-move-on';
      readonly candidate: number;
      readonly papers: number;
      readonly worth: 'one-vote' | 'as-received';
      readonly paragraph: string;
    }
  | {
      readonly kind: 'no-papers';
      readonly candidates: readonly number[];
      readonly paragraph: string;
    }
  | {
      readonly kind: 'batch-moves-on';
      readonly candidates: readonly number[];
      readonly papers: number;
      readonly value: string;
      /** Which batch of how many, where there are several. */
      readonly batch?: { readonly part: number; readonly parts: number };
      readonly paragraph: string;
    }
  | {
      readonly kind: 'quota-falls';
      readonly quota: string;
      readonly active: string;
      readonly divisor: number;
    };

type SurplusFact =
  | { readonly kind: 'has-surplus'; readonly candidate: number; readonly surplus: string }
  | {
      readonly kind: 'largest-surplus';
      readonly waiting: readonly number[];
      readonly paragraph: string;
    }
  | {
      /** Every paper goes on, at its value times `surplus` ÷ `votes`. */
      readonly kind: 'all-papers-pass-on';
      readonly papers: number;
      readonly surplus: string;
      readonly votes: string;
      /** New values of the papers: all of them, or highest and lowest where they are `many`. */
      readonly values: readonly string[];
      readonly many: boolean;
      /** Every paper had been worth one vote. */
      readonly whole: boolean;
      readonly paragraph: string;
    }
  | {
      readonly kind: 'papers-with-next';
      readonly candidate: number;
      readonly papers: number;
      readonly moving: number;
      /** Only the papers received last, or all, which are first preferences. */
      readonly received: 'last' | 'first';
    }
  | {
      readonly kind: 'value-passed-on';
      readonly value: string;
      readonly single: boolean;
      /** What was divided by how many papers, unless they keep their whole value. */
      readonly divided?: { readonly surplus: string; readonly moving: number };
    }
  | {
      readonly kind: 'surplus-not-passed-on';
      readonly votes: string;
      readonly why: 'cutting' | 'too-few-papers';
    };

type MeekFact =
  | {
      readonly kind: 'passed-over';
      readonly candidates: readonly number[];
      readonly paragraph: string;
    }
  | {
      readonly kind: 'shared-out';
      readonly times: number;
      readonly until: 'election' | 'omega' | 'stable';
      /** What is left of the surpluses, where they no longer became smaller. */
      readonly surplus?: string;
    }
  | {
      readonly kind: 'keep-values';
      readonly keeps: readonly { readonly candidate: number; readonly value: string }[];
    }
  | { readonly kind: 'left-on-papers'; readonly votes: string }
  | { readonly kind: 'quota-moved'; readonly quota: string; readonly moved: 'up' | 'down' | 'not' };

type ReservedFact =
  | {
      readonly kind: 'guarded';
      readonly candidates: readonly number[];
      readonly constraints: readonly string[];
      readonly possibleSets?: number;
      /** From what: being excluded, or (where most votes win) from anybody else’s election. */
      readonly from: 'exclusion' | 'election';
    }
  | {
      readonly kind: 'doomed';
      readonly candidates: readonly {
        readonly candidate: number;
        /** Votes that would have been enough. */
        readonly votes?: string;
      }[];
      readonly enough: 'quota' | 'most';
      readonly constraints: readonly string[];
      readonly possibleSets?: number;
    };

export type TiePurpose = 'surplus' | 'exclusion' | 'election';

export interface TieFact {
  readonly kind: 'tie-broken';
  readonly purpose: TiePurpose;
  readonly tied: readonly number[];
  readonly equal: 'votes' | 'surpluses' | 'within-surplus';
  /** Why anybody was to be excluded. */
  readonly idle?: Idle;
  readonly steps: readonly (
    | {
        readonly kind: 'earlier-stage';
        readonly stage: string;
        readonly which: 'first' | 'last';
        readonly left: readonly number[];
        readonly paragraph: string;
      }
    | { readonly kind: 'lot'; readonly drawn: readonly number[]; readonly paragraph: string }
  )[];
}

/** Why somebody must be excluded now. */
export type Idle = 'no-surplus' | 'no-quota' | 'nobody-more';

/** Each of those elected in a stage is in exactly one of these. */
export type ElectingFact =
  | {
      readonly kind: 'elected-at-quota';
      readonly candidates: readonly Voted[];
      readonly paragraph: string;
    }
  | {
      readonly kind: 'elected-on-active-vote';
      readonly candidate: number;
      readonly votes: string;
      readonly needed: string;
      readonly paragraph: string;
    }
  | {
      readonly kind: 'elected-with-most';
      readonly candidate: number;
      readonly votes: string;
      readonly most: 'of-all' | 'of-possible' | 'after-tie';
      readonly paragraph: string;
    }
  | {
      readonly kind: 'elected-to-last-places';
      readonly candidates: readonly Voted[];
      /** Places left to fill. */
      readonly places: number;
      readonly paragraph: string;
    }
  | {
      /** ERS97: nobody is left to exclude, or only those whose exclusion fills the places. */
      readonly kind: 'elected-without-exclusion';
      readonly candidates: readonly Voted[];
      readonly instead: readonly Voted[];
      readonly paragraph: string;
    };

type WaitingFact =
  | {
      readonly kind: 'undecided';
      readonly candidates: readonly number[];
      readonly reserved: boolean;
    }
  | {
      readonly kind: 'surpluses-wait';
      readonly candidates: readonly number[];
      readonly total: string;
      readonly gap: string;
      /** Between the two lowest, or above all who can go together. */
      readonly between: 'lowest' | 'next';
      readonly guarded: boolean;
      readonly paragraph: string;
    };

/** Each of those excluded in a stage is in exactly one of these; nobody is in the last two. */
type ExcludingFact =
  | {
      readonly kind: 'excluded-fewest';
      readonly candidate: number;
      readonly votes: string;
      /** Absent after a tie, which has told it. */
      readonly idle?: Idle;
      readonly of: 'all' | 'not-guarded' | 'tied';
      readonly paragraph: string;
    }
  | {
      readonly kind: 'excluded-together';
      readonly candidates: readonly Voted[];
      readonly total: string;
      /** The total has the surpluses that wait in it. */
      readonly waiting: boolean;
      readonly guarded: boolean;
      readonly paragraph: string;
    }
  | { readonly kind: 'excluded-doomed'; readonly candidates: readonly Voted[] }
  | {
      readonly kind: 'excluded-formally';
      readonly candidates: readonly Voted[];
      readonly after: 'full' | 'last-places';
    }
  | { readonly kind: 'kept-by-guard'; readonly candidates: readonly Voted[] }
  | { readonly kind: 'fewer-together'; readonly allowed: number; readonly going: number }
  | {
      readonly kind: 'not-elected';
      readonly candidates: readonly number[];
      readonly full: boolean;
    };
