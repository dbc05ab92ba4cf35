import { err, ok, type Result } from '@teller/basics';
import { phaseOf, type Phase, type Refusal, type ReleaseShares } from '@teller/election';
import { checkRelease } from '@teller/record';
import { appendAction, isLogged, readLog } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';

export type ShareRefusal = Refusal | 'unknown-election' | 'share-not-valid';

/**
 * Takes a trustee's shares of the ballot keys, once the ballot lists are sealed. They prove themselves against
 * the key ceremony that the manifest names. The same trustee's again get the same answer.
 */
export async function releaseShares(
  deps: OfficeDeps,
  { election, act }: { readonly election: string; readonly act: ReleaseShares },
): Promise<Result<{ readonly phase: Phase }, ShareRefusal>> {
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const entered = { action: act, contests: 'all' } as const;
  const { log, manifest } = logged;
  if (!manifest.trustees.some(({ id }) => id === act.trustee)) return err('unknown-trustee');
  const isSealed = log.some(({ action }) => action.type === 'seal');
  if (isSealed && !isLogged(logged, entered) && !checkRelease(logged, election, log, act).ok)
    return err('share-not-valid');
  const appended = await appendAction(deps, election, entered);
  return appended.ok ? ok({ phase: phaseOf(appended.value.standing) }) : appended;
}
