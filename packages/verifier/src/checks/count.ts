import { equalBytes } from '@teller/basics';
import { buildCount, contestPapers, countContest, recordPath, winners } from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';
import { secondOpinion } from './second-count.ts';

/**
 * Check 9: counts the papers that came out of the ballots, and compares the transcripts byte for byte; then
 * the second counter counts them by its own code, and has to agree at every stage.
 */
export function checkCount(evidence: Evidence): Conclusion {
  const { manifest, election, privateKey } = evidence;
  if (manifest === undefined || election === undefined) return notDone(noManifest);
  const faults = new Faults();
  for (const [number, contest] of manifest.contests.entries()) {
    const path = recordPath.count(contest.id);
    const published = take(evidence, path);
    const { opened, root } = evidence.contests[number] ?? {};
    if (published === undefined) faults.add(`${path} is missing, or too large`);
    if (opened === undefined || root === undefined || privateKey === undefined) {
      faults.skip(`There are no opened papers to count for ${contest.id}.`);
      continue;
    }
    const source = { election, root, privateKey };
    const again = countContest(contest, contestPapers(contest, opened), source);
    for (const fault of secondOpinion(contest, opened, source, {
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
    `${counted(manifest.contests.length, 'contest', 'contests')} counted again, every stage equal. ` +
      'A second, independently written counter agrees at every stage.',
  );
}
