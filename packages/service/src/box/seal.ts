import { compareBytes, type Bytes } from '@teller/basics';
import { tokenIn } from '@teller/protocol';
import { recordPath, writeBallots, type Closing } from '@teller/record';
import { drain } from '../clock/drain.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { Election } from '../ports/elections.ts';
import type { FileName } from '../ports/record-files.ts';
import { closingOf, isMade } from '../working-area/closing.ts';
import type { LeftOut, SealDeps } from './deps.ts';
import { allRuns, ballotsIn, ballotsOf, type Run } from './runs.ts';

/**
 * The ballot box's job: once an election is closed, drains, then writes each contest's ballots,
 * sorted by token, into the working area. Run again at any moment, also twice at the same time, it
 * goes on where the one before stopped, completes what is missing and changes nothing else.
 */
export async function sealBoxes(deps: SealDeps): Promise<void> {
  await forEachElection(deps, 'seal', async (id) => {
    const election = await deps.elections.get(id);
    if (election === undefined || !isDue(election)) return;
    // Before the close as well: a list that is there then is of a close that the log has lost.
    const missing = await withoutList(deps, election);
    if (election.phase === 'closed' && missing.length > 0)
      await sealBox(deps, closingOf(election), missing);
  });
}

function isDue({ phase }: Election): boolean {
  return phase === 'draft' || phase === 'open' || phase === 'closed';
}

/** The contests, by place, whose list is not there yet. */
async function withoutList(deps: SealDeps, election: Election): Promise<readonly number[]> {
  const missing: number[] = [];
  for (const [contest, { id }] of election.manifest.contests.entries()) {
    const name = working(election.id, recordPath.ballots(id));
    if (!(await isMade(deps.files, election, name))) missing.push(contest);
  }
  return missing;
}

async function sealBox(
  deps: SealDeps,
  closing: Closing,
  contests: readonly number[],
): Promise<void> {
  const { election, manifest } = closing;
  // Whatever ballot was or will be acknowledged is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.lifetime);
  const runs = await allRuns(deps, closing);
  const leftOut = leftOutOf(runs);
  if (leftOut.size > 0) deps.leftOut(election, leftOut);
  // The commit point, contest by contest, is its list: it comes after what is sealed, so that both are
  // there or the list is not. All runs are there by now: whoever writes the files writes the same bytes.
  for (const contest of contests) {
    const id = manifest.contests[contest]?.id ?? '';
    const count = ballotsIn(runs, contest);
    const { list, sealed } = writeBallots(closing, contest, count, () =>
      merged(runs.map((run) => ballotsOf(deps, closing, run, contest))),
    );
    await deps.files.create(working(election, recordPath.sealed(id)), sealed);
    await deps.files.create(working(election, recordPath.ballots(id)), list);
  }
}

/** The ballots of all runs in the order of their tokens: of those that come next the lowest. */
async function* merged(runs: readonly AsyncGenerator<Bytes>[]): AsyncGenerator<Bytes> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, next: await run.next() })));
  for (;;) {
    let lowest: { readonly run: AsyncGenerator<Bytes>; next: IteratorResult<Bytes> } | undefined;
    for (const head of heads) {
      if (head.next.done === true) continue;
      if (
        lowest === undefined ||
        lowest.next.done === true ||
        compareBytes(tokenIn(head.next.value), tokenIn(lowest.next.value)) < 0
      )
        lowest = head;
    }
    if (lowest === undefined || lowest.next.done === true) return;
    yield lowest.next.value;
    lowest.next = await lowest.run.next();
  }
}

function leftOutOf(runs: readonly Run[]): ReadonlyMap<LeftOut, number> {
  const all = new Map<LeftOut, number>();
  for (const { head } of runs)
    for (const [fault, count] of Object.entries(head.leftOut) as [LeftOut, number][])
      all.set(fault, (all.get(fault) ?? 0) + count);
  return all;
}

function working(election: string, path: string): FileName {
  return { area: 'working', election, path };
}
