import type { Clock } from '../ports/clock.ts';

/**
 * How long casting a ballot or issuing a token may take from reading the phase to its answer, in
 * milliseconds, unless the composition says otherwise.
 */
export const defaultLifetime = 10_000;

// Why every acknowledged ballot is in the list, and every issued token in its issuer's column of the
// register, whether that issuer runs here or elsewhere:
// 1. An act (cast, issue) starts its deadline, then reads the phase consistently, and goes on only if
//    it is `open`. It acknowledges only if its put has returned within `lifetime` of that start.
// 2. A job (seal, column) reads the phase consistently, sees `closed`, then waits twice `lifetime`,
//    and only then starts its consistent scan.
// 3. The phase goes from open to closed once and never back (Elections.copy only goes forward). An
//    act that saw `open` therefore started before the job saw `closed`, so that its put, if it is
//    acknowledged, was durable at most `lifetime` after that, before the scan began: it is in it.
// Only stretches of time are compared, each measured on one machine: clocks need not agree. The
// second `lifetime` of the wait is for clocks that run at different speeds.
// A put that lands after the scan was never acknowledged, and never will be: once the phase is
// `closed`, receipts come from the sealed list alone.

/** Starts a deadline: the function it gives says whether `lifetime` has passed. */
export function startDeadline(clock: Clock, lifetime: number): () => boolean {
  const [monotonic, now] = [clock.monotonic(), clock.now()];
  // Whichever clock says more: a machine that was asleep may have stopped its monotonic clock.
  return () => Math.max(clock.monotonic() - monotonic, clock.now() - now) >= lifetime;
}

/** Waits until nothing that started while the election was open can be acknowledged any more. */
export async function drain(clock: Clock, lifetime: number): Promise<void> {
  const end = clock.monotonic() + 2 * lifetime;
  for (;;) {
    const left = end - clock.monotonic();
    if (left <= 0) return;
    await clock.sleep(left);
  }
}
