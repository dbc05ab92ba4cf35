/** Why a BLT file is refused. */
export type BltReason =
  | 'too-large'
  | 'no-heading'
  | 'bad-heading'
  | 'not-a-number'
  | 'bad-weight'
  | 'too-many-papers'
  | 'no-such-candidate'
  | 'repeated-candidate'
  | 'bad-equals'
  | 'bad-option'
  | 'bad-id'
  | 'repeated-id'
  | 'bad-withdrawn'
  | 'line-not-ended'
  | 'several-on-a-line'
  | 'papers-not-ended'
  | 'behind-the-end'
  | 'comment-not-ended'
  | 'quote-not-ended'
  | 'hidden-character'
  | 'bad-names'
  | 'no-title';

export interface BltError {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: BltReason;
  /** For whoever gave the file: what was found there. */
  readonly message: string;
}

/** Carries a refusal out of the depths of the parser; `parseBlt` turns it into a `Result`. */
export class BltRefusal extends Error {
  readonly refusal: BltError;

  constructor(line: number, reason: BltReason, message: string) {
    super(message);
    this.refusal = { line, reason, message };
  }
}
