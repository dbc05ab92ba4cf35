import { err, ok, type Result } from '@teller/basics';
import { loadIssuingKey } from '@teller/protocol/node';
import type { IssuingKeys } from '../ports/issuing-keys.ts';
import type { KnownElections } from './deps.ts';

export type TakingRefusal =
  | 'unknown-election'
  /** The manifest does not name this issuer at this origin with exactly these keys. */
  | 'not-its-issuer'
  /** It has begun, or is over: keys that were destroyed must not come back. */
  | 'not-in-draft';

/**
 * The act of whoever runs an issuer elsewhere: makes the keys that they gave the public halves of the keys of this
 * election, whose id they have from its officers. From then on these keys must be used up: given to a second
 * election as well, what is signed blind in the one could be a token of the other.
 */
export async function takeElection(
  deps: {
    readonly issuer: string;
    readonly origin: string;
    readonly elections: Pick<KnownElections, 'get'>;
    readonly keys: Pick<IssuingKeys, 'put'>;
  },
  id: string,
  keys: readonly { readonly contest: string; readonly key: string }[],
): Promise<Result<void, TakingRefusal>> {
  const election = await deps.elections.get(id);
  if (election === undefined) return err('unknown-election');
  if (election.phase !== 'draft') return err('not-in-draft');
  const place = election.manifest.issuers.findIndex((issuer) => issuer.id === deps.issuer);
  const named = election.contests.map(({ id, moduli }) => `${id} ${moduli[place]}`).join();
  const held = keys.map(({ contest, key }) => `${contest} ${loadIssuingKey(key).modulus}`).join();
  if (election.manifest.issuers[place]?.origin !== deps.origin || named !== held)
    return err('not-its-issuer');
  for (const { contest, key } of keys)
    await deps.keys.put({ election: id, issuer: deps.issuer, contest }, key);
  return ok(undefined);
}
