import { defined, err, ok, type Bytes, type Result } from '@teller/basics';
import { memberHash } from '@teller/election';
import { contestNumber } from '@teller/protocol';
import { signEntitlement } from '@teller/protocol/node';
import { seconds } from '../clock/seconds.ts';
import { checkOpen, type NotOpen } from '../clock/voting.ts';
import type { RollDeps } from './deps.ts';
import { signedIn } from './member.ts';

export type EntitleRefusal = NotOpen | 'not-signed-in' | 'unknown-contest' | 'not-eligible';

/**
 * Gives whoever is signed in the roll's word to each issuer that they may have a token, for each of these
 * contests. It stores nothing: the issuers see to it that a member gets one token, and it may be asked
 * for again whenever it has expired.
 *
 * @returns for each contest asked for, one entitlement an issuer in manifest order
 */
export async function entitle(
  deps: RollDeps,
  secret: string,
  contests: readonly string[],
): Promise<Result<readonly (readonly Bytes[])[], EntitleRefusal>> {
  const session = await signedIn(deps, secret);
  if (session === undefined) return err('not-signed-in');
  const { election: id, subject } = session;
  const election = defined(await deps.elections.get(id), 'a session is for a stored election');
  const open = checkOpen(election, deps.clock);
  if (!open.ok) {
    deps.entitlementKeys.drop(id);
    return open;
  }
  const entry = defined(await deps.entries.byMember(id, subject), 'the member is on the roll');
  const key = await deps.entitlementKeys.get(id);
  // It is destroyed after the close: the log has lost it.
  if (key === undefined) return err('being-sealed');
  const expiresAt = seconds(deps.clock.now()) + deps.settings.entitlementLife;
  const member = memberHash(entry);
  const entitlements: (readonly Bytes[])[] = [];
  for (const contestId of contests) {
    const contest = contestNumber(election.manifest, contestId);
    if (contest === undefined) return err('unknown-contest');
    if (!entry.contests.includes(contestId)) return err('not-eligible');
    entitlements.push(
      election.manifest.issuers.map((_, issuer) =>
        signEntitlement(key, { election: id, contest, issuer, member, expiresAt }),
      ),
    );
  }
  return ok(entitlements);
}
