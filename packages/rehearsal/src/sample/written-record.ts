import { assert, defined, type Bytes } from '@teller/basics';
import { electionId, type FrozenElection } from '@teller/election';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCeremony, parseContest, parseManifest, recordPath } from '@teller/record';

/** A small, whole record as it was written once. */
export interface WrittenRecord extends FrozenElection {
  readonly election: string;
  readonly files: ReadonlyMap<string, Bytes>;
  file(name: string): Bytes;
}

export const writtenRecordFolder: string = path.resolve(
  import.meta.dirname,
  '../../../record/test/vectors/small-election',
);

export async function readWrittenRecord(): Promise<WrittenRecord> {
  const files = new Map<string, Bytes>();
  for (const entry of await readdir(writtenRecordFolder, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(writtenRecordFolder, file).split(path.sep).join('/');
    files.set(name, Uint8Array.from(await readFile(file)));
  }
  const file = (name: string): Bytes => defined(files.get(name), name);
  const manifest = parseManifest(file(recordPath.manifest));
  const ceremony = parseCeremony(file(recordPath.ceremony));
  assert(manifest.ok && ceremony.ok, 'the vector manifest');
  const contests = manifest.value.contests.map(({ id }) => {
    const contest = parseContest(file(recordPath.contest(id)));
    assert(contest.ok, 'a contest of the vectors');
    return contest.value;
  });
  const frozen = { manifest: manifest.value, contests, ceremony: ceremony.value };
  return { ...frozen, election: electionId(manifest.value), files, file };
}
