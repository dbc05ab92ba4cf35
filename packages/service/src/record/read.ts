import type { ElectionList, ListedElection, PublicElection } from '@teller/api';
import { err, ok, type Bytes, type Result } from '@teller/basics';
import type { Contest } from '@teller/election';
import { recordPaths, statementPaths } from '@teller/record';
import type { Clock } from '../ports/clock.ts';
import type { Elections } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import { shownTurnout } from '../working-area/turnout.ts';

/** What the public pages work with: reading only. */
export interface RecordDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly files: Pick<RecordFiles, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Every election, the one that opens last first. */
export async function listElections(deps: RecordDeps): Promise<ElectionList> {
  const lines = (await deps.elections.list()).map(({ id, phase, hours, seal, manifest }) => {
    const { title, organisation, kind } = manifest;
    return { id, title, organisation, kind, phase, hours, sealed: seal !== null };
  });
  const elections = lines.toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
  return { now: deps.clock.now(), elections };
}

/** What is public about one election; undefined when there is none. */
export async function viewElection(
  deps: RecordDeps,
  id: string,
): Promise<PublicElection | undefined> {
  const election = await deps.elections.get(id);
  if (election === undefined) return undefined;
  const { phase, hours, manifest, close, seal } = election;
  return {
    now: deps.clock.now(),
    id,
    phase,
    hours,
    manifest,
    turnout: await shownTurnout(deps.files, id),
    close,
    seal: seal === null ? null : { contests: seal.contests, register: seal.register },
  };
}

/** One of an election's contests. */
export async function viewContest(
  deps: Pick<RecordDeps, 'elections'>,
  id: string,
  contestId: string,
): Promise<Result<Contest, 'unknown-election' | 'unknown-contest'>> {
  const election = await deps.elections.get(id);
  if (election === undefined) return err('unknown-election');
  const contest = election.contests.find((one) => one.id === contestId);
  return contest === undefined ? err('unknown-contest') : ok(contest);
}

/**
 * A file of a published record; undefined when there is no such record or file. What candidates say is there from
 * the freeze on.
 */
export async function readRecordFile(
  deps: RecordDeps,
  id: string,
  path: string,
): Promise<Bytes | undefined> {
  const election = await deps.elections.get(id);
  if (election === undefined) return undefined;
  const paths =
    election.phase === 'published' ? recordPaths(election) : statementPaths(election.contests);
  if (!paths.includes(path)) return undefined;
  return deps.files.read({ area: 'public', election: id, path });
}

function sortKey({ hours, id }: ListedElection): string {
  return `${hours.opensAt} ${id}`;
}
