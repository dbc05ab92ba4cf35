import { p256 } from '@noble/curves/nist.js';
import { concat, defined, err, ok, toBase64url, type Bytes, type Result } from '@teller/basics';
import type { CeremonyEnd, CeremonyPlan, Complaint, Deal, Signed } from '@teller/election';
import { isCodeOf } from '../ballot-key/ceremony/code.ts';
import { openDeal } from '../ballot-key/ceremony/complaint.ts';
import { dealInfo, dealtValue, isDeal } from '../ballot-key/ceremony/deal.ts';
import type { CeremonyFault } from '../ballot-key/ceremony/fault.ts';
import { commitmentsOf, hashMessages } from '../ballot-key/ceremony/messages.ts';
import { ceremonyId } from '../ballot-key/ceremony/plan.ts';
import { signAs } from '../ballot-key/ceremony/signed.ts';
import { open, seal } from '../voter/hpke.ts';
import { roundOne, type TrusteePart } from './part.ts';
import { decryptionKey, ownBytes } from './secrets.ts';

const { Fn } = p256.Point;

/** A deal that is wrong, with the complaint that proves it. */
export interface WrongDeal extends CeremonyFault {
  readonly reason: 'wrong-deal';
  readonly trustee: string;
  /** Undefined where nothing of the dealer's arrived that could be complained of. */
  readonly complaint: Signed<Complaint> | undefined;
}

/**
 * Round 2: what goes to each of the others, all slots in one, sealed to their encryption key. Refused
 * until the code that another trustee read out is the one that this trustee's tool shows: then nobody
 * on the way put in a key of theirs.
 *
 * @param heard the code as the trustee heard and typed it
 */
export async function makeDeals(
  part: TrusteePart,
  heard: string,
): Promise<
  Result<{ readonly part: TrusteePart; readonly deals: readonly Signed<Deal>[] }, CeremonyFault>
> {
  const { key, plan, messages } = part;
  if (messages === undefined || !isCodeOf(heard, messages))
    return err({ reason: 'code-differs', trustee: undefined });
  const ceremony = ceremonyId(plan);
  const round = hashMessages(messages);
  const own = placeOf(plan, part.trustee);
  const polynomials = Array.from({ length: plan.slots }, (_, slot) => polynomial(part, slot));
  const deals: Signed<Deal>[] = [];
  for (const [place, { id }] of plan.trustees.entries()) {
    if (place === own) continue;
    const values = polynomials.map((one) => Fn.toBytes(valueAt(one, place + 1)));
    const to = defined(messages[place], 'a message of each').said;
    const sealed = await seal(
      ownBytes(to.encryptionKey),
      dealInfo(ceremony, round, own, place),
      new Uint8Array(),
      concat(...values),
    );
    const said = {
      format: 'teller-deal/1',
      ceremony,
      from: part.trustee,
      to: id,
      messages: round,
      sealed: toBase64url(sealed),
    } as const;
    deals.push(signAs(ownBytes(key.signingKey), said));
  }
  return ok({ part: { ...part, compared: true }, deals });
}

/**
 * The end: opens the deals to this trustee, checks every slot's value against its dealer's commitments, and
 * adds them up to this trustee's shares.
 *
 * @param deals of any trustees to any; those that this one's dealers did not sign are passed over
 * @param onSlot called after each slot with the part as it then is: kept, the next run goes on from there
 */
export async function takeDeals(
  part: TrusteePart,
  deals: readonly Signed<Deal>[],
  onSlot?: (part: TrusteePart, done: number, of: number) => void | Promise<void>,
): Promise<
  Result<
    { readonly part: TrusteePart; readonly end: Signed<CeremonyEnd> },
    CeremonyFault | WrongDeal
  >
> {
  const { key, plan, messages, trustee } = part;
  if (messages === undefined || part.compared === undefined)
    return err({ reason: 'code-differs', trustee: undefined });
  const ceremony = ceremonyId(plan);
  const round = hashMessages(messages);
  const own = placeOf(plan, trustee);
  const decryption = decryptionKey(key, ceremony);
  const opened = new Map<number, { readonly deal: Signed<Deal>; readonly values: Bytes }>();
  for (const dealer of plan.trustees.keys()) {
    if (dealer === own) continue;
    const deal = deals.find((one) => isDeal(plan, round, dealer, own, one));
    if (deal === undefined) return err(notDealt(plan, dealer));
    const info = dealInfo(ceremony, round, dealer, own);
    opened.set(dealer, { deal, values: await openDeal(decryption, info, deal.said, open) });
  }
  const commitments = commitmentsOf(messages);
  const shares = [...(part.shares ?? [])];
  for (let slot = shares.length; slot < plan.slots; slot++) {
    let sum = valueAt(polynomial(part, slot), own + 1);
    for (const [dealer, { deal, values }] of opened) {
      const value =
        values.length === plan.slots * 32
          ? dealtValue(values, commitments, dealer, own, slot)
          : undefined;
      if (value === undefined) return err(wrong(part, deal, slot));
      sum = Fn.add(sum, value);
    }
    shares.push(toBase64url(Fn.toBytes(sum).slice()));
    await onSlot?.({ ...part, shares: [...shares] }, slot + 1, plan.slots);
  }
  const said = { format: 'teller-ceremony-end/1', ceremony, trustee, messages: round } as const;
  return ok({ part: { ...part, shares }, end: signAs(ownBytes(key.signingKey), said) });
}

function wrong(part: TrusteePart, deal: Signed<Deal>, slot: number): WrongDeal {
  const { key, plan, trustee } = part;
  const ceremony = ceremonyId(plan);
  const complaint = signAs<Complaint>(ownBytes(key.signingKey), {
    format: 'teller-complaint/1',
    ceremony,
    trustee,
    deal,
    decryptionKey: toBase64url(decryptionKey(key, ceremony)),
  });
  return { reason: 'wrong-deal', trustee: deal.said.from, slot, complaint };
}

function notDealt({ trustees }: CeremonyPlan, dealer: number): WrongDeal {
  const { id } = defined(trustees[dealer], 'a dealer of the plan');
  return { reason: 'wrong-deal', trustee: id, complaint: undefined };
}

/** Secret coefficients of the trustee's polynomial for a slot. */
function polynomial({ key, plan, trustee }: TrusteePart, slot: number): readonly bigint[] {
  const { secret } = roundOne(key, plan, placeOf(plan, trustee), slot);
  return defined(secret.coefficients, 'a polynomial that has just been made');
}

function valueAt(coefficients: readonly bigint[], x: number): bigint {
  let sum = 0n;
  for (const coefficient of coefficients.toReversed())
    sum = Fn.add(Fn.mul(sum, BigInt(x)), coefficient);
  return sum;
}

function placeOf({ trustees }: CeremonyPlan, trustee: string): number {
  const place = trustees.findIndex(({ id }) => id === trustee);
  return defined(place < 0 ? undefined : place, 'a part belongs to a trustee of the plan');
}
