import { err, fromBase64url, ok, type Bytes, type Result } from '@teller/basics';
import type { CeremonyPlan, Complaint, Deal, Signed, TrusteeMessage } from '@teller/election';
import type { Primitives } from '../../primitives.ts';
import { publicKeyOf } from '../share.ts';
import { readScalar } from '../arithmetic.ts';
import { dealInfo, dealtValue, isDeal } from './deal.ts';
import type { CeremonyFault } from './fault.ts';
import { checkMessages, hashMessages } from './messages.ts';
import { ceremonyId } from './plan.ts';
import { isSignedBy } from './signed.ts';

/** Who spoiled a ceremony: the dealer, who dealt wrongly, or the receiver, who complained without cause. */
export interface Verdict {
  readonly at: 'dealer' | 'complainant';
  readonly trustee: string;
  /** The first slot, from 0, whose value is wrong; undefined where the deal doesn't open at all. */
  readonly slot?: number;
}

/**
 * Repeats a receiver's check from what the complaint publishes. The ceremony is over in any case: it starts
 * again without whoever is named.
 *
 * @returns a fault where nobody can be named: the messages aren't those of the round, or the complaint isn't
 *   signed by a trustee
 */
export async function judgeComplaint(
  plan: CeremonyPlan,
  messages: readonly Signed<TrusteeMessage>[],
  complaint: Signed<Complaint>,
  openSealed: Primitives['openSealed'],
): Promise<Result<Verdict, CeremonyFault>> {
  const commitments = checkMessages(plan, messages);
  if (!commitments.ok) return commitments;
  const { trustee, ceremony, deal, decryptionKey } = complaint.said;
  const receiver = plan.trustees.findIndex(({ id }) => id === trustee);
  const signingKey = plan.trustees[receiver]?.signingKey;
  if (signingKey === undefined) return err({ reason: 'wrong-trustees', trustee });
  if (ceremony !== ceremonyId(plan)) return err({ reason: 'another-ceremony', trustee });
  if (!isSignedBy(complaint, signingKey))
    return err({ reason: 'signature-does-not-hold', trustee });

  const withoutCause = ok({ at: 'complainant', trustee } as const);
  const dealer = plan.trustees.findIndex(({ id }) => id === deal.said.from);
  const round = hashMessages(messages);
  if (dealer < 0 || dealer === receiver || !isDeal(plan, round, dealer, receiver, deal))
    return withoutCause;
  const key = fromBase64url(decryptionKey);
  const scalar = key.ok ? readScalar(key.value) : undefined;
  if (!key.ok || scalar === undefined) return withoutCause;
  if (publicKeyOf(key.value) !== messages[receiver]?.said.encryptionKey) return withoutCause;

  const info = dealInfo(ceremony, round, dealer, receiver);
  const dealt = await openDeal(key.value, info, deal.said, openSealed);
  const named = { at: 'dealer', trustee: deal.said.from } as const;
  if (dealt.length !== plan.slots * 32) return ok(named);
  for (let slot = 0; slot < plan.slots; slot++)
    if (dealtValue(dealt, commitments.value, dealer, receiver, slot) === undefined)
      return ok({ ...named, slot });
  return withoutCause;
}

/** The values of all slots, one after the other; nothing where it doesn't open. */
export async function openDeal(
  decryptionKey: Bytes,
  info: Bytes,
  deal: Deal,
  openSealed: Primitives['openSealed'],
): Promise<Bytes> {
  const sealed = fromBase64url(deal.sealed);
  if (!sealed.ok) return new Uint8Array();
  const opened = await openSealed(decryptionKey, info, new Uint8Array(), sealed.value);
  return opened === 'does-not-open' ? new Uint8Array() : opened;
}
