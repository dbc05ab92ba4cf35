import { err, ok, toBase64url, type Result } from '@teller/basics';
import { timingSafeEqual } from 'node:crypto';
import { seconds } from '../clock/seconds.ts';
import { codeLetter } from '../mail/code.ts';
import { english } from '../mail/words.ts';
import { secretHash, secretKey } from '../secrets/secret.ts';
import type { RollDeps } from './deps.ts';
import { normalAddress } from './address.ts';

/**
 * Makes a six-digit code and mails it to the member with this address. The answer and what is stored are
 * the same whether or not anybody has it; so is the time it takes, as long as a message is handed over
 * within `settings.answerAfter`. The code works only with the challenge
 * that is given here, so that whoever reads the mail must also hold the browser that asked.
 */
export async function requestCode(
  deps: RollDeps,
  asked: { readonly election: string; readonly email: string },
): Promise<Result<{ readonly challenge: string }, 'unknown-election' | 'too-many-codes'>> {
  const { clock, settings } = deps;
  const earliest = clock.monotonic() + settings.answerAfter;
  const election = await deps.elections.get(asked.election);
  if (election === undefined) return err('unknown-election');
  const email = normalAddress(asked.email);
  if (!(await mayAsk(deps, asked.election, email))) return err('too-many-codes');

  const entry = await deps.entries.byEmail(asked.election, email);
  const challenge = toBase64url(deps.random(32));
  const code = sixDigits(deps.random);
  // At rest there are only hashes. Six digits could be guessed from theirs, but for the challenge in
  // it, which only the browser has.
  await deps.challenges.create({
    key: secretKey('member challenge', challenge),
    election: asked.election,
    subject: entry?.member ?? '',
    answer: secretKey('member code', challenge, code),
    expiresAt: seconds(clock.now()) + settings.codeLife,
  });
  if (entry !== undefined) {
    const letter = codeLetter(english, election.manifest, entry.name, code, settings.codeLife);
    await deps.mail.send({ to: entry.email, ...letter }).catch(deps.mailFailed);
  }
  const early = earliest - clock.monotonic();
  if (early > 0) await clock.sleep(early);
  return ok({ challenge });
}

/**
 * Opens a session for who holds both the challenge and the code. The session's secret is derived from
 * them, so that the same request again, after a lost reply, gives the same session.
 */
export async function openSession(
  deps: RollDeps,
  asked: { readonly election: string; readonly challenge: string; readonly code: string },
): Promise<
  Result<
    { readonly secret: string; readonly expiresAt: number },
    'wrong-code' | 'code-no-longer-valid'
  >
> {
  const { clock, settings } = deps;
  const challenge = await deps.challenges.attempt(
    secretKey('member challenge', asked.challenge),
    settings.attempts,
  );
  if (challenge === 'none' || challenge.expiresAt <= seconds(clock.now()))
    return err('code-no-longer-valid');
  const answer = secretKey('member code', asked.challenge, asked.code);
  const right = timingSafeEqual(Buffer.from(answer), Buffer.from(challenge.answer));
  if (!right || challenge.subject === '' || challenge.election !== asked.election)
    return err('wrong-code');
  const secret = toBase64url(secretHash('member session', asked.challenge, asked.code));
  const session = await deps.sessions.create({
    key: secretKey('session key', secret),
    election: challenge.election,
    subject: challenge.subject,
    expiresAt: challenge.expiresAt + settings.sessionLife,
  });
  if (session === 'ended') return err('code-no-longer-valid');
  return ok({ secret, expiresAt: session.expiresAt });
}

/** Ends the session for good. */
export async function endSession(deps: RollDeps, secret: string): Promise<void> {
  await deps.sessions.end(secretKey('session key', secret));
}

async function mayAsk(deps: RollDeps, election: string, email: string): Promise<boolean> {
  const { settings, allowances } = deps;
  const now = seconds(deps.clock.now());
  const address = secretKey('address', election, email);
  for (const [stretch, limit] of [
    [15 * 60, settings.codesPerQuarterHour],
    [24 * 60 * 60, settings.codesPerDay],
  ] as const) {
    const window = Math.floor(now / stretch);
    const key = `codes ${address} ${stretch} ${window}`;
    if (!(await allowances.take(key, limit, (window + 1) * stretch))) return false;
  }
  return true;
}

function sixDigits(random: RollDeps['random']): string {
  // 48 bits over a million codes: none is likelier than another by more than 1 in 10^8.
  const number = random(6).reduce((value, byte) => value * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, '0');
}
