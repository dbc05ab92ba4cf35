import { assert } from '@teller/basics';
import type { Frozen, LogEntry, ReleaseShares } from '@teller/election';
import { checkpointOf } from '@teller/record';
import { confirmElection, releaseShares, type TrusteeHolding } from '@teller/protocol/trustee';

/**
 * Releases a trustee's shares of all contests over what the log says is sealed. Unlike a trustee's own tool it
 * believes the log: a rehearsal's trustees are played by whoever wrote it.
 */
export async function releaseAs(
  holding: TrusteeHolding,
  { manifest, contests }: Frozen,
  election: string,
  log: readonly LogEntry[],
): Promise<ReleaseShares> {
  const confirmed = confirmElection(holding, election, manifest);
  assert(confirmed.ok, 'the keys were made for this election');
  const seal = log.map(({ action }) => action).find((action) => action.type === 'seal');
  const sealed = contests.map(({ id, slot, ballotKey }, place) => ({
    id,
    slot,
    ballotKey,
    root: seal?.contests[place]?.root ?? '0'.repeat(64),
  }));
  const made = await releaseShares(confirmed.value.holding, election, sealed, checkpointOf(log));
  assert(made.ok, 'a holding of these keys');
  return made.value.act;
}
