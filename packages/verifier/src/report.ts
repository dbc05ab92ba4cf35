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

/** What came of checking a record. Plain JSON. */
export interface Report {
  readonly format: 'teller-verification/1';
  readonly verdict: 'holds' | 'does-not-hold' | 'not-a-record';
  /** The verdict in one sentence. */
  readonly sentence: string;
  readonly kind: 'election' | 'rehearsal' | null;
  readonly election: string | null;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly findings: readonly Finding[];
  readonly figures: Figures | null;
}

/** What a command that verifies exits with: 0 all holds, 1 a check failed, 2 not a record. */
export function exitCode({ verdict }: Report): 0 | 1 | 2 {
  switch (verdict) {
    case 'holds':
      return 0;
    case 'does-not-hold':
      return 1;
    case 'not-a-record':
      return 2;
    default:
      return unreachable(verdict);
  }
}

export function finding(check: CheckNumber, conclusion: Conclusion): Finding {
  return { check, title: checkTitles[check], ...conclusion };
}
