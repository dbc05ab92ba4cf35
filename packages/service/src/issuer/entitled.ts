import { defined, err, ok, type Bytes, type Result } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { checkEntitlement, contestAt, entitlementElection } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { seconds } from '../clock/seconds.ts';
import { checkOpen, type NotOpen } from '../clock/voting.ts';
import type { IssuanceName } from '../ports/issuances.ts';
import { columnName } from '../working-area/columns.ts';
import type { IssuerDeps } from './deps.ts';

export type EntitledRefusal =
  | NotOpen
  | 'unknown-election'
  /** Not the roll's word, or its word to another issuer. */
  | 'entitlement-not-valid'
  | 'entitlement-expired';

interface Entitled {
  readonly frozen: Frozen;
  readonly name: IssuanceName;
}

/** Who asks for what, as the roll's entitlement says it, if tokens are issued at all just now. */
export async function checkEntitled(
  deps: IssuerDeps,
  entitlement: Bytes,
): Promise<Result<Entitled, EntitledRefusal>> {
  const id = entitlementElection(entitlement);
  if (id === undefined) return err('entitlement-not-valid');
  const election = await deps.elections.get(id);
  if (election === undefined) return err('unknown-election');
  const { manifest } = election;
  const open = checkOpen(election, deps.clock);
  if (!open.ok) {
    deps.keys.drop(id);
    return open;
  }
  const checked = await checkEntitlement(entitlement, manifest, id, nodePrimitives);
  if (!checked.ok) return err('entitlement-not-valid');
  const { contest, issuer, member, expiresAt } = checked.value;
  // Another issuer could hand on what it was given: it must not get a token's other half for it.
  if (defined(manifest.issuers[issuer], 'it has been checked').id !== deps.issuer)
    return err('entitlement-not-valid');
  if (expiresAt <= seconds(deps.clock.now())) return err('entitlement-expired');
  // A column that is there before the close is of one that the log has lost, and the keys are gone.
  const column = await deps.files.read(columnName(id, deps.issuer), { from: 0, length: 1 });
  if (column !== undefined) return err('being-sealed');
  return ok({
    frozen: election,
    name: { election: id, contest: contestAt(election, contest).id, member },
  });
}
