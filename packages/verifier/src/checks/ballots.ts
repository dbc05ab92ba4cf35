import { compareBytes } from '@teller/basics';
import type { Contest, Manifest } from '@teller/election';
import { ballotHash, contestAt } from '@teller/protocol';
import {
  ballotListRoot,
  parseBallotList,
  recordPath,
  tokensIssued,
  type BallotList,
} from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import { forAllBallots } from '../mass-checks.ts';
import type { Conclusion } from '../report.ts';

/** Check 5: the lists are the sealed ones, sorted and without doubles, and every signature holds. */
export async function checkBallots(evidence: Evidence): Promise<Conclusion> {
  const { manifest, election, mass } = evidence;
  if (manifest === undefined || election === undefined || mass === undefined)
    return notDone(noManifest);
  const faults = new Faults();
  for (const [number, { id }] of manifest.contests.entries()) {
    const bytes = take(evidence, recordPath.ballots(id));
    const list = bytes && parseBallotList(bytes, manifest, election, number);
    if (list === undefined) faults.add(`${recordPath.ballots(id)} is missing, or too large`);
    else if (!list.ok) faults.add(`${recordPath.ballots(id)} is refused: ${list.error}`);
    else {
      const root = ballotListRoot(list.value, evidence.hash);
      evidence.contests[number] = { list: list.value, root };
    }
  }
  checkSeal(evidence, manifest, faults);
  const lists = evidence.contests.flatMap(({ list }) => list ?? []);
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const list of lists) {
    const contest = contestAt(manifest, list.contest);
    checkOrder(list, contest, faults);
    checkNumber(evidence, list, contest, faults);
    const wrong = await forAllBallots(
      list,
      mass.lanes,
      (ballots) => mass.check(list.contest, ballots),
      (ballots) => evidence.onProgress((done += ballots), total),
    );
    for (const [place, fault] of wrong.entries())
      if (fault !== null) faults.add(`${ballotName(contest, list, place)}: ${fault}`);
  }
  return faults.conclude(
    `${counted(total, 'ballot', 'ballots')}, each with a token signed by ${counted(manifest.issuers.length, 'issuer', 'issuers')} ` +
      'and signed by that token; sorted, none twice, under the sealed roots, never more than tokens taken.',
  );
}

function checkSeal({ seal, contests }: Evidence, manifest: Manifest, faults: Faults): void {
  if (seal === undefined) {
    faults.skip("The officers' log has no seal to compare the lists with.");
    return;
  }
  const sealed = seal.contests.map(({ contest }) => contest).join();
  if (sealed !== manifest.contests.map(({ id }) => id).join())
    faults.add('the seal does not name exactly the contests of the manifest');
  for (const [number, { list, root }] of contests.entries()) {
    const { id } = contestAt(manifest, number);
    const line = seal.contests.find(({ contest }) => contest === id);
    if (list === undefined || line === undefined) continue;
    if (line.ballots !== list.count)
      faults.add(`${id}: ${line.ballots} ballots were sealed, the list has ${list.count}`);
    if (line.root !== root) faults.add(`${id}: the list is not the sealed one, its root differs`);
  }
}

function checkOrder(list: BallotList, contest: Contest, faults: Faults): void {
  for (let place = 1; place < list.count; place++) {
    const order = compareBytes(list.token(place - 1), list.token(place));
    if (order === 0)
      faults.add(`${ballotName(contest, list, place)}: the same token a second time`);
    else if (order > 0) faults.add(`${ballotName(contest, list, place)}: not sorted by token`);
  }
}

function checkNumber(
  { register }: Evidence,
  list: BallotList,
  { id }: Contest,
  faults: Faults,
): void {
  if (register === undefined) {
    faults.skip('There is no register to compare the number of ballots with.');
    return;
  }
  const issued = tokensIssued(register.entries, id);
  if (list.count > issued)
    faults.add(`${id}: ${list.count} ballots, but ${issued} tokens were taken`);
}

/** How a ballot is named in a finding: its contest, its place from 0 and the start of its hash. */
export function ballotName(contest: Contest, list: BallotList, place: number): string {
  return `${contest.id}, ballot ${place} (${ballotHash(list.at(place)).slice(0, 16)})`;
}
