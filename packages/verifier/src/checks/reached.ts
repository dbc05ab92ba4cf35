import { parseSoftware, recordPath } from '@teller/record';
import { take, type Evidence } from '../evidence.ts';
import { counted, Faults } from '../faults.ts';
import type { Conclusion, Finding } from '../report.ts';

const readmeLimit = 65_536;

/** Check 10: what was found and no check has read. */
export async function checkReached(
  evidence: Evidence,
  before: readonly Finding[],
): Promise<Conclusion> {
  const faults = new Faults();
  if (!evidence.listed) faults.add('what else is there could not be listed');
  const software = await take(evidence, recordPath.software);
  const parsed = software && parseSoftware(software);
  if (parsed?.ok === false) faults.add(`software.json is refused: ${parsed.error}`);
  // README.txt says what is in the folder. It is fixed by the hash that the officers published.
  const readme = await take(evidence, recordPath.readme);
  if (readme !== undefined && readme.length > readmeLimit) faults.add('README.txt is too long');
  for (const path of evidence.found)
    if (!evidence.reached.has(path))
      faults.add(
        `${path.slice(0, 200)} was reached by no check: it does not belong to a record, or could not be read`,
      );
  const stopped = before.find(({ check, outcome }) => outcome === 'not-done' && check !== 6);
  if (stopped !== undefined)
    faults.skip(`Check ${stopped.check} could not be made, so not everything was looked at.`);
  const made = parsed?.ok === true ? ` Made by ${parsed.value.name} ${parsed.value.version}.` : '';
  return faults.conclude(`${counted(evidence.reached.size, 'file', 'files')}, all read.${made}`);
}
