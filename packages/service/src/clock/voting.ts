import { err, ok, type Result } from '@teller/basics';
import { votingAt, type Voting } from '@teller/election';
import type { Election } from '../ports/elections.ts';
import type { Clock } from '../ports/clock.ts';

/** What decides whether members may vote. */
export type VotingState = Pick<Election, 'phase' | 'hours' | 'seal'>;

export type NotOpen = 'not-open-yet' | 'being-sealed' | 'closed';

/** Whether tokens are issued and ballots taken just now. */
export function checkOpen(state: VotingState, clock: Clock): Result<void, NotOpen> {
  const voting = votingNow(state, clock);
  if (voting === 'open') return ok(undefined);
  return err(voting === 'void' ? 'closed' : voting);
}

function votingNow({ phase, hours, seal }: VotingState, clock: Clock): Voting {
  return votingAt({ phase, hours, sealed: seal !== null }, clock.now());
}
