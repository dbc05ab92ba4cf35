import {
  canonicalBytes,
  defined,
  err,
  fromBase64url,
  ok,
  sha256,
  toHex,
  type Result,
} from '@teller/basics';
import type { CeremonyPlan, MessageHash, Signed, TrusteeMessage } from '@teller/election';
import { tag } from '../../domain.ts';
import { isPoint } from '../../p256.ts';
import { proofHolds, readPoint, type Point } from '../arithmetic.ts';
import type { CeremonyFault } from './fault.ts';
import { ceremonyId } from './plan.ts';
import { isSignedBy } from './signed.ts';

/** Everybody's commitments: by trustee, by slot, by power. */
export type Commitments = readonly (readonly (readonly Point[])[])[];

/** The hash that is given before anybody shows their message, hex. */
export function hashMessage(message: TrusteeMessage): string {
  return toHex(sha256(tag('ceremony message'), canonicalBytes(message)));
}

/** One hash over all messages in the plan's order, hex: what deals and ends name, and the code is made of. */
export function hashMessages(messages: readonly Signed<TrusteeMessage>[]): string {
  const said = messages.map((message) => message.said);
  return toHex(sha256(tag('ceremony messages'), canonicalBytes(said)));
}

/** The hashes of all trustees, each signed, in the plan's order. */
export function checkHashes(
  plan: CeremonyPlan,
  hashes: readonly Signed<MessageHash>[],
): Result<readonly string[], CeremonyFault> {
  const fault = checkSigned(plan, hashes);
  return fault === undefined ? ok(hashes.map(({ said }) => said.hash)) : err(fault);
}

/**
 * Checks round 1: each trustee's message is signed by them, is of this ceremony, and has for every slot k
 * points and a proof that holds. Takes about a millisecond a trustee and slot.
 *
 * @param onSlots called as slots have been checked, of all trustees together
 */
export function checkMessages(
  plan: CeremonyPlan,
  messages: readonly Signed<TrusteeMessage>[],
  onSlots?: (done: number, of: number) => void,
): Result<Commitments, CeremonyFault> {
  const fault = checkSigned(plan, messages);
  if (fault !== undefined) return err(fault);
  const encryptionKeys = new Set(messages.map(({ said }) => said.encryptionKey));
  if (encryptionKeys.size !== messages.length)
    return err({ reason: 'encryption-keys-alike', trustee: undefined });
  const of = messages.length * plan.slots;
  const all: (readonly (readonly Point[])[])[] = [];
  for (const [place, { said }] of messages.entries()) {
    const checked = checkMessage(plan, place, said, (done) =>
      onSlots?.(place * plan.slots + done, of),
    );
    if (!checked.ok) return checked;
    all.push(checked.value);
  }
  return ok(all);
}

function checkMessage(
  { slots, threshold }: CeremonyPlan,
  place: number,
  message: TrusteeMessage,
  onSlot: (done: number) => void,
): Result<readonly (readonly Point[])[], CeremonyFault> {
  const { trustee } = message;
  const encryptionKey = fromBase64url(message.encryptionKey);
  if (message.slots.length !== slots || !encryptionKey.ok || !isPoint(encryptionKey.value))
    return err({ reason: 'malformed-message', trustee });
  const all: (readonly Point[])[] = [];
  for (const [slot, { commitments, proof }] of message.slots.entries()) {
    const points = commitments.map(readPoint).filter((point) => point !== undefined);
    if (points.length !== threshold || commitments.length !== threshold)
      return err({ reason: 'malformed-message', trustee, slot });
    const bytes = fromBase64url(proof);
    if (!bytes.ok || !proofHolds(place, defined(points[0], 'k is at least 2'), bytes.value))
      return err({ reason: 'proof-does-not-hold', trustee, slot });
    all.push(points);
    onSlot(slot + 1);
  }
  return ok(all);
}

/** Of messages that have been checked before. */
export function commitmentsOf(messages: readonly Signed<TrusteeMessage>[]): Commitments {
  return messages.map(({ said }) =>
    said.slots.map(({ commitments }) =>
      commitments.map((text) => defined(readPoint(text), 'checked before')),
    ),
  );
}

/** One of each trustee in the plan's order, about this ceremony, under their signature. */
export function checkSigned(
  plan: CeremonyPlan,
  all: readonly Signed<{
    readonly format: string;
    readonly ceremony: string;
    readonly trustee: string;
  }>[],
): CeremonyFault | undefined {
  const ids = plan.trustees.map(({ id }) => id);
  if (all.map(({ said }) => said.trustee).join() !== ids.join())
    return { reason: 'wrong-trustees', trustee: undefined };
  const ceremony = ceremonyId(plan);
  for (const [place, signed] of all.entries()) {
    const { id: trustee, signingKey } = defined(plan.trustees[place], 'as many as trustees');
    if (signed.said.ceremony !== ceremony) return { reason: 'another-ceremony', trustee };
    if (!isSignedBy(signed, signingKey)) return { reason: 'signature-does-not-hold', trustee };
  }
  return undefined;
}
