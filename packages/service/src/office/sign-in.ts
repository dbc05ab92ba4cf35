import type { PasskeyAnswer, RequestOptions } from '@teller/api';
import { err, fromBase64url, ok, toBase64url, type Result } from '@teller/basics';
import { signInChallenge } from '@teller/election';
import { seconds } from '../clock/seconds.ts';
import { readLog } from '../officers-log/log.ts';
import type { Session } from '../ports/sessions.ts';
import { secretHash, secretKey } from '../secrets/secret.ts';
import type { OfficeDeps } from './deps.ts';
import { verifyAssertion } from './passkey.ts';

/** Seconds. */
const challengeLife = 5 * 60;
const sessionLife = 8 * 60 * 60;
/** Times that an answer to a challenge is taken: a reply may be lost. */
const attempts = 5;
/** Challenges handed out for an election in a minute: each costs an item in the store. */
const challengesPerMinute = 300;

export async function signInOptions(
  deps: OfficeDeps,
  asked: { readonly election: string },
): Promise<Result<RequestOptions, 'unknown-election' | 'too-many-sign-ins'>> {
  const logged = await readLog(deps, asked.election);
  if (logged === undefined) return err('unknown-election');
  const now = seconds(deps.clock.now());
  const minute = Math.floor(now / 60);
  const key = `sign-ins ${asked.election} ${minute}`;
  if (!(await deps.allowances.take(key, challengesPerMinute, (minute + 1) * 60)))
    return err('too-many-sign-ins');
  const nonce = toBase64url(deps.random(32));
  const challenge = toBase64url(signInChallenge(asked.election, nonce));
  await deps.challenges.create({
    key: secretKey('officer challenge', challenge),
    election: asked.election,
    subject: '',
    answer: '',
    expiresAt: now + challengeLife,
  });
  return ok({
    nonce,
    rpId: logged.manifest.office.relyingParty,
    timeout: challengeLife * 1000,
    userVerification: 'required',
    allowCredentials: logged.standing.officers.map(({ credential }) => ({
      type: 'public-key',
      id: credential,
    })),
  });
}

/**
 * Opens a session for the officer whose passkey answered a challenge. The session's secret is derived from
 * the answer, so that the same answer again, after a lost reply, gives the same session.
 */
export async function openSession(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly response: Pick<PasskeyAnswer, 'id' | 'response'> },
): Promise<
  Result<
    { readonly secret: string; readonly officer: string; readonly expiresAt: number },
    'unknown-election' | 'passkey-refused' | 'challenge-no-longer-valid'
  >
> {
  const logged = await readLog(deps, asked.election);
  if (logged === undefined) return err('unknown-election');
  const { id, response } = asked.response;
  const officer = logged.standing.officers.find(({ credential }) => credential === id);
  const claimed = claimedChallenge(response.clientDataJSON);
  const bytes = fromBase64url(claimed ?? '');
  if (officer === undefined || claimed === undefined || !bytes.ok) return err('passkey-refused');
  // The signature first, so that nobody else can use up somebody's challenge.
  if (!(await verifyAssertion(logged.manifest.office, officer, bytes.value, response)))
    return err('passkey-refused');
  const challenge = await deps.challenges.attempt(
    secretKey('officer challenge', claimed),
    attempts,
  );
  const now = seconds(deps.clock.now());
  if (challenge === 'none' || challenge.election !== asked.election || challenge.expiresAt <= now)
    return err('challenge-no-longer-valid');
  const secret = toBase64url(secretHash('officer session', id, claimed, response.signature));
  const session = await deps.sessions.create({
    key: secretKey('session key', secret),
    election: asked.election,
    subject: officer.id,
    expiresAt: challenge.expiresAt + sessionLife,
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

/** Which challenge the client says it answered; the signature says whether that is so. */
function claimedChallenge(clientDataJSON: string): string | undefined {
  const bytes = fromBase64url(clientDataJSON);
  if (!bytes.ok) return undefined;
  try {
    const { challenge } = JSON.parse(new TextDecoder().decode(bytes.value)) as {
      challenge?: unknown;
    };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}
