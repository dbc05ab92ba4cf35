import { err, ok, fromBase64url, type Result } from '@teller/basics';
import type { Phase, Refusal } from '@teller/election';
import { checkShare } from '@teller/protocol';
import { appendAction, readLog } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';

export type ShareRefusal = Refusal | 'unknown-election' | 'share-not-valid';

/**
 * Takes a trustee's share of the ballot key, once the ballot lists are sealed. The share proves
 * itself against the key ceremony in the manifest. The same share again gives the same answer.
 */
export async function releaseShare(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly trustee: string; readonly share: string },
): Promise<Result<{ readonly phase: Phase }, ShareRefusal>> {
  const { election, trustee, share } = asked;
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const { ballotKey } = logged.manifest;
  if (!ballotKey.trustees.some(({ id }) => id === trustee)) return err('unknown-trustee');
  const bytes = fromBase64url(share);
  if (!bytes.ok || !checkShare(ballotKey, trustee, bytes.value).ok) return err('share-not-valid');
  const appended = await appendAction(
    deps,
    election,
    { type: 'release-share', trustee, share },
    [],
  );
  return appended.ok ? ok({ phase: appended.value.standing.phase }) : appended;
}
