import type { Bytes } from '@teller/basics';
import type { Manifest, Phase } from '@teller/election';
import { recordPaths } from '@teller/record';
import type { Elections, Seal } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import { shownTurnout, type Turnout } from '../turnout.ts';

/** What the public pages work with: reading only. */
export interface RecordDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly files: Pick<RecordFiles, 'read'>;
}

export interface ElectionLine {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly kind: Manifest['kind'];
  readonly phase: Phase;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface ElectionView {
  readonly id: string;
  readonly phase: Phase;
  readonly manifest: Manifest;
  readonly turnout: Turnout | null;
  readonly seal: Pick<Seal, 'contests' | 'register'> | null;
}

/** Every election, the one that opens last first. */
export async function listElections(deps: RecordDeps): Promise<readonly ElectionLine[]> {
  const lines = (await deps.elections.list()).map(({ id, phase, manifest }) => {
    const { title, organisation, kind, opensAt, closesAt } = manifest;
    return { id, title, organisation, kind, phase, opensAt, closesAt };
  });
  const sortKey = ({ opensAt, id }: ElectionLine): string => `${opensAt} ${id}`;
  return lines.toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

/** What is public about one election; undefined when there is none. */
export async function viewElection(
  deps: RecordDeps,
  id: string,
): Promise<ElectionView | undefined> {
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
