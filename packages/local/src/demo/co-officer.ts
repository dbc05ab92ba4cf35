import { setTimeout as sleep } from 'node:timers/promises';
import { Officers } from '@teller/rehearsal';
import type { SoftwarePasskey } from '@teller/rehearsal';

const between = 1_000;
/** A session is renewed long before it ends. */
const sessionLife = 30 * 60_000;

/**
 * Plays the second officer, so that one person can try the demonstration: whatever an officer
 * proposes is approved within seconds. Works over HTTP, as any officer does, until it is stopped.
 */
export async function playCoOfficer(
  url: string,
  election: string,
  passkeys: readonly SoftwarePasskey[],
  stopped: AbortSignal,
): Promise<void> {
  const officers = new Officers(url, election, passkeys);
  let signedIn = Number.NEGATIVE_INFINITY;
  while (!stopped.aborted) {
    try {
      if (performance.now() - signedIn > sessionLife) {
        await officers.signIn();
        signedIn = performance.now();
      }
      const { proposals } = await officers.look();
      for (const { proposed } of proposals) await officers.approve(proposed);
    } catch {
      // The act was withdrawn or became illegal in the meantime, or the session has ended.
      signedIn = Number.NEGATIVE_INFINITY;
    }
    await sleep(between, undefined, { signal: stopped }).catch(() => undefined);
  }
}
