import { unreachable } from '@teller/basics';
import { instant } from './instant.ts';
import type { Hours, Phase } from './standing.ts';

/** What the officers' log says that decides whether members may vote. */
export interface VotingFacts {
  readonly phase: Phase;
  readonly hours: Hours;
  /** The ballot lists are fixed. */
  readonly sealed: boolean;
}

/**
 * Whether members may vote: take tokens and cast ballots.
 *
 * `being-sealed`: it is over, by time or by the officers' act, and what was on its way may still be listed, so
 * that nobody can be told yet that their ballot was not received. `closed`: it is over and the lists are fixed.
 */
export type Voting = 'not-open-yet' | 'open' | 'being-sealed' | 'closed' | 'void';

/**
 * The one answer to "may they vote now?", for services, jobs and pages alike: by the phase alone, an election is
 * open long after its end.
 *
 * @param now milliseconds since 1970, by the service's clock
 */
export function votingAt({ phase, hours, sealed }: VotingFacts, now: number): Voting {
  switch (phase) {
    case 'draft':
      return 'not-open-yet';
    case 'open': {
      // All are texts of one form, so that their order is that of time.
      const at = instant(now);
      if (at < hours.opensAt) return 'not-open-yet';
      return at < hours.closesAt ? 'open' : 'being-sealed';
    }
    case 'closed':
      return sealed ? 'closed' : 'being-sealed';
    case 'opened':
    case 'counted':
    case 'published':
      return 'closed';
    case 'void':
      return 'void';
    default:
      return unreachable(phase);
  }
}
