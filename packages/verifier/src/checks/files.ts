import { parseIndex, recordPath, recordPaths } from '@teller/record';
import { take, type Evidence } from '../evidence.ts';
import { counted, Faults } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Refusals that need more words. */
const refusals: Readonly<Record<string, string>> = {
  'first-format':
    'this record is in the first format, teller-record/1, which the version of Teller that its software.json names can check and this one cannot',
};

/** Check 1: every file has the length and hash that the index gives. */
export async function checkFiles(evidence: Evidence): Promise<Conclusion> {
  const faults = new Faults();
  const bytes = await take(evidence, recordPath.index);
  if (bytes === undefined) {
    faults.add('index.json is missing, or too large');
    return faults.conclude('');
  }
  const index = parseIndex(bytes);
  if (!index.ok) {
    faults.add(`index.json is refused: ${refusals[index.error] ?? index.error}`);
    return faults.conclude('');
  }
  if (evidence.election !== undefined && index.value.election !== evidence.election)
    faults.add('index.json is of another election');
  const named = new Set(index.value.files.map(({ path }) => path));
  for (const { path, bytes, sha256, pieces } of index.value.files) {
    const line = evidence.lines.get(path);
    if (line === undefined) faults.add(`${path} is missing, or too large`);
    else if (line.bytes !== bytes)
      faults.add(`${path} has ${line.bytes} bytes, the index says ${bytes}`);
    else if (line.sha256 !== sha256) faults.add(`${path} has been changed: its hash differs`);
    else if (String(line.pieces) !== String(pieces))
      faults.add(`${path}: the hashes of its pieces are not those in the index`);
  }
  const { manifest, frozen = manifest && { manifest, contests: [] } } = evidence;
  if (frozen !== undefined) {
    const own = new Set(recordPaths(frozen));
    for (const path of own)
      if (path !== recordPath.index && !named.has(path))
        faults.add(`${path} belongs to a record, but the index does not name it`);
    // Among them other names of a file that belongs, such as `ballots/./chair.bin`.
    for (const path of named)
      if (!own.has(path) || path === recordPath.index)
        faults.add(`${path} is named in the index, but does not belong to a record`);
  }
  return faults.conclude(`${counted(named.size, 'file', 'files')}, every byte as in the index.`);
}
