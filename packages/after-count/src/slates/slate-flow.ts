import type { Votes } from '@teller/stv/votes';

/**
 * Votes given and received, by index into `slates`. What was given adds up to what was received, became
 * non-transferable and was lost in cutting.
 */
export interface SlateFlow {
  readonly given: readonly Votes[];
  readonly received: readonly Votes[];
  readonly nonTransferable: Votes;
  readonly roundingLoss: Votes;
}
