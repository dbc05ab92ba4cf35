import type { Member } from '@teller/api';
import { defined, err, ok, type Result } from '@teller/basics';
import { seconds } from '../clock/seconds.ts';
import type { Session } from '../ports/sessions.ts';
import { secretKey } from '../secrets/secret.ts';
import type { RollDeps } from './deps.ts';

/** What members see about themselves. Whether they took a token only the issuers know. */
export async function memberView(
  deps: RollDeps,
  secret: string,
): Promise<Result<Member, 'not-signed-in'>> {
  const session = await signedIn(deps, secret);
  if (session === undefined) return err('not-signed-in');
  const entry = await deps.entries.byMember(session.election, session.subject);
  const { name, member, salt, contests } = defined(entry, 'who is signed in is on the roll');
  return ok({ election: session.election, name, member, salt, contests });
}

/** The session that a secret opens, as long as it lasts. */
export async function signedIn(
  deps: Pick<RollDeps, 'sessions' | 'clock'>,
  secret: string,
): Promise<Session | undefined> {
  const session = await deps.sessions.get(secretKey('session key', secret));
  return session !== undefined && session.expiresAt > seconds(deps.clock.now())
    ? session
    : undefined;
}
