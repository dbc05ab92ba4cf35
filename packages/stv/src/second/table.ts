/**
 * What a count comes to, without how it came about: the part of `countJson` that another counter can be
 * held against. Candidates are numbers from 1, votes are decimal strings without trailing zeros.
 */
export interface CountTable {
  /** Papers with a preference for somebody who stands. */
  readonly valid: number;
  readonly withoutPreference: number;
  readonly quota: string;
  readonly stages: readonly StageTable[];
  /** In the order deemed elected. */
  readonly elected: readonly number[];
  /** Seats for which nobody was left. */
  readonly unfilled: number;
}

export interface StageTable {
  readonly action: 'first-preferences' | 'surplus' | 'exclusion';
  /** Whose papers are transferred; absent at the first stage. */
  readonly candidate?: number;
  /** Votes at the end of the stage, by candidate number. */
  readonly totals: Readonly<Record<string, string>>;
  /** Votes with nobody, from the start, with what was lost by cutting values. */
  readonly nonTransferable: string;
  /** The part of `nonTransferable` that was lost by cutting values. */
  readonly roundingLoss: string;
  /** Deemed elected at the end of the stage: most votes first. */
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
}
