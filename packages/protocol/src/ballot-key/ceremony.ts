import { assert, canonicalBytes, defined, err, fromBase64url, ok, sha256 } from '@teller/basics';
import { toBase64url, toHex, type Bytes, type Result } from '@teller/basics';
import type { BallotKey, CeremonyMessage, Trustee } from '@teller/election';
import type { DKG_Round1, DKG_Secret } from '@noble/curves/abstract/frost.js';
import { p256, p256_FROST } from '@noble/curves/nist.js';
import { tag } from '../domain.ts';
import {
  evaluateCommitment,
  identifier,
  jointCommitment,
  readPoint,
  readScalar,
} from './arithmetic.ts';
import type { Random } from './arithmetic.ts';
import { checkShare, type TrusteeShare } from './share.ts';
import type { CeremonyFault } from './ceremony/fault.ts';
import { checkCeremony, checkShape } from './transcript.ts';

/** Who takes part: the same for every trustee, agreed before anything is said. */
export interface CeremonyPlan {
  readonly trustees: readonly Trustee[];
  readonly threshold: number;
}

/**
 * A trustee's own part. Secret: it never leaves their machine. Plain JSON, so that a reload
 * in the middle of a ceremony can carry on.
 */
export interface CeremonyPart extends CeremonyPlan {
  readonly trustee: string;
  /** Secret coefficients of the trustee's polynomial: `threshold` scalars, base64url. */
  readonly coefficients: readonly string[];
  /** Round 1, to be shown once everybody's hash is in. */
  readonly message: CeremonyMessage;
}

/** Round 2: what one trustee sends to one other, over a channel that nobody else reads. */
export interface Deal {
  readonly from: string;
  readonly to: string;
  /** A P-256 scalar, 32 bytes, base64url. Secret. */
  readonly share: string;
}

/** Begins a trustee's part: picks their polynomial and proves that they know its constant term. */
export function startCeremony(
  plan: CeremonyPlan,
  trustee: string,
  random: Random,
): Result<CeremonyPart, CeremonyFault> {
  const { trustees, threshold } = plan;
  const shape = checkShape(trustees.length, threshold);
  if (shape !== undefined) return err(shape);
  const place = trustees.findIndex(({ id }) => id === trustee);
  if (place < 0 || new Set(trustees.map(({ id }) => id)).size !== trustees.length)
    return err({ reason: 'wrong-trustees', trustee });
  const signers = { min: threshold, max: trustees.length };
  const begun = p256_FROST.DKG.round1(identifier(place), signers, undefined, (length) =>
    random(defined(length, 'the library says how many bytes')),
  );
  const message = {
    trustee,
    commitments: begun.public.commitment.map(toBase64url),
    proof: toBase64url(begun.public.proofOfKnowledge),
  };
  const { Fn } = p256.Point;
  const secret = defined(begun.secret.coefficients, 'a polynomial that has just been picked');
  const coefficients = secret.map((coefficient) => toBase64url(Fn.toBytes(coefficient)));
  return ok({ trustees, threshold, trustee, coefficients, message });
}

/**
 * Round 1, first half: the hash of a trustee's message, hex. Everybody's hash must be in before anybody's
 * message is shown, or the last to speak could choose the key.
 */
export function messageHash(plan: CeremonyPlan, message: CeremonyMessage): string {
  const { trustees, threshold } = plan;
  return toHex(sha256(tag('ceremony message'), canonicalBytes({ trustees, threshold, message })));
}

/**
 * Round 2: checks everybody's message against the hash collected before, and their proofs, then
 * gives what goes to each of the others.
 *
 * @param hashes of all trustees' messages, in their order, as collected before any was shown
 * @param messages of all trustees, in their order
 */
export function deal(
  part: CeremonyPart,
  hashes: readonly string[],
  messages: readonly CeremonyMessage[],
): Result<readonly Deal[], CeremonyFault> {
  const key = assemble(part, hashes, messages);
  if (!key.ok) return key;
  const dealt = p256_FROST.DKG.round2(libraryState(part), othersIn(part, messages));
  const deals: Deal[] = [];
  for (const [place, { id }] of part.trustees.entries()) {
    if (id === part.trustee) continue;
    const { signingShare } = defined(dealt[identifier(place)], 'a deal for each of the others');
    deals.push({ from: part.trustee, to: id, share: toBase64url(signingShare) });
  }
  return ok(deals);
}

