import type { Bytes } from '@teller/basics';
import type { Allowances, Challenges } from '../ports/challenges.ts';
import type { Clock } from '../ports/clock.ts';
import type { Elections } from '../ports/elections.ts';
import type { Issuances } from '../ports/issuances.ts';
import type { IssuingKeys } from '../ports/issuing-keys.ts';
import type { Mail } from '../ports/mail.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import type { RollEntries } from '../ports/roll-entries.ts';
import type { Sessions } from '../ports/sessions.ts';

/** What the roll side works with. It holds no ballot and no token. */
export interface RollDeps {
  readonly elections: Pick<Elections, 'get'>;
  readonly entries: Pick<RollEntries, 'byMember' | 'byEmail'>;
  readonly challenges: Challenges;
  readonly allowances: Allowances;
  readonly sessions: Sessions;
  readonly issuances: Pick<Issuances, 'create' | 'ofMember'>;
  readonly keys: Pick<IssuingKeys, 'get'>;
  readonly mail: Mail;
  readonly clock: Clock;
  /** So many bytes from a secure generator. */
  readonly random: (length: number) => Bytes;
  readonly settings: RollSettings;
  /** Told when a message could not be sent. Nobody who asks for a code may notice. */
  readonly mailFailed: (error: unknown) => void;
}

export interface RollSettings {
  /** Codes that may be asked for with one address in a quarter of an hour, and in a day. */
  readonly codesPerQuarterHour: number;
  readonly codesPerDay: number;
  /** Codes that may be tried for one challenge. */
  readonly attempts: number;
  /** Seconds. */
  readonly codeLife: number;
  readonly sessionLife: number;
  /**
   * A request for a code is answered no sooner than this, in milliseconds, so that sending takes no visible
   * time as long as it takes no longer.
   */
  readonly answerAfter: number;
  /** See drain.ts; milliseconds. */
  readonly lifetime: number;
}

/** What the register job works with. */
export interface RegisterDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly entries: Pick<RollEntries, 'all'>;
  readonly issuances: Pick<Issuances, 'all'>;
  readonly keys: Pick<IssuingKeys, 'destroy'>;
  readonly files: Pick<RecordFiles, 'read' | 'create' | 'replace'>;
  readonly clock: Clock;
  readonly settings: {
    /** See drain.ts; milliseconds. The same as in {@link RollSettings}. */
    readonly lifetime: number;
    /** Milliseconds between two counts of the turnout. */
    readonly turnoutEvery: number;
  };
}
