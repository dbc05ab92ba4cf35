import { equalBytes, toHex, type Bytes } from '@teller/basics';
import type { Contest } from '@teller/election';
import { contestAt } from '@teller/protocol';
import {
  buildBlt,
  buildPapers,
  contestPapers,
  parsePapers,
  recordPath,
  whyInvalid,
  type BallotList,
  type OpenedBallot,
} from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import { forAllBallots } from '../mass-checks.ts';
import type { Conclusion } from '../report.ts';
import { ballotName } from './ballots.ts';

/** Check 8: opens every ballot again and compares paper by paper. */
export async function checkPapers(evidence: Evidence): Promise<Conclusion> {
  const { manifest, election, privateKey, mass } = evidence;
  if (manifest === undefined || election === undefined || mass === undefined)
    return notDone(noManifest);
  const files = manifest.contests.map(({ id }) => ({
    papers: take(evidence, recordPath.papers(id)),
    blt: take(evidence, recordPath.blt(id)),
  }));
  if (privateKey === undefined) return notDone('There is no ballot key to open the ballots with.');
  const faults = new Faults();
  const total = evidence.contests.reduce((sum, { list }) => sum + (list?.count ?? 0), 0);
  let done = 0;
  let invalid = 0;
  for (const [number, contest] of manifest.contests.entries()) {
    const known = evidence.contests[number];
    const list = known?.list;
    if (known === undefined || list === undefined) {
      faults.skip(`There is no ballot list to open for ${contest.id}.`);
      continue;
    }
    const opened = await forAllBallots(
      list,
      mass.lanes,
      (ballots) => mass.open(number, ballots, privateKey),
      (ballots) => evidence.onProgress((done += ballots), total),
    );
    known.opened = opened;
    invalid += opened.filter((ballot) => whyInvalid(ballot) !== undefined).length;
    compare(election, contestAt(manifest, number), list, opened, files[number]?.papers, faults);
    const blt = files[number]?.blt;
    if (blt === undefined) faults.add(`${recordPath.blt(contest.id)} is missing, or too large`);
    else if (!equalBytes(blt, buildBlt(contestPapers(contest, opened))))
      faults.add(`${recordPath.blt(contest.id)} is not made of the papers in the ballots`);
  }
  return faults.conclude(
    `${counted(total, 'ballot', 'ballots')} opened; ${counted(invalid, 'does', 'do')} not count, each listed with its reason.`,
  );
}

function compare(
  election: string,
  contest: Contest,
  list: BallotList,
  opened: readonly OpenedBallot[],
  published: Bytes | undefined,
  faults: Faults,
): void {
  const path = recordPath.papers(contest.id);
  if (published === undefined) {
    faults.add(`${path} is missing, or too large`);
    return;
  }
  if (equalBytes(published, buildPapers(election, contest, opened))) return;
  const papers = parsePapers(published);
  if (!papers.ok) {
    faults.add(`${path} is refused: ${papers.error}`);
    return;
  }
  const before = faults.count;
  if (papers.value.papers.length !== opened.length)
    faults.add(`${path} has ${papers.value.papers.length} papers for ${opened.length} ballots`);
  const reasons = new Map(papers.value.invalid.map(({ ballot, reason }) => [ballot, reason]));
  for (const [place, ballot] of opened.entries()) {
    const marks = 'marks' in ballot ? toHex(Uint8Array.from(ballot.marks)) : null;
    if (papers.value.papers[place] !== marks)
      faults.add(`${ballotName(contest, list, place)}: the paper published is not the one inside`);
    if (reasons.get(place) !== whyInvalid(ballot))
      faults.add(
        `${ballotName(contest, list, place)}: ${whyInvalid(ballot) ?? 'valid'}, the record says ${reasons.get(place) ?? 'valid'}`,
      );
  }
  if (faults.count === before) faults.add(`${path} is not what the opened ballots give`);
}
