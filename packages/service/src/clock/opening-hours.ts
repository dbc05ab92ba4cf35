import { err, ok, type Result } from '@teller/basics';
import { instant } from '@teller/election';
import type { Election } from '../ports/elections.ts';

export type NotOpen = 'not-open-yet' | 'closed';

/** Whether tokens are issued and ballots taken: the phase is `open` and it is time (end exclusive). */
export function checkOpen(
  election: Pick<Election, 'phase' | 'manifest'>,
  now: number,
): Result<void, NotOpen> {
  const { phase, manifest } = election;
  if (phase === 'draft') return err('not-open-yet');
  if (phase !== 'open') return err('closed');
  // Both are texts of one form, so that their order is that of time.
  const at = instant(now);
  if (at < manifest.opensAt) return err('not-open-yet');
  return at < manifest.closesAt ? ok(undefined) : err('closed');
}
