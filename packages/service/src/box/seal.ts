import { defined, type Bytes } from '@teller/basics';
import { buildBallotList, recordPath } from '@teller/record';
import { drain } from '../drain.ts';
import type { Election } from '../ports/elections.ts';
import type { SealDeps } from './deps.ts';

/**
 * The ballot box's job: once an election is closed, drains, then writes each contest's ballots,
 * sorted by token, into the working area. Run again at any moment, also twice at the same time, it
 * completes what is missing and changes nothing else.
 */
export async function sealBoxes(deps: SealDeps): Promise<void> {
  for (const { id } of await deps.elections.list()) {
    const election = await deps.elections.get(id);
    if (election?.phase === 'closed' && !(await isSealed(deps, election)))
      await sealBox(deps, election);
  }
}

async function isSealed(deps: SealDeps, { id, manifest }: Election): Promise<boolean> {
  for (const contest of manifest.contests)
    if ((await deps.files.read(listName(id, contest.id), { from: 0, length: 1 })) === undefined)
      return false;
  return true;
}

async function sealBox(deps: SealDeps, { id, manifest }: Election): Promise<void> {
  // Whatever ballot was or will be acknowledged is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.lifetime);
  const lists: Bytes[][] = manifest.contests.map(() => []);
  for await (const { contest, ballot } of deps.contents.all(id))
    defined(lists[contest], 'a stored ballot is of a contest of its election').push(ballot);
  // The commit point, contest by contest: of several runs the first one's list stays, and every
  // run's list has every acknowledged ballot. Recovery makes the lists that are not there yet.
  for (const [number, contest] of manifest.contests.entries()) {
    const ballots = defined(lists[number], 'a list for each contest');
    await deps.files.create(
      listName(id, contest.id),
      buildBallotList(manifest, id, number, ballots),
    );
  }
}

function listName(
  election: string,
  contest: string,
): { readonly area: 'working'; readonly election: string; readonly path: string } {
  return { area: 'working', election, path: recordPath.ballots(contest) };
}
