import { setTimeout as sleep } from 'node:timers/promises';
import { client, problems, withSession } from '@teller/api';
import type { AnswerOf, Asked, Failure, Route } from '@teller/api';

/** The server refused, or did not answer. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor({ method, path }: Route, failure: Failure) {
    const why =
      failure.kind === 'problem'
        ? `${problems[failure.name].status} ${failure.name}`
        : failure.kind.replaceAll('-', ' ');
    super(`${method} ${path}: ${why}`);
  }
}

/** Asks as one person does: gives the answer, or throws a {@link RefusedError}. */
export type Visitor = <R extends Route>(route: R, ...asked: Asked<R>) => Promise<AnswerOf<R>>;

/**
 * Somebody with a session of their own, as a browser has it. A server that can't be reached is waited for.
 *
 * @param base such as `http://localhost:4100`
 */
export function visitor(base: string): Visitor {
  const call = client(
    withSession((address, init) => patientFetch(address, init)),
    { base },
  );
  return async (route, ...asked) => {
    const answer = await call(route, ...asked);
    if (!answer.ok) throw new RefusedError(route, answer.error as Failure);
    return answer.value;
  };
}

/** Milliseconds: what one try may take, and after what time no other is made. */
export interface Patience {
  readonly oneTry: number;
  readonly all: number;
}

/** A busy machine may need a while to start a server again that died. */
const patience: Patience = { oneTry: 60_000, all: 300_000 };
const longestPause = 1_000;

/**
 * A server that can't be reached, or that fails (5xx, 429), is asked again with the same bytes until its
 * time is over: a retry never changes what is asked, and has all the time of a first try.
 */
export async function patientFetch(
  address: string,
  init: RequestInit = {},
  { oneTry, all }: Patience = patience,
): Promise<Response> {
  const until = performance.now() + all;
  for (let pause = 20; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      const signal = AbortSignal.timeout(oneTry);
      const response = await fetch(address, { ...init, signal });
      const settled = response.status < 500 && response.status !== 429;
      if (settled || performance.now() > until) return response;
      // Read, so that the connection can be used again.
      await response.arrayBuffer();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await sleep(pause);
  }
}
