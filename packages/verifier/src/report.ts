import { unreachable } from '@teller/basics';

/** The checks by their number in the protocol's specification. */
export const checkTitles = {
  1: 'The files are those that the index names',
  2: 'The manifest is well formed and its hash is the election id',
  3: "The officers' log is unbroken and every act was approved",
  4: 'The register is the roll that was frozen',
  5: 'Every ballot came with a voting token and the list is the sealed one',
  6: 'The receipts offered are in the list',
  7: 'The ballot key was made and rebuilt by the trustees',
  8: 'Every sealed ballot was opened, and the papers are what was in them',
  9: 'Counting the papers again gives the same transcript',
  10: 'Nothing is in the record that the checks did not reach',
} as const;

export type CheckNumber = keyof typeof checkTitles;

/** What a check came to. */
export interface Conclusion {
  readonly outcome: 'pass' | 'fail' | 'not-done';
  /** One or two sentences. */
  readonly detail: string;
  /** What failed, item by item. */
  readonly items: readonly string[];
}

export interface Finding extends Conclusion {
  readonly check: CheckNumber;
  readonly title: string;
}

/** What the record says about one contest. Numbers that could not be read are null. */
export interface ContestFigures {
  readonly contest: string;
  readonly title: string;
  readonly seats: number;
  readonly tokens: number | null;
  readonly ballots: number | null;
  /** Papers counted. */
  readonly valid: number | null;
  /** Names in the order in which they were deemed elected, by our own count. */
  readonly winners: readonly string[] | null;
}

export interface Figures {
  /** Roll entries; null when the register could not be read. */
  readonly members: number | null;
  readonly contests: readonly ContestFigures[];
}

/** What became of a receipt that a voter brought. */
export type ReceiptVerdict =
  /** Its ballot is in the list. */
  | 'found'
  /** The box signed for a ballot that is in no list: evidence against whoever runs it. */
  | 'signed-and-missing'
  /** In no list, and the box of this election never signed for it. */
  | 'not-signed-by-this-box'
  /** In no list; a code alone carries no signature. */
  | 'not-in-the-list'
  | 'not-a-receipt';

export interface ReceiptFinding {
  /** As it was brought. */
  readonly receipt: string;
  readonly verdict: ReceiptVerdict;
  /** Where it was found: the contest's id, and the ballot's place in the list, from 1. */
  readonly found?: { readonly contest: string; readonly place: number; readonly ballots: number };
}

/** What came of checking a record. Plain JSON. */
export interface Report {
  readonly format: 'teller-verification/2';
  /**
   * `agrees-with-itself`: every check passed, but the reader has not said which election is meant, and
   * whoever invents one can publish a record of it that agrees with itself.
   */
  readonly verdict: 'holds' | 'agrees-with-itself' | 'does-not-hold' | 'not-a-record';
  /** The verdict in one sentence. */
  readonly sentence: string;
  readonly kind: 'election' | 'rehearsal' | null;
  readonly election: string | null;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly findings: readonly Finding[];
  /** In the order in which they were brought. */
  readonly receipts: readonly ReceiptFinding[];
  readonly figures: Figures | null;
}

/**
 * What a command that verifies exits with: 0 all holds, 1 a check failed, 2 not a record, 3 the record
 * agrees with itself and nobody has said which election is meant.
 */
export function exitCode({ verdict }: Report): 0 | 1 | 2 | 3 {
  switch (verdict) {
    case 'holds':
      return 0;
    case 'does-not-hold':
      return 1;
    case 'not-a-record':
      return 2;
    case 'agrees-with-itself':
      return 3;
    default:
      return unreachable(verdict);
  }
}

export function finding(check: CheckNumber, conclusion: Conclusion): Finding {
  return { check, title: checkTitles[check], ...conclusion };
}
