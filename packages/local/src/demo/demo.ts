import { fork } from 'node:child_process';
import path from 'node:path';
import type { Stack } from '../stack.ts';
import { playCoOfficer } from './co-officer.ts';
import type { FinishedNews } from './finished-process.ts';
import { keep, officersOf, readKept, type Kept } from './kept.ts';
import { openElection } from './open-election.ts';

const run = path.resolve(import.meta.dirname, '../../../setup/run.mjs');
const entry = path.resolve(import.meta.dirname, 'finished-process.ts');

/** What the demonstration tells whoever started it. */
export type DemoNews = (news: FinishedNews | { readonly failed: string }) => void;

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
  if (kept.finished === null) castFinished(stack, folder, kept, stopped, tell);
  return kept;
}

function castFinished(
  stack: Stack,
  folder: string,
  kept: Kept,
  stopped: AbortSignal,
  tell: DemoNews,
): void {
  const child = fork(run, [entry, stack.dynamo, folder], { execArgv: [] });
  stopped.addEventListener('abort', () => child.kill());
  child.on('message', (message) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- finished-process.ts sends just this
    const news = message as FinishedNews;
    if ('finished' in news)
      void keep(folder, { ...kept, finished: news.finished }).then(() => tell(news));
    else tell(news);
  });
  child.on('exit', (code) => {
    if (code !== 0 && !stopped.aborted)
      tell({ failed: 'The finished election could not be made; npm start tries it again.' });
  });
}
