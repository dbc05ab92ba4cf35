import type { Ceremony, DraftContest, Manifest, RollEntry } from '@teller/election';

/** Everything an election is made of, before it is frozen. Holds secrets: keep it where they belong. */
export interface Draft extends Pick<
  Manifest,
  | 'kind'
  | 'title'
  | 'organisation'
  | 'opensAt'
  | 'closesAt'
  | 'timeZone'
  | 'contact'
  | 'across'
  | 'provisions'
  | 'officers'
  | 'approvals'
  | 'office'
  | 'auditors'
> {
  readonly contests: readonly DraftContest[];
  /** {@link usualFloor}, where it is left out. */
  readonly floor?: number;
  /** Held by the trustees beforehand: the contests get its slots in their order. */
  readonly ceremony: Ceremony;
  /** One key for each contest in order. */
  readonly issuers: readonly {
    readonly id: string;
    readonly name: string;
    readonly origin: string;
    readonly keys: readonly DraftIssuingKey[];
  }[];
  /** The roll's private key, as `SigningKey.store()` gives it. */
  readonly entitlementKey: string;
  /** Public half of the key that the receipt signer has: 65 bytes, base64url. */
  readonly receiptKey: string;
  readonly roll: readonly RollEntry[];
}

/**
 * This deployment's own issuer gives its private key, as `IssuingKey.store()` gives it. Of an issuer that is run
 * by somebody else nobody here has more than the public half.
 */
export type DraftIssuingKey =
  | { readonly contest: string; readonly key: string }
  | { readonly contest: string; readonly modulus: string };

/** Why a draft can't become an election; `detail` names what is wrong for who made the draft. */
export interface SetupFault {
  readonly reason:
    | 'bad-roll-entry'
    | 'members-share-a-number'
    | 'members-share-an-address'
    | 'unknown-contest-on-the-roll'
    | 'contest-nobody-may-vote-in'
    | 'bad-issuing-key'
    | 'bad-entitlement-key'
    | 'bad-manifest'
    | 'bad-contest'
    | 'bad-statement'
    | 'unknown-rule'
    | 'uncountable-contest'
    | 'bad-key-ceremony'
    | 'too-few-slots'
    | 'receipt-key-does-not-fit';
  readonly detail: string;
}
