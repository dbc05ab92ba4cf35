import { p256_FROST } from '@noble/curves/nist.js';
import { canonicalJson, defined, err, ok, toBase64url, type Result } from '@teller/basics';
import type { CeremonyPlan, MessageHash, Signed, TrusteeMessage } from '@teller/election';
import { identifier } from '../ballot-key/arithmetic.ts';
import { ceremonyCode } from '../ballot-key/ceremony/code.ts';
import type { CeremonyFault } from '../ballot-key/ceremony/fault.ts';
import { checkHashes, checkMessages, hashMessage } from '../ballot-key/ceremony/messages.ts';
import { ceremonyId, checkPlan } from '../ballot-key/ceremony/plan.ts';
import { signAs } from '../ballot-key/ceremony/signed.ts';
import { publicKeyOf } from '../ballot-key/share.ts';
import { decryptionKey, ownBytes, slotSecrets, type TrusteeKey } from './secrets.ts';

/**
 * A trustee's own part of a ceremony, as far as it has come. Secret. Plain JSON: kept after each step, the next
 * one goes on from it, on another day or after a crash.
 */
export interface TrusteePart {
  readonly format: 'teller-trustee-part/1';
  readonly key: TrusteeKey;
  readonly plan: CeremonyPlan;
  readonly trustee: string;
  readonly message: Signed<TrusteeMessage>;
  /** Everybody's, in the plan's order: they are fixed before this trustee's message is shown. */
  readonly hashes?: readonly Signed<MessageHash>[];
  /** Everybody's, checked. */
  readonly messages?: readonly Signed<TrusteeMessage>[];
  /** The code was heard from another trustee, and is the same. */
  readonly compared?: true;
  /** Sums of the deals to this trustee, for the slots done so far: scalars, base64url. */
  readonly shares?: readonly string[];
}

/** A public key for the plan: uncompressed point, base64url. */
export function signingKeyOf(key: TrusteeKey): string {
  return publicKeyOf(ownBytes(key.signingKey));
}

/**
 * Joins a ceremony: picks a polynomial for every slot, and proves to know its constant term.
 *
 * @param tool whether this program came from the trustee's own copy, or from the deployment with its page
 */
export function joinCeremony(
  key: TrusteeKey,
  plan: CeremonyPlan,
  tool: TrusteeMessage['tool'],
): Result<TrusteePart, CeremonyFault> {
  const checked = checkPlan(plan);
  if (!checked.ok) return checked;
  const signingKey = signingKeyOf(key);
  const place = plan.trustees.findIndex((trustee) => trustee.signingKey === signingKey);
  if (place < 0) return err({ reason: 'wrong-trustees', trustee: undefined });
  const trustee = defined(plan.trustees[place], 'found just now').id;
  const ceremony = ceremonyId(plan);
  const message = signAs<TrusteeMessage>(ownBytes(key.signingKey), {
    format: 'teller-trustee-message/1',
    ceremony,
    trustee,
    encryptionKey: publicKeyOf(decryptionKey(key, ceremony)),
    tool,
    slots: Array.from({ length: plan.slots }, (_, slot) => {
      const { commitment, proofOfKnowledge } = roundOne(key, plan, place, slot).public;
      return { commitments: commitment.map(toBase64url), proof: toBase64url(proofOfKnowledge) };
    }),
  });
  return ok({ format: 'teller-trustee-part/1', key, plan, trustee, message });
}

/** Round 1, first half: what is given before anybody shows their message. */
export function messageHashOf({ key, message }: TrusteePart): Signed<MessageHash> {
  const { ceremony, trustee } = message.said;
  const hash = hashMessage(message.said);
  return signAs(ownBytes(key.signingKey), {
    format: 'teller-message-hash/1',
    ceremony,
    trustee,
    hash,
  });
}

/**
 * Once everybody's hash is in, the trustee's message may be shown. These hashes then hold: what differs from
 * them later is refused.
 */
export function fixHashes(
  part: TrusteePart,
  hashes: readonly Signed<MessageHash>[],
): Result<TrusteePart, CeremonyFault> {
  const checked = checkHashes(part.plan, hashes);
  if (!checked.ok) return checked;
  const own = hashes.find(({ said }) => said.trustee === part.trustee);
  if (own?.said.hash !== hashMessage(part.message.said))
    return err({ reason: 'message-differs-from-its-hash', trustee: part.trustee });
  const before = part.hashes?.map(({ said }) => said);
  if (before !== undefined && canonicalJson(before) !== canonicalJson(hashes.map((h) => h.said)))
    return err({ reason: 'hashes-differ', trustee: undefined });
  return ok({ ...part, hashes });
}

/** Round 1, second half: takes everybody's message, if each is the one whose hash was given. */
export function takeMessages(
  part: TrusteePart,
  messages: readonly Signed<TrusteeMessage>[],
  onSlots?: (done: number, of: number) => void,
): Result<TrusteePart, CeremonyFault> {
  const { plan, hashes } = part;
  if (hashes === undefined) return err({ reason: 'hashes-differ', trustee: undefined });
  for (const [place, { id }] of plan.trustees.entries()) {
    const message = messages[place];
    if (message?.said.trustee !== id) return err({ reason: 'wrong-trustees', trustee: id });
    if (hashMessage(message.said) !== hashes[place]?.said.hash)
      return err({ reason: 'message-differs-from-its-hash', trustee: id });
  }
  const checked = checkMessages(plan, messages, onSlots);
  return checked.ok ? ok({ ...part, messages }) : checked;
}

/** The code that this trustee reads to the others; undefined until all messages are in. */
export function codeOf({ messages }: TrusteePart): string | undefined {
  return messages && ceremonyCode(messages);
}

/** The library's round 1 for one slot, from the trustee's seed: the same each time. */
export function roundOne(
  key: TrusteeKey,
  plan: CeremonyPlan,
  place: number,
  slot: number,
): ReturnType<typeof p256_FROST.DKG.round1> {
  const { threshold, trustees } = plan;
  const random = slotSecrets(key, ceremonyId(plan), slot);
  return p256_FROST.DKG.round1(
    identifier(place),
    { min: threshold, max: trustees.length },
    undefined,
    (length) => random(defined(length, 'the library says how many bytes')),
  );
}
