import { err, ok, fromBase64url, type Result } from '@teller/basics';
import { ballotKeyOf, phaseOf, type Phase, type Refusal } from '@teller/election';
import { checkShare, contestAt } from '@teller/protocol';
import { appendAction, readLog } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';

export type ShareRefusal = Refusal | 'unknown-election' | 'share-not-valid';

/**
 * Takes a trustee's share of the ballot key, once the ballot lists are sealed. The share proves
 * itself against the key ceremony that the manifest names. The same share again gives the same answer.
 */
export async function releaseShare(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly trustee: string; readonly share: string },
): Promise<Result<{ readonly phase: Phase }, ShareRefusal>> {
  const { election, trustee, share } = asked;
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  if (!logged.manifest.trustees.some(({ id }) => id === trustee)) return err('unknown-trustee');
  const bytes = fromBase64url(share);
  // The ceremony makes one key, so that every contest has the first one's.
  const ballotKey = ballotKeyOf(logged, contestAt(logged, 0));
  if (!bytes.ok || !checkShare(ballotKey, trustee, bytes.value).ok) return err('share-not-valid');
  const appended = await appendAction(deps, election, {
    action: { type: 'release-share', trustee, share },
    contests: 'all',
  });
  return appended.ok ? ok({ phase: phaseOf(appended.value.standing) }) : appended;
}
