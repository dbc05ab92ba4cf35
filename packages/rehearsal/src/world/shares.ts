import { defined } from '@teller/basics';
import type { ReleaseShares } from '@teller/election';
import { releaseAs } from '../people/trustee.ts';
import { holdings } from './draft.ts';
import type { World } from './world.ts';

/** What the n-th trustee releases over the log as it is. */
export async function sharesOf(
  world: Pick<World, 'office'>,
  election: string,
  n: number,
): Promise<{ readonly election: string; readonly act: ReleaseShares }> {
  const stored = defined(await world.office.elections.get(election), 'an election');
  const log = await world.office.log.read(election);
  const act = await releaseAs(defined(holdings[n], 'a trustee'), stored, election, log);
  return { election, act };
}
