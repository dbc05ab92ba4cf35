import { assert, defined, err, ok, sha256, toBase64url, toHex } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import { instant, type Frozen } from '@teller/election';
import type { IssuingKey } from '@teller/protocol/node';
import { startDeadline } from '../clock/drain.ts';
import type { IssuanceName } from '../ports/issuances.ts';
import type { IssuerDeps } from './deps.ts';
import { checkEntitled, type EntitledRefusal } from './entitled.ts';

export type IssueRefusal =
  | { readonly reason: EntitledRefusal }
  | { readonly reason: 'blinded-message-refused' }
  | { readonly reason: 'took-too-long' }
  | { readonly reason: 'token-already-issued'; readonly issuedAt: string };

/**
 * Signs a member's token blind, once for each contest (RFC 9474 section 4.3), for whoever holds the roll's
 * entitlement. The same blinded message again gives the same answer; another is refused, saying when.
 *
 * @param asked.entitlement the roll's word to this issuer, 136 bytes
 * @param asked.blinded the blinded message, 384 bytes
 */
export async function issueToken(
  deps: IssuerDeps,
  asked: { readonly entitlement: Bytes; readonly blinded: Bytes },
): Promise<Result<{ readonly blindSignature: string }, IssueRefusal>> {
  // 1. Whether it may be issued, and to whom. The deadline starts before the phase is read (see drain.ts).
  const late = startDeadline(deps.clock, deps.lifetime);
  const entitled = await checkEntitled(deps, asked.entitlement);
  if (!entitled.ok) return err({ reason: entitled.error });
  const { frozen, name } = entitled.value;

  // 2. Sign. It is deterministic and stays here until the next step is durable.
  const key = await issuingKey(deps, frozen, name);
  const signed = key.signBlind(asked.blinded);
  if (!signed.ok) return err({ reason: 'blinded-message-refused' });

  // 3. The commit point: one conditional put. Recovery sees either nothing, and the member has
  //    nothing, or the intent with the answer, and whoever asks the same again is given it.
  const request = toHex(sha256(asked.blinded));
  const stored = await deps.issuances.create({
    ...name,
    request,
    blindSignature: toBase64url(signed.value),
    issuedAt: instant(deps.clock.now()),
  });
  if (stored.request !== request)
    return err({ reason: 'token-already-issued', issuedAt: stored.issuedAt });

  // 4. Answer, unless the column may already have been closed without it.
  if (late()) return err({ reason: 'took-too-long' });
  return ok({ blindSignature: stored.blindSignature });
}

/** When each entitlement's member took their token for its contest, RFC 3339; null where they did not. */
export async function whenIssued(
  deps: IssuerDeps,
  entitlements: readonly Bytes[],
): Promise<Result<readonly (string | null)[], EntitledRefusal>> {
  const found: (string | null)[] = [];
  for (const entitlement of entitlements) {
    const entitled = await checkEntitled(deps, entitlement);
    if (!entitled.ok) return entitled;
    found.push((await deps.issuances.get(entitled.value.name))?.issuedAt ?? null);
  }
  return ok(found);
}

async function issuingKey(
  { keys, issuer }: IssuerDeps,
  { manifest, contests }: Frozen,
  { election, contest }: IssuanceName,
): Promise<IssuingKey> {
  const key = await keys.get({ election, issuer, contest });
  const own = manifest.issuers.findIndex(({ id }) => id === issuer);
  const modulus = contests.find(({ id }) => id === contest)?.moduli[own];
  assert(key?.modulus === modulus, 'an open election has the issuing keys of its contests');
  return defined(key, 'and each issuer has one for each contest');
}
