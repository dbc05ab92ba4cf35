import type { OfficeView } from '@teller/api';
import { furthestBehind } from '@teller/election';
import { words } from './words.ts';

const say = words.acts;

/** What an election waits for while nothing is for officers to do. */
export interface Waiting {
  readonly text: string;
  /** Since when, RFC 3339, where it is the service that works. */
  readonly since?: string;
  /** Whether the service has worked at it for longer than it should. */
  readonly late: boolean;
}

/** Milliseconds in which the largest election is sealed, counted and published. */
const longest = 30 * 60_000;

/**
 * What is waited for; undefined when nothing is. A job that can't go on is known by this alone: it need not
 * have been able to say so.
 *
 * @param threshold shares that open the ballots
 * @param isShown whether the published record can be read
 * @param now milliseconds since 1970
 */
export function waitingFor(
  { phase, standing, log }: Pick<OfficeView, 'phase' | 'standing' | 'log'>,
  threshold: number,
  isShown: boolean,
  now: number,
): Waiting | undefined {
  const { sealed, shares, countAsked } = furthestBehind(standing);
  if (phase === 'closed' && sealed)
    return { text: say.waitShares(shares.length, threshold), late: false };
  const text = worksAt();
  if (text === undefined) return undefined;
  const since = log.at(-1)?.at;
  if (since === undefined) return { text, late: false };
  return { text, since, late: now - Date.parse(since) > longest };

  function worksAt(): string | undefined {
    if (phase === 'closed') return say.waitClosed;
    if (phase === 'opened' && countAsked) return say.waitCount;
    return phase === 'published' && !isShown ? say.waitRecord : undefined;
  }
}
