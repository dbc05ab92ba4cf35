import { p256 } from '@noble/curves/nist.js';
import { err, ok, toBase64url, type Result } from '@teller/basics';
import type { CeremonyEnd, CeremonyPlan, Ceremony, Signed, TrusteeMessage } from '@teller/election';
import type { CeremonyFault } from './fault.ts';
import { checkMessages, checkSigned, hashMessages, type Commitments } from './messages.ts';
import { checkPlan } from './plan.ts';

/** The transcript, once every trustee has said that they hold their shares. */
export function makeTranscript(
  plan: CeremonyPlan,
  messages: readonly Signed<TrusteeMessage>[],
  ends: readonly Signed<CeremonyEnd>[],
): Result<Ceremony, CeremonyFault> {
  const commitments = checkMessages(plan, messages);
  if (!commitments.ok) return commitments;
  const keys = slotKeys(plan, commitments.value);
  if (!keys.ok) return keys;
  const fault = checkEnds(plan, messages, ends);
  if (fault !== undefined) return err(fault);
  return ok({ format: 'teller-ceremony/1', plan, messages, keys: keys.value, ends });
}

/**
 * Checks a transcript: the plan, every message and proof, that each slot's key is the sum of the constant
 * terms, and that every trustee signed the end. That messages were shown only after all hashes were
 * in leaves no trace: each trustee's own tool checks it while it happens.
 */
export function checkTranscript(
  ceremony: Ceremony,
  onSlots?: (done: number, of: number) => void,
): Result<Ceremony, CeremonyFault> {
  const { plan, messages } = ceremony;
  const checked = checkPlan(plan);
  if (!checked.ok) return checked;
  const commitments = checkMessages(plan, messages, onSlots);
  return commitments.ok ? checkOutcome(ceremony, commitments.value) : commitments;
}

/**
 * The part of {@link checkTranscript} that comes after the messages.
 *
 * @param commitments those of the transcript's messages, which have been checked
 */
export function checkOutcome(
  ceremony: Ceremony,
  commitments: Commitments,
): Result<Ceremony, CeremonyFault> {
  const { plan, messages, keys, ends } = ceremony;
  const sums = slotKeys(plan, commitments);
  if (!sums.ok) return sums;
  const differs = sums.value.findIndex((key, slot) => key !== keys[slot]);
  if (differs >= 0 || keys.length !== plan.slots)
    return err({ reason: 'public-key-differs', trustee: undefined, slot: Math.max(differs, 0) });
  const fault = checkEnds(plan, messages, ends);
  return fault === undefined ? ok(ceremony) : err(fault);
}

/** How many trustees used a tool of their own, and how many it takes so that the served page alone isn't trusted. */
export function ownTools({ plan, messages }: Ceremony): {
  readonly own: number;
  readonly needed: number;
} {
  const own = messages.filter(({ said }) => said.tool === 'own').length;
  return { own, needed: plan.trustees.length - plan.threshold + 1 };
}

function slotKeys(
  { slots }: CeremonyPlan,
  commitments: Commitments,
): Result<readonly string[], CeremonyFault> {
  const keys: string[] = [];
  for (let slot = 0; slot < slots; slot++) {
    let sum = p256.Point.ZERO;
    for (const own of commitments) sum = sum.add(own[slot]?.[0] ?? p256.Point.ZERO);
    const key = sum.is0() ? '' : toBase64url(sum.toBytes(false).slice());
    // No two slots: opening the one would open the other.
    if (key === '' || keys.includes(key))
      return err({ reason: 'public-key-differs', trustee: undefined, slot });
    keys.push(key);
  }
  return ok(keys);
}

function checkEnds(
  plan: CeremonyPlan,
  messages: readonly Signed<TrusteeMessage>[],
  ends: readonly Signed<CeremonyEnd>[],
): CeremonyFault | undefined {
  const fault = checkSigned(plan, ends);
  if (fault !== undefined) return fault;
  const round = hashMessages(messages);
  const other = ends.find(({ said }) => said.messages !== round);
  return other && { reason: 'another-ceremony', trustee: other.said.trustee };
}
