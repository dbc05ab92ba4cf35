/**
 * What happened in a stage, before anybody puts it into words. Candidates are numbers from 1, votes and
 * values decimal strings, papers and stages numbers, all as in `CountJson`.
 */
export type Fact =
  // The papers
  | { readonly kind: 'first-preferences'; readonly papers: number }
  | { readonly kind: 'not-counted'; readonly papers: number }
  | { readonly kind: 'quota'; readonly quota: string }
  | { readonly kind: 'quota-changed'; readonly quota: string }
  | {
      readonly kind: 'surplus';
      readonly candidate: number;
      readonly surplus: string;
      /** Others with surpluses no larger, who wait. */
      readonly waiting: readonly number[];
    }
  | {
      /** Of `papers` that can carry a surplus on, `moving` have a next choice. */
      readonly kind: 'surplus-papers';
      readonly candidate: number;
      readonly which: 'all' | 'received-last';
      readonly papers: number;
      readonly moving: number;
    }
  | { readonly kind: 'surplus-value'; readonly highest: string; readonly lowest: string }
  | { readonly kind: 'surplus-remainder'; readonly votes: string }
  | {
      readonly kind: 'papers-move';
      readonly candidates: readonly number[];
      readonly papers: number;
      /** Where papers of one value move at a time: which, and whether others move before or after. */
      readonly batch?: { readonly value: string; readonly one: boolean };
    }
  | { readonly kind: 'no-papers-to-move'; readonly candidates: readonly number[] }
  | { readonly kind: 'passed-over'; readonly candidates: readonly number[] }
  | { readonly kind: 'shared-out-anew'; readonly times?: number }
  | { readonly kind: 'keep'; readonly candidates: readonly Voted[] }
  | { readonly kind: 'gain'; readonly candidates: readonly Voted[] }
  | {
      /** Papers without a next choice, and what is lost in cutting values: `votes` together. */
      readonly kind: 'non-transferable';
      readonly votes: string;
      readonly papers?: number;
      readonly rounding?: string;
    }
  | { readonly kind: 'left-with-nobody'; readonly votes: string }
  // The decisions
  | { readonly kind: 'elected-at-quota'; readonly candidates: readonly Voted[] }
  | ({ readonly kind: 'elected-on-active-vote'; readonly needed: string } & Voted)
  | { readonly kind: 'elected-to-last-places'; readonly candidates: readonly Voted[] }
  | ({ readonly kind: 'elected-with-most-votes'; readonly among: 'all' | 'electable' } & Voted)
  | { readonly kind: 'undecided'; readonly candidates: readonly number[] }
  | ({ readonly kind: 'guarded' } & Outlook)
  | ({ readonly kind: 'doomed' } & Outlook)
  | {
      readonly kind: 'surpluses-wait';
      readonly candidates: readonly number[];
      readonly total: string;
      readonly gap: string;
    }
  | ({ readonly kind: 'excluded-lowest'; readonly among: 'all' | 'not-guarded' } & Voted)
  | ({ readonly kind: 'excluded-by-tie' } & Voted)
  | { readonly kind: 'excluded-together'; readonly candidates: readonly Voted[] }
  | { readonly kind: 'excluded-doomed'; readonly candidates: readonly Voted[] }
  | { readonly kind: 'not-elected'; readonly candidates: readonly Voted[] }
  | {
      readonly kind: 'tie';
      readonly purpose: 'surplus' | 'election' | 'exclusion';
      readonly tied: readonly number[];
      readonly chosen: number;
      /** Whether they had the same votes; under Meek a surplus that is left can make others a tie. */
      readonly equal: boolean;
      /** The stage that decided, and whether the first or the last in which they differed. */
      readonly by:
        | { readonly kind: 'lot' }
        | { readonly kind: 'stage'; readonly stage: number; readonly which: 'first' | 'last' };
    }
  | { readonly kind: 'nothing-decided' };

/** A candidate and votes: all they have, gained, or keep of each. */
export interface Voted {
  readonly candidate: number;
  readonly votes: string;
}

export interface Outlook {
  readonly candidates: readonly number[];
  /** The reserved places that are the reason, as `parseConstraint` reads them. */
  readonly constraints: readonly string[];
  /** How many sets can still be elected, where that is known. */
  readonly sets?: number;
}

/** A fact that says how somebody was elected. */
export type ElectingKind = Extract<Fact['kind'], `elected-${string}`>;
