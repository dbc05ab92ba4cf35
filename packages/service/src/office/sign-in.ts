import type { PasskeyAnswer, RequestOptions } from '@teller/api';
import { err, ok, toBase64url, type Result } from '@teller/basics';
import { signInChallenge } from '@teller/election';
import { seconds } from '../clock/seconds.ts';
import { readLog } from '../officers-log/log.ts';
import type { Session } from '../ports/sessions.ts';
import { makeNonce, nonceExpiry, sessionSecret } from '../secrets/nonce.ts';
import { secretKey } from '../secrets/secret.ts';
import type { OfficeDeps } from './deps.ts';
import { verifyAssertion } from './passkey.ts';

/** Seconds. */
const nonceLife = 5 * 60;
const sessionLife = 8 * 60 * 60;

/** What an officer's browser needs to sign in. It stores nothing: whoever asks, however often, keeps nobody out. */
export async function signInOptions(
  deps: OfficeDeps,
  asked: { readonly election: string },
): Promise<Result<RequestOptions, 'unknown-election'>> {
  const logged = await readLog(deps, asked.election);
  if (logged === undefined) return err('unknown-election');
  const expiresAt = seconds(deps.clock.now()) + nonceLife;
  const nonce = makeNonce(
    await ownKey(deps, asked.election),
    asked.election,
    expiresAt,
    deps.random(12),
  );
  return ok({
    nonce,
    rpId: logged.manifest.office.relyingParty,
    timeout: nonceLife * 1000,
    userVerification: 'required',
    allowCredentials: logged.standing.officers.map(({ credential }) => ({
      type: 'public-key',
      id: credential,
    })),
  });
}

/**
 * Opens a session for the officer whose passkey answered a nonce. The session's secret is derived from
 * officer and nonce, so that the same answer again, after a lost reply, gives the same session, and none
 * once that has been ended.
 */
export async function openSession(
  deps: OfficeDeps,
  asked: {
    readonly election: string;
    readonly nonce: string;
    readonly response: Pick<PasskeyAnswer, 'id' | 'response'>;
  },
): Promise<
  Result<
    { readonly secret: string; readonly officer: string; readonly expiresAt: number },
    'unknown-election' | 'passkey-refused' | 'challenge-no-longer-valid'
  >
> {
  const { election, nonce } = asked;
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const key = await ownKey(deps, election);
  const nonceExpiresAt = nonceExpiry(key, election, nonce) ?? 0;
  if (nonceExpiresAt <= seconds(deps.clock.now())) return err('challenge-no-longer-valid');
  const { id, response } = asked.response;
  const officer = logged.standing.officers.find(({ credential }) => credential === id);
  if (officer === undefined) return err('passkey-refused');
  const challenge = signInChallenge(election, nonce);
  if (!(await verifyAssertion(logged.manifest.office, officer, challenge, response)))
    return err('passkey-refused');
  const secret = sessionSecret(key, election, officer.id, nonce);
  const session = await deps.sessions.create({
    key: secretKey('session key', secret),
    election,
    subject: officer.id,
    expiresAt: nonceExpiresAt + sessionLife,
  });
  if (session === 'ended') return err('challenge-no-longer-valid');
  return ok({ secret, officer: officer.id, expiresAt: session.expiresAt });
}

/** Ends the session for good. */
export async function endSession(deps: OfficeDeps, secret: string): Promise<void> {
  await deps.sessions.end(secretKey('session key', secret));
}

/** The session that a secret opens, as long as it lasts. */
export async function signedIn(
  deps: Pick<OfficeDeps, 'sessions' | 'clock'>,
  secret: string,
): Promise<Session | undefined> {
  const session = await deps.sessions.get(secretKey('session key', secret));
  return session !== undefined && session.expiresAt > seconds(deps.clock.now())
    ? session
    : undefined;
}

async function ownKey({ nonceKey, random }: OfficeDeps, election: string): Promise<string> {
  return nonceKey.keep(election, toBase64url(random(32)));
}
