import type { LogEntry } from '@teller/election';

/**
 * The officers' log (table Office), one item an entry, keyed (election, sequence).
 * Whoever can write to it can break the log but not forge it: every act carries its officers'
 * assertions and the entries are chained by hash.
 */
export interface OfficersLog {
  /**
   * Stores the entry if its sequence number is free, in one conditional write. `taken`: another
   * entry, or this very one from a call whose reply was lost, has the number; nothing was changed.
   * Durable when it returns.
   */
  append(election: string, entry: LogEntry): Promise<'appended' | 'taken'>;
  /** All entries in order of their sequence, read consistently. */
  read(election: string): Promise<readonly LogEntry[]>;
}
