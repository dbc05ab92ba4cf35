import { concat, defined, err, ok, sha256, toBase64url, toHex } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { contestNumber } from '@teller/protocol';
import { loadIssuingKey, type IssuingKey } from '@teller/protocol/node';
import { startDeadline } from '../drain.ts';
import { instant } from '../instant.ts';
import { checkOpen, type NotOpen } from '../opening-hours.ts';
import type { IssuingKeyName } from '../ports/issuing-keys.ts';
import type { RollDeps } from './deps.ts';
import { signedIn } from './member.ts';

export type IssueRefusal =
  | { readonly reason: NotOpen }
  | { readonly reason: 'not-signed-in' }
  | { readonly reason: 'unknown-contest' }
  | { readonly reason: 'not-eligible' }
  | { readonly reason: 'wrong-issuer-count' }
  | { readonly reason: 'blinded-message-refused' }
  | { readonly reason: 'took-too-long' }
  | { readonly reason: 'token-already-issued'; readonly issuedAt: string };

/**
 * Signs a member's token blind, once for each contest (RFC 9474 section 4.3).
 * The same blinded messages again give the same answer; others are refused, saying when.
 *
 * @param blinded one blinded message (384 bytes) for each issuer, in manifest order
 */
export async function issueToken(
  deps: RollDeps,
  secret: string,
  asked: { readonly contest: string; readonly blinded: readonly Bytes[] },
): Promise<Result<{ readonly blindSignatures: readonly string[] }, IssueRefusal>> {
  const { contest, blinded } = asked;
  // 1. Who asks. The deadline starts before the phase is read (see drain.ts).
  const late = startDeadline(deps.clock, deps.settings.lifetime);
  const session = await signedIn(deps, secret);
  if (session === undefined) return err({ reason: 'not-signed-in' });
  const { election: id, subject: member } = session;

  // 2. Whether it may be issued.
  const election = defined(await deps.elections.get(id), 'a session is for a stored election');
  const open = checkOpen(election, deps.clock.now());
  if (!open.ok) return err({ reason: open.error });
  const { manifest } = election;
  if (contestNumber(manifest, contest) === undefined) return err({ reason: 'unknown-contest' });
  const entry = defined(await deps.entries.byMember(id, member), 'the member is on the roll');
  if (!entry.contests.includes(contest)) return err({ reason: 'not-eligible' });
  if (blinded.length !== manifest.issuers.length) return err({ reason: 'wrong-issuer-count' });

  // 3. Sign. It is deterministic and stays here until the next step is durable.
  const blindSignatures: string[] = [];
  for (const [n, { id: issuer }] of manifest.issuers.entries()) {
    const key = await issuingKey(deps, manifest, { election: id, issuer, contest });
    const signed = key.signBlind(defined(blinded[n], 'one for each issuer'));
    if (!signed.ok) return err({ reason: 'blinded-message-refused' });
    blindSignatures.push(toBase64url(signed.value));
  }

  // 4. The commit point: one conditional put. Recovery sees either nothing, and the member has
  //    nothing, or the intent with the answer, and whoever asks the same again is given it.
  const request = toHex(sha256(concat(...blinded)));
  const stored = await deps.issuances.create({
    election: id,
    contest,
    member,
    request,
    blindSignatures,
    issuedAt: instant(deps.clock.now()),
  });
  if (stored.request !== request)
    return err({ reason: 'token-already-issued', issuedAt: stored.issuedAt });

  // 5. Answer, unless the register may already have been counted.
  if (late()) return err({ reason: 'took-too-long' });
  return ok({ blindSignatures: stored.blindSignatures });
}

/** Loading a key costs more than a signature: keep them, as long as the process lives. */
const loaded = new Map<string, IssuingKey>();

async function issuingKey(
  deps: RollDeps,
  manifest: Manifest,
  name: IssuingKeyName,
): Promise<IssuingKey> {
  const modulus = manifest.issuers
    .find(({ id }) => id === name.issuer)
    ?.keys.find(({ contest }) => contest === name.contest)?.modulus;
  const known = loaded.get(defined(modulus, 'each issuer has a key for each contest'));
  if (known !== undefined) return known;
  const stored = defined(await deps.keys.get(name), 'an open election has its issuing keys');
  const key = loadIssuingKey(stored);
  loaded.set(key.modulus, key);
  return key;
}
