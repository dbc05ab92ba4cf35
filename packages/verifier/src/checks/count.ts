import { concat, equalBytes, type Bytes } from '@teller/basics';
import { contestAt } from '@teller/protocol';
import {
  apart,
  buildCount,
  contestPapers,
  countContest,
  publicContests,
  readPapers,
  recordPath,
  winners,
  type Closing,
} from '@teller/record';
import { noClose, notWhole, open, reach, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';
import { secondOpinion } from './second-count.ts';

/**
 * Check 9: counts the papers that came out of the ballots, and compares the transcripts byte for byte; then
 * the second counter counts them by its own code, and has to agree at every stage. Holds the papers of one
 * contest at a time.
 */
export async function checkCount(evidence: Evidence): Promise<Conclusion> {
  const { frozen, closing } = evidence;
  if (frozen === undefined) return notDone(notWhole);
  reach(
    evidence,
    frozen.contests.map(({ id }) => recordPath.count(id)),
  );
  if (closing === undefined) return notDone(noClose);
  const faults = new Faults();
  const contests = [...frozen.contests.entries()].filter(
    ([n]) => publicContests(frozen.manifest)[n],
  );
  for (const [number, contest] of contests) {
    const path = recordPath.count(contest.id);
    const published = await take(evidence, path);
    if (published === undefined) faults.add(`${path} is missing, or too large`);
    const papers = await papersOf(evidence, closing, number);
    const { root, privateKey } = evidence.contests[number] ?? {};
    if (papers === undefined || root === undefined || privateKey === undefined) {
      faults.skip(`There are no opened papers to count for ${contest.id}.`);
      continue;
    }
    const each = (): Iterable<Bytes> => apart(papers, 1 + contest.candidates.length);
    const source = { election: closing.election, root, privateKey };
    const again = countContest(contest, contestPapers(contest, each()), source);
    for (const fault of secondOpinion(contest, each(), source, {
      published,
      again: again.ok ? again.value : undefined,
    }))
      faults.add(fault);
    if (!again.ok) {
      faults.add(`${contest.id} can't be counted: ${again.error.reason}`);
      continue;
    }
    const known = evidence.contests[number];
    if (known !== undefined) known.transcript = again.value;
    if (published !== undefined && !equalBytes(published, buildCount(again.value)))
      faults.add(
        `${path} is not what counting gives; by our count elected: ${winners(again.value).join(', ')}`,
      );
  }
  return faults.conclude(
    `${counted(contests.length, 'contest', 'contests')} counted again, every stage equal. ` +
      'A second, independently written counter agrees at every stage.',
  );
}

/** The papers of a contest as they came out of its ballots, concatenated. */
async function papersOf(
  evidence: Evidence,
  closing: Closing,
  number: number,
): Promise<Bytes | undefined> {
  const papers = evidence.contests[number]?.papers;
  if (papers === undefined) return undefined;
  if (papers !== 'as-published') return concat(...papers);
  const file = await open(evidence, recordPath.papers(contestAt(closing, number).id));
  const read = file && (await readPapers(file.chunks, closing, number, file.bytes));
  return read?.ok === true ? read.value.take(read.value.count) : undefined;
}
