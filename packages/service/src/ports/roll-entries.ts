import type { RollEntry } from '@teller/election';

/**
 * The roll (table Roll). Written once by setup, before the election opens; read by the roll service.
 * Whoever can write to it after that can send a member's code to another address; the roll
 * commitment in the manifest shows any entry that was added or whose contests were changed.
 */
export interface RollEntries {
  /**
   * Stores entries that are not there yet; one whose member is there is left as it is, and another
   * address leads nowhere. Not atomic as
   * a whole: after an error some may be stored, and calling it again completes it. An entry may
   * become readable by `byMember` before it is by `byEmail`, but both are durable when it returns.
   */
  add(election: string, entries: readonly RollEntry[]): Promise<void>;
  byMember(election: string, member: string): Promise<RollEntry | undefined>;
  /** `email` must be exactly as in the entry; callers store and ask in lower case. */
  byEmail(election: string, email: string): Promise<RollEntry | undefined>;
  /** Every entry once, in any order, read consistently. Pages behind the scenes. */
  all(election: string): AsyncIterable<RollEntry>;
}
