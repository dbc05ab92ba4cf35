import { defined, err, ok, toBase64url, type Bytes, type Result } from '@teller/basics';
import { checkBallot, type Ballot } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { buildBallotList, recordPath } from '@teller/record';
import { drain } from '../clock/drain.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { BoxedBallot } from '../ports/ballot-box.ts';
import type { Election } from '../ports/elections.ts';
import type { LeftOut, SealDeps } from './deps.ts';

/**
 * The ballot box's job: once an election is closed, drains, then writes each contest's ballots,
 * sorted by token, into the working area. Run again at any moment, also twice at the same time, it
 * completes what is missing and changes nothing else.
 */
export async function sealBoxes(deps: SealDeps): Promise<void> {
  await forEachElection(deps.elections, async (id) => {
    const election = await deps.elections.get(id);
    if (election?.phase === 'closed' && !(await isSealed(deps, election)))
      await sealBox(deps, election);
  });
}

async function isSealed(deps: SealDeps, { id, manifest }: Election): Promise<boolean> {
  for (const contest of manifest.contests)
    if ((await deps.files.read(listName(id, contest.id), { from: 0, length: 1 })) === undefined)
      return false;
  return true;
}

async function sealBox(deps: SealDeps, election: Election): Promise<void> {
  const { id, manifest } = election;
  // Whatever ballot was or will be acknowledged is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.lifetime);
  const lists: Bytes[][] = manifest.contests.map(() => []);
  const leftOut = new Map<LeftOut, number>();
  for await (const boxed of deps.contents.all(id)) {
    const judged = await judge(boxed, election);
    if (judged.ok) defined(lists[judged.value.contest], 'one of its contests').push(boxed.ballot);
    else leftOut.set(judged.error, (leftOut.get(judged.error) ?? 0) + 1);
  }
  if (leftOut.size > 0) deps.leftOut(id, leftOut);
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

/**
 * What casting took still passes every check. What doesn't was put or changed in the store by another
 * way: readers of the record would refuse the whole list for it, so that it is left out and reported.
 * That a voter's own ballot is missing for it, their receipt shows.
 */
async function judge(
  { token, ballot }: BoxedBallot,
  { id, manifest }: Election,
): Promise<Result<Ballot, LeftOut>> {
  const checked = await checkBallot(ballot, manifest, id, nodePrimitives);
  if (!checked.ok) return checked;
  // Under another key the same ballot could be in the list twice.
  return toBase64url(checked.value.token) === token ? ok(checked.value) : err('not-its-own-token');
}

function listName(
  election: string,
  contest: string,
): { readonly area: 'working'; readonly election: string; readonly path: string } {
  return { area: 'working', election, path: recordPath.ballots(contest) };
}
