import type { ListedElection, PublicElection } from '@teller/api';
import type { Bytes } from '@teller/basics';
import { recordPaths } from '@teller/record';
import type { Elections } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import { shownTurnout } from '../working-area/turnout.ts';

/** What the public pages work with: reading only. */
export interface RecordDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly files: Pick<RecordFiles, 'read'>;
}

/** Every election, the one that opens last first. */
export async function listElections(deps: RecordDeps): Promise<readonly ListedElection[]> {
  const lines = (await deps.elections.list()).map(({ id, phase, manifest }) => {
    const { title, organisation, kind, opensAt, closesAt } = manifest;
    return { id, title, organisation, kind, phase, opensAt, closesAt };
  });
  return lines.toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

/** What is public about one election; undefined when there is none. */
export async function viewElection(
  deps: RecordDeps,
  id: string,
): Promise<PublicElection | undefined> {
  const election = await deps.elections.get(id);
  if (election === undefined) return undefined;
  const { phase, manifest, seal } = election;
  return {
    id,
    phase,
    manifest,
    turnout: await shownTurnout(deps.files, id),
    seal: seal === null ? null : { contests: seal.contests, register: seal.register },
  };
}

/** A file of a published record; undefined when there is no such record or file. */
export async function readRecordFile(
  deps: RecordDeps,
  id: string,
  path: string,
): Promise<Bytes | undefined> {
  const election = await deps.elections.get(id);
  if (election?.phase !== 'published' || !recordPaths(election.manifest).includes(path))
    return undefined;
  return deps.files.read({ area: 'public', election: id, path });
}

function sortKey({ opensAt, id }: ListedElection): string {
  return `${opensAt} ${id}`;
}
