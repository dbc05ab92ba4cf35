import { record, type Failure, type PublicElection } from '@teller/api';
import { err, ok, type Result } from '@teller/basics';
import type { Contest } from '@teller/election';
import { call } from './call.ts';

/** What is public about an election, with those of its contests that the page has loaded, in manifest order. */
export interface LoadedElection extends PublicElection {
  readonly contests: readonly Contest[];
}

/** How many are asked for at the same time. */
const atOnce = 6;

/** They never change: by election and id, for as long as the page is there. */
const known = new Map<string, Contest>();

/** These contests of an election. Whether they are the ones that the manifest names is checked elsewhere. */
export async function loadContests(
  election: string,
  ids: readonly string[],
): Promise<Result<readonly Contest[], Failure>> {
  const waiting = ids.filter((id) => !known.has(keyOf(election, id)));
  let failure: Failure | undefined;
  const some = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined && !failure; id = waiting.pop()) {
      const answer = await call(record.readContest, { named: { election, contest: id } });
      if (answer.ok) known.set(keyOf(election, id), answer.value);
      else failure = answer.error;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, some));
  return failure ? err(failure) : ok(ids.flatMap((id) => known.get(keyOf(election, id)) ?? []));
}

function keyOf(election: string, contest: string): string {
  return `${election}/${contest}`;
}
