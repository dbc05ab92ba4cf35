import { assert, canonicalJson, defined, err, ok, toBase64url, type Result } from '@teller/basics';
import type { CeremonyFault } from '../ballot-key/ceremony/fault.ts';
import type { Bytes } from '@teller/basics';
import { ceremonyHash, slotKey } from '@teller/election';
import type { Ceremony, ReleasedShare, ReleaseShares, Signed } from '@teller/election';
import { checkOutcome } from '../ballot-key/ceremony/transcript.ts';
import { commitmentsOf } from '../ballot-key/ceremony/messages.ts';
import { ceremonyId } from '../ballot-key/ceremony/plan.ts';
import { signAs } from '../ballot-key/ceremony/signed.ts';
import { confirmationOf, type Confirmation } from '../ballot-key/confirmation.ts';
import {
  releaseSigned,
  sealedShareAad,
  sealedShareInfo,
  type Release,
} from '../ballot-key/release.ts';
import { checkShare } from '../ballot-key/share.ts';
import { seal } from '../voter/hpke.ts';
import type { TrusteePart } from './part.ts';
import { ownBytes } from './secrets.ts';

/**
 * What a trustee keeps from the end of a ceremony to the count: their shares, and what they promised. Secret. The
 * seed is gone: with it whoever kept the deals could open them.
 */
export interface TrusteeHolding {
  readonly format: 'teller-trustee-holding/1';
  readonly signingKey: string;
  readonly trustee: string;
  readonly ceremony: Ceremony;
  /** One a slot: scalars, base64url. */
  readonly shares: readonly string[];
  /** The one election that these shares are for, from the confirmation on. */
  readonly election?: string;
  /** The roots that shares were released for, by contest. */
  readonly released: Readonly<Record<string, string>>;
}

/** Why a trustee's tool keeps the share. */
export type HoldingFault =
  | 'another-ceremony'
  | 'another-kind'
  | 'another-election'
  | 'not-confirmed'
  | 'slot-is-not-the-contests'
  | 'another-root';

/** The contest that a share is released for, as the election's files have it. */
export interface ReleasedContest {
  readonly id: string;
  /** Place in the manifest, from 0. */
  readonly number: number;
  readonly slot: number;
  /** The contest's ballot key: uncompressed point, base64url. */
  readonly ballotKey: string;
}

/**
 * Ends a trustee's part: checks that the transcript has the messages that this trustee's tool checked, that
 * its keys are made of them, that every trustee signed the end, and the own share of every slot.
 */
export function finishCeremony(
  part: TrusteePart,
  ceremony: Ceremony,
): Result<TrusteeHolding, CeremonyFault> {
  const { key, trustee, plan, messages = [], shares = [] } = part;
  if (
    ceremonyId(plan) !== ceremonyId(ceremony.plan) ||
    canonicalJson(messages) !== canonicalJson(ceremony.messages) ||
    shares.length !== plan.slots
  )
    return err({ reason: 'another-ceremony', trustee: undefined });
  // The messages were checked as they came.
  const checked = checkOutcome(ceremony, commitmentsOf(messages));
  if (!checked.ok) return checked;
  for (const [slot, share] of shares.entries()) {
    const fits = checkShare(
      defined(slotKey(ceremony, slot), 'every slot'),
      trustee,
      ownBytes(share),
    );
    assert(fits.ok, 'deals that fit give a share that fits');
  }
  const { signingKey } = key;
  return ok({
    format: 'teller-trustee-holding/1',
    signingKey,
    trustee,
    ceremony,
    shares,
    released: {},
  });
}

/**
 * Confirms the election. From then on the shares are for it alone: keep the holding before the signature is sent.
 *
 * @param manifest what the trustee's tool read of the manifest whose hash is the election id
 */
export function confirmElection(
  holding: TrusteeHolding,
  election: string,
  manifest: { readonly kind: 'election' | 'rehearsal'; readonly ceremony: string },
): Result<
  { readonly holding: TrusteeHolding; readonly confirmation: Signed<Confirmation> },
  HoldingFault
