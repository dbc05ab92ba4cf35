import { assert, defined, type Bytes } from '@teller/basics';
import { electionId } from '@teller/election';
import {
  parseCeremony,
  parseContest,
  parseManifest,
  parseOfficersLog,
  recordPath,
} from '@teller/record';
import { stateFrom } from '@teller/service/record';
import type { LocalStores } from '../stores.ts';

/** Shows the published record of an election that was held elsewhere. Gives the election's id. */
export async function adoptRecord(
  stores: LocalStores,
  record: ReadonlyMap<string, Bytes>,
): Promise<string> {
  const manifest = parseManifest(bytesOf(record, recordPath.manifest));
  const log = parseOfficersLog(bytesOf(record, recordPath.officersLog));
  const ceremony = parseCeremony(bytesOf(record, recordPath.ceremony));
  assert(manifest.ok && ceremony.ok && log.ok, 'a published record is well formed');
  const contests = manifest.value.contests.map(({ id }) => {
    const contest = parseContest(bytesOf(record, recordPath.contest(id)));
    assert(contest.ok, 'a published record is well formed');
    return contest.value;
  });
  const election = electionId(manifest.value);
  // The index last, as in any publication.
  const paths = [...record.keys()].filter((path) => path !== recordPath.index);
  for (const path of [...paths, recordPath.index])
    await stores.record.create({ area: 'public', election, path }, bytesOf(record, path));
  await stores.elections.create(election, {
    manifest: manifest.value,
    contests,
    ceremony: ceremony.value,
  });
  await stores.elections.copy(election, stateFrom(manifest.value, log.value));
  return election;
}

function bytesOf(record: ReadonlyMap<string, Bytes>, path: string): Bytes {
  return defined(record.get(path), `a record has ${path}`);
}