/**
 * The end: checks each deal against its sender's commitments and adds them up to this trustee's share.
 * Every trustee comes to the same ballot key; they compare it before it goes into a manifest.
 *
 * @param deals from each of the other trustees to this one, in any order; others are ignored
 */
export function finishCeremony(
  part: CeremonyPart,
  hashes: readonly string[],
  messages: readonly CeremonyMessage[],
  deals: readonly Deal[],
): Result<{ readonly ballotKey: BallotKey; readonly share: TrusteeShare }, CeremonyFault> {
  const key = assemble(part, hashes, messages);
  if (!key.ok) return key;
  const own = placeOf(part, part.trustee);
  const received: { identifier: string; signingShare: Uint8Array }[] = [];
  for (const [place, message] of messages.entries()) {
    if (place === own) continue;
    const sent = deals.filter(({ from, to }) => from === message.trustee && to === part.trustee);
    const share = sent.length === 1 ? fromBase64url(sent[0]?.share ?? '') : undefined;
    if (share?.ok !== true || !dealHolds(message, own, share.value))
      return err({ reason: 'wrong-deal', trustee: message.trustee });
    received.push({ identifier: identifier(place), signingShare: share.value });
  }
  const state = libraryState(part);
  const others = othersIn(part, messages);
  p256_FROST.DKG.round2(state, others);
  const end = p256_FROST.DKG.round3(state, others, received);
  const share = { trustee: part.trustee, share: end.secret.signingShare.slice() };
  assert(checkShare(key.value, share.trustee, share.share).ok, 'right deals make a right share');
  return ok({ ballotKey: key.value, share });
}

/** Checks round 1 as one trustee sees it, and gives the ballot key that it leads to. */
function assemble(
  part: CeremonyPart,
  hashes: readonly string[],
  messages: readonly CeremonyMessage[],
): Result<BallotKey, CeremonyFault> {
  const { trustees, threshold } = part;
  if (messages.length !== trustees.length || hashes.length !== trustees.length)
    return err({ reason: 'wrong-trustees', trustee: undefined });
  for (const [place, message] of messages.entries())
    if (messageHash(part, message) !== hashes[place])
      return err({ reason: 'message-differs-from-its-hash', trustee: trustees[place]?.id });
  if (messageHash(part, part.message) !== hashes[placeOf(part, part.trustee)])
    return err({ reason: 'message-differs-from-its-hash', trustee: part.trustee });
  const unnamed = { publicKey: '', threshold, trustees, ceremony: messages };
  const sum = jointCommitment(unnamed)?.[0];
  const publicKey = sum === undefined || sum.is0() ? '' : toBase64url(sum.toBytes(false));
  return checkCeremony({ ...unnamed, publicKey });
}

/** Whether a deal is the value of its sender's polynomial at the receiver's number. */
function dealHolds(message: CeremonyMessage, receiver: number, share: Uint8Array): boolean {
  const scalar = readScalar(share);
  if (scalar === undefined) return false;
  const commitments = message.commitments.map((text) => defined(readPoint(text), 'checked before'));
  const expected = evaluateCommitment(commitments, receiver + 1);
  return p256.Point.BASE.multiply(scalar).equals(expected);
}

/** The library's own state after its round 1, which it changes as it goes: made anew for each use. */
function libraryState(part: CeremonyPart): DKG_Secret {
  const { Fn } = p256.Point;
  return {
    identifier: BigInt(placeOf(part, part.trustee) + 1),
    coefficients: part.coefficients.map((text) => Fn.fromBytes(own(text))),
    commitment: part.message.commitments.map(own) as DKG_Secret['commitment'],
    signers: { min: part.threshold, max: part.trustees.length },
    step: 1,
  };
}

function othersIn(part: CeremonyPart, messages: readonly CeremonyMessage[]): DKG_Round1[] {
  const all = messages.map(({ commitments, proof }, place) => ({
    identifier: identifier(place),
    commitment: commitments.map(own),
    proofOfKnowledge: own(proof),
  }));
  return all.toSpliced(placeOf(part, part.trustee), 1);
}

function placeOf({ trustees }: CeremonyPlan, trustee: string): number {
  const place = trustees.findIndex(({ id }) => id === trustee);
  assert(place >= 0, 'a part belongs to one of the trustees');
  return place;
}

/** Bytes that this code has written or checked before. */
function own(text: string): Bytes {
  const bytes = fromBase64url(text);
  return defined(bytes.ok ? bytes.value : undefined, 'written or checked before');
}
