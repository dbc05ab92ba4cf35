import type { Bytes } from '@teller/basics';
import { loadSigningKey, type SigningKey } from '@teller/protocol/node';
import { HeldKeys } from '../secrets/held-keys.ts';
import type { Allowances, Challenges } from '../ports/challenges.ts';
import type { Clock } from '../ports/clock.ts';
import type { Columns } from '../ports/columns.ts';
import type { Elections } from '../ports/elections.ts';
import type { EntitlementKeys } from '../ports/entitlement-keys.ts';
import type { Mail } from '../ports/mail.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import type { RollEntries } from '../ports/roll-entries.ts';
import type { Sessions } from '../ports/sessions.ts';

/** The entitlement keys, in the roll's own process's memory no longer than they may be used. */
export type HeldEntitlementKeys = HeldKeys<string, SigningKey>;

export function holdEntitlementKeys(
  store: Pick<EntitlementKeys, 'get' | 'destroy'>,
  clock: Clock,
): HeldEntitlementKeys {
  return new HeldKeys(store, (election) => election, loadSigningKey, clock);
}

/** What the roll side works with. It holds no ballot, no token and no issuing key. */
export interface RollDeps {
  readonly elections: Pick<Elections, 'get'>;
  readonly entries: Pick<RollEntries, 'byMember' | 'byEmail'>;
  readonly challenges: Challenges;
  readonly allowances: Allowances;
  readonly sessions: Sessions;
  readonly entitlementKeys: Pick<HeldEntitlementKeys, 'get' | 'drop'>;
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
  /** Long enough for a slow connection and clocks that disagree by minutes: a new one is there for the asking. */
  readonly entitlementLife: number;
  /**
   * A request for a code is answered no sooner than this, in milliseconds, so that sending takes no visible
   * time as long as it takes no longer.
   */
  readonly answerAfter: number;
}

/** What the register job works with. */
export interface RegisterDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly entries: Pick<RollEntries, 'all'>;
  readonly entitlementKeys: Pick<HeldEntitlementKeys, 'destroy'>;
  readonly columns: Columns;
  readonly files: Pick<RecordFiles, 'read' | 'create' | 'replace'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of how many tokens the issuers speak that are nobody's on the roll, or not for their contest. */
  readonly leftOut: (election: string, tokens: number) => void;
}
