import type { ListedElection, PublicElection } from '@teller/api';
import { votingAt, type Voting } from '@teller/election';
import { useEffect, useRef, useState } from 'react';
import { mayBeBehind, serviceNow } from './service-clock.ts';

/**
 * Milliseconds: how often a page looks at the clock, asks again while it waits for the officers or for
 * the ballot box to be sealed, and at the
 * soonest where the clock may be behind.
 */
const lookEvery = 500;
const askEvery = 15_000;
const askAgain = 2_000;

/** From so many minutes before the end members are told how many are left. */
const lastMinutes = 10;

/** What a page says of voting now. */
export interface VotingNow {
  readonly voting: Voting;
  /** Minutes until the end, rounded up, in the last of them. */
  readonly minutesLeft: number | undefined;
  /** What was announced for now has not happened: the officers have not opened, or not closed it. */
  readonly overdue: boolean;
}

/** Whether members may vote now, by the service's clock. */
export function votingOf(election: PublicElection | ListedElection): Voting {
  const sealed = 'sealed' in election ? election.sealed : election.seal !== null;
  return votingAt({ phase: election.phase, hours: election.hours, sealed }, serviceNow());
}

/**
 * Whether members may vote now, followed by the clock. At every change, and where the clock may be behind, it
 * asks the service again.
 */
export function useVoting(election: PublicElection, reload: () => void): VotingNow {
  const [now, setNow] = useState(() => votingNow(election));
  const next = same(now, votingNow(election)) ? now : votingNow(election);
  useEffect(() => {
    let askedAt = performance.now();
    const look = setInterval(() => {
      if (mayBeBehind() && performance.now() - askedAt > askAgain) {
        askedAt = performance.now();
        reload();
      }
      setNow((before) => (same(before, votingNow(election)) ? before : votingNow(election)));
    }, lookEvery);
    return () => clearInterval(look);
  }, [election, reload]);
  const { voting, overdue } = next;
  const asked = useRef(voting);
  useEffect(() => {
    if (asked.current === voting) return;
    asked.current = voting;
    reload();
  }, [voting, reload]);
  const waits = voting === 'being-sealed' || overdue;
  useEffect(() => {
    if (!waits) return undefined;
    const ask = setInterval(reload, askEvery);
    return () => clearInterval(ask);
  }, [waits, reload]);
  return next;
}

function votingNow(election: PublicElection): VotingNow {
  const voting = votingOf(election);
  const now = serviceNow();
  const opens = Date.parse(election.hours.opensAt);
  const closes = Date.parse(election.hours.closesAt);
  const minutes = Math.ceil((closes - now) / 60_000);
  return {
    voting,
    minutesLeft: voting === 'open' && minutes <= lastMinutes ? minutes : undefined,
    overdue: election.phase === 'draft' && now >= opens,
  };
}

function same(a: VotingNow, b: VotingNow): boolean {
  return a.voting === b.voting && a.minutesLeft === b.minutesLeft && a.overdue === b.overdue;
}
