import { err, ok, type Result } from '@teller/basics';
import type { LogEntry } from '@teller/election';
import { readLog } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';

/** The officers' log as it is, for everybody: trustees' own tools check it before they let go of a share. */
export async function publicLog(
  deps: Pick<OfficeDeps, 'elections' | 'log' | 'clock'>,
  election: string,
): Promise<Result<{ readonly entries: readonly LogEntry[] }, 'unknown-election'>> {
  const logged = await readLog(deps, election);
  return logged === undefined ? err('unknown-election') : ok({ entries: logged.log });
}
