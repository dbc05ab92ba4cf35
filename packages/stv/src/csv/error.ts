/** UTF-16 units of a candidate's name, at most. */
export const maxNameLength = 500;

/** Why a CSV of papers is refused. */
export type CsvReason =
  | 'too-large'
  | 'no-heading'
  | 'bad-separator'
  | 'unclear-layout'
  | 'unclear-column'
  | 'bad-name'
  | 'no-names'
  | 'too-many-candidates'
  | 'quote-not-ended'
  | 'bad-quote'
  | 'too-many-cells'
  | 'not-a-mark'
  | 'not-a-name'
  | 'names-alike'
  | 'totals'
  | 'bad-count'
  | 'repeated-paper'
  | 'too-many-papers';

export interface CsvError {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Column, from 1, where one is at fault. */
  readonly column?: number;
  readonly reason: CsvReason;
  /** For whoever has to mend the file. */
  readonly message: string;
}

/** Carries a refusal out of the depths of the parser; `parseCsv` turns it into a `Result`. */
export class CsvRefusal extends Error {
  readonly refusal: CsvError;

  constructor(line: number, reason: CsvReason, message: string, column?: number) {
    super(message);
    this.refusal = { line, ...(column === undefined ? {} : { column }), reason, message };
  }
}