> {
  const { ceremony, trustee, signingKey } = holding;
  if (holding.election !== undefined && holding.election !== election)
    return err('another-election');
  if (manifest.ceremony !== ceremonyHash(ceremony)) return err('another-ceremony');
  if (manifest.kind !== ceremony.plan.kind) return err('another-kind');
  const said = confirmationOf(ceremony, trustee, election);
  return ok({
    holding: { ...holding, election },
    confirmation: signAs(ownBytes(signingKey), said),
  });
}

/**
 * Releases the share of one contest, over a list and a log that the caller has checked: the close with its
 * approvals, the seal, and that the list has the sealed root. Keep the holding before the release is sent.
 *
 * @param over what was checked; `discarded`: roots that an act `seal-anew` of the log names as discarded
 * @param auditors those it is sealed to, with their encryption keys (points); none where it is public
 */
export async function releaseContest(
  holding: TrusteeHolding,
  election: string,
  contest: ReleasedContest,
  over: Pick<Release, 'root' | 'checkpoint'> & { readonly discarded?: readonly string[] },
  auditors: readonly { readonly id: string; readonly encryptionKey: Bytes }[] = [],
): Promise<
  Result<
    {
      readonly holding: TrusteeHolding;
      readonly release: Signed<ReturnType<typeof releaseSigned>>;
    },
    HoldingFault
  >
> {
  const { ceremony, trustee, signingKey } = holding;
  if (holding.election === undefined) return err('not-confirmed');
  if (holding.election !== election) return err('another-election');
  if (ceremony.keys[contest.slot] !== contest.ballotKey) return err('slot-is-not-the-contests');
  const before = Object.hasOwn(holding.released, contest.id)
    ? holding.released[contest.id]
    : undefined;
  if (before !== undefined && before !== over.root && !over.discarded?.includes(before))
    return err('another-root');
  const share = ownBytes(defined(holding.shares[contest.slot], 'a share of every slot'));
  const released =
    auditors.length === 0
      ? { share: toBase64url(share) }
      : await sealedTo(
          auditors,
          { election, contest: contest.number, root: over.root },
          trustee,
          share,
        );
  const { root, checkpoint } = over;
  const release = { election, contest: contest.id, trustee, root, checkpoint, released };
  return ok({
    holding: { ...holding, released: { ...holding.released, [contest.id]: root } },
    release: signAs(ownBytes(signingKey), releaseSigned(ceremony, release)),
  });
}

/** A share sealed to each auditor, bound to election, contest, list and auditor. */
async function sealedTo(
  auditors: readonly { readonly id: string; readonly encryptionKey: Bytes }[],
  of: { readonly election: string; readonly contest: number; readonly root: string },
  trustee: string,
  share: Bytes,
): Promise<ReleasedShare> {
  const sealed: { auditor: string; share: string }[] = [];
  for (const { id: auditor, encryptionKey } of auditors) {
    const info = sealedShareInfo({ ...of, auditor });
    const bytes = await seal(encryptionKey, info, sealedShareAad(trustee), share);
    sealed.push({ auditor, share: toBase64url(bytes) });
  }
  return { sealed };
}

/**
 * Releases the shares of all contests, as an act for the log: {@link releaseContest} for each of them.
 *
 * @param contests in manifest order, with the roots that were checked
 */
export async function releaseShares(
  holding: TrusteeHolding,
  election: string,
  contests: readonly (Omit<ReleasedContest, 'number'> & { readonly root: string })[],
  checkpoint: Release['checkpoint'],
): Promise<
  Result<{ readonly holding: TrusteeHolding; readonly act: ReleaseShares }, HoldingFault>
> {
  let now = holding;
  const releases: ReleaseShares['releases'][number][] = [];
  for (const [number, { root, ...contest }] of contests.entries()) {
    const one = await releaseContest(now, election, { ...contest, number }, { root, checkpoint });
    if (!one.ok) return one;
    now = one.value.holding;
    const { said, signature } = one.value.release;
    releases.push({ contest: contest.id, root, released: said.released, signature });
  }
  const { trustee } = holding;
  return ok({ holding: now, act: { type: 'release-shares', trustee, checkpoint, releases } });
}
