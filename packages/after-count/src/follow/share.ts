import type { Ratio } from '../ratio.ts';

/**
 * The paper's vote at the end of a stage, in exact parts of one vote. The shares, `nonTransferable` and
 * `roundingLoss` add up to exactly one.
 */
export interface FollowedStage {
  /** For whom how much of the vote counts, in the order of the paper; nobody with nothing. */
  readonly shares: readonly Share[];
  /** What counts for nobody any more, without `roundingLoss`. */
  readonly nonTransferable: Ratio;
  /** What cutting transfer values has lost of it so far. */
  readonly roundingLoss: Ratio;
  /** When the paper moves in this stage: from whom to whom (nobody left: none), worth how much. */
  readonly move?: { readonly from: number; readonly to?: number; readonly value: Ratio };
}

export interface Share {
  readonly candidate: number;
  readonly share: Ratio;
}

/** Why a paper can't be followed. */
export type FollowRefusal =
  /** Its preferences are not different candidates of the contest. */
  | { readonly reason: 'bad-paper' }
  /** It names nobody who stands: it is not valid, and in no total. */
  | { readonly reason: 'without-preference' }
  /** No paper that was counted went this paper's way at this stage, so it was not among them. */
  | { readonly reason: 'not-in-this-count'; readonly stage: number };
