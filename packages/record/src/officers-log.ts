import { canonicalBytes, err, ok, type Bytes, type Result } from '@teller/basics';
import {
  entryHash,
  LogEntrySchema,
  type Action,
  type Approval,
  type Entered,
  type LogEntry,
} from '@teller/election';
import * as z from 'zod/mini';
import { parseExactly, type FormatFault } from './canonical.ts';

interface OfficersLog {
  readonly format: 'teller-officers-log/2';
  readonly entries: readonly LogEntry[];
}

const OfficersLogSchema: z.ZodMiniType<OfficersLog> = z.strictObject({
  format: z.literal('teller-officers-log/2'),
  entries: z.array(LogEntrySchema).check(z.maxLength(10_000)),
});

/** The entry that says this, chained to the end of the log. */
export function nextEntry(
  log: readonly LogEntry[],
  election: string,
  entered: Entered,
  approvals: readonly Approval[],
): LogEntry {
  const last = log.at(-1);
  const previous = last === undefined ? election : entryHash(last);
  return { sequence: log.length, previous, ...entered, approvals };
}

/** Where a log's chain is broken: the first entry with a wrong number, or a wrong `previous`. */
export interface ChainFault {
  readonly entry: number;
  readonly fault: 'sequence' | 'previous';
}

/** Whether each entry names the one before it, and the first the election. */
export function checkChain(log: readonly LogEntry[], election: string): Result<void, ChainFault> {
  let previous = election;
  for (const [i, entry] of log.entries()) {
    if (entry.sequence !== i) return err({ entry: i, fault: 'sequence' });
    if (entry.previous !== previous) return err({ entry: i, fault: 'previous' });
    previous = entryHash(entry);
  }
  return ok(undefined);
}

/**
 * Hash of the entry that ended voting, hex: the first close, by act or on time, or the void before it; undefined before.
 * Every file that is made after the close names it, so that no file is taken for another close's.
 */
export function closeHash(log: readonly LogEntry[]): string | undefined {
  const ended = log.find(({ action }) => ends.has(action.type));
  return ended && entryHash(ended);
}

const ends: ReadonlySet<Action['type']> = new Set(['close', 'close-on-time', 'void']);

export function buildOfficersLog(entries: readonly LogEntry[]): Bytes {
  return canonicalBytes({ format: 'teller-officers-log/2', entries } satisfies OfficersLog);
}

/** The log's entries; see {@link checkChain} for the chain. */
export function parseOfficersLog(bytes: Bytes): Result<readonly LogEntry[], FormatFault> {
  const log = parseExactly(bytes, OfficersLogSchema);
  return log.ok ? ok(log.value.entries) : log;
}
