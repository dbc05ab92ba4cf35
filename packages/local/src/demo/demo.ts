import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../stack.ts';
import { reasonOf } from '../reason.ts';
import { playCoOfficer } from './co-officer.ts';
import type { FinishedNews } from './finished-process.ts';
import { keep, officersOf, readKept, type Kept } from './kept.ts';
import { openElection } from './open-election.ts';

const run = path.resolve(import.meta.dirname, '../../../setup/run.mjs');
const entry = path.resolve(import.meta.dirname, 'finished-process.ts');

/** What the demonstration tells whoever started it. */
export type DemoNews = (
  news: Exclude<FinishedNews, { readonly stopped: string }> | { readonly failed: string },
) => void;

/**
 * The demonstration on a stack: an election that is open for voting, made when there is none or the
 * last one's time is over, its second officer, and a finished election counted from a real ward,
 * which is cast in the background the first time.
 */
export async function startDemo(
  stack: Stack,
  folder: string,
  stopped: AbortSignal,
  tell: DemoNews,
): Promise<Kept> {
  let kept = await readKept(folder);
  if (kept === undefined || Date.parse(kept.open.closesAt) < Date.now()) {
    kept = { ...(await openElection(stack, folder)), finished: kept?.finished ?? null };
    await keep(folder, kept);
  }
  void playCoOfficer(stack.url, kept.open.election, officersOf(kept), stopped);
  if (kept.finished === null)
    void untilFinished(() => castFinished(stack, folder, kept, stopped, tell), stopped, tell);
  return kept;
}

/** Milliseconds until it is begun anew, the first time; twice as long each time after. */
const firstPause = 5_000;
const longestPause = 300_000;

/**
 * Casts the finished election until it is there. A machine that was too busy or a disk that was full may
 * not be later; everything else goes on meanwhile.
 *
 * @param cast gives why it stopped, as half a sentence, or nothing once it is done
 */
export async function untilFinished(
  cast: () => Promise<string | undefined>,
  stopped: AbortSignal,
  tell: DemoNews,
  pause: number = firstPause,
): Promise<void> {
  for (let next = pause; ; next = Math.min(next * 2, longestPause)) {
    const why = await cast();
    if (why === undefined || stopped.aborted) return;
    tell({
      failed: `The finished election stopped: ${why}. It is begun again in ${next / 1000} seconds.`,
    });
    await sleep(next, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return;
  }
}

/** Casts it in a process of its own. Gives why that stopped; nothing once its record is shown. */
async function castFinished(
  stack: Stack,
  folder: string,
  kept: Kept,
  stopped: AbortSignal,
  tell: DemoNews,
): Promise<string | undefined> {
  const child = fork(run, [entry, stack.dynamo, folder], { execArgv: [] });
  const stop = (): boolean => child.kill();
  stopped.addEventListener('abort', stop);
  let last: FinishedNews | undefined;
  child.on('message', (message) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- finished-process.ts sends just this
    last = message as FinishedNews;
    if ('done' in last) tell(last);
  });
  // What it told may arrive after it has ended.
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  stopped.removeEventListener('abort', stop);
  if (last !== undefined && 'finished' in last)
    try {
      await keep(folder, { ...kept, finished: last.finished });
      tell(last);
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  return last !== undefined && 'stopped' in last
    ? last.stopped
    : `its process ended (${String(code ?? 'killed')})`;
}
