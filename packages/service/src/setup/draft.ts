import type { BallotKey, Contest, Manifest, Officer, RollEntry } from '@teller/election';

/** Everything an election is made of, before it is frozen. Holds secrets: keep it where they belong. */
export interface Draft {
  readonly kind: Manifest['kind'];
  readonly title: string;
  readonly organisation: string;
  /** RFC 3339, UTC, whole seconds. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly contests: readonly Contest[];
  readonly officers: readonly Officer[];
  /** How many different officers must approve an act. */
  readonly approvals: number;
  readonly office: Manifest['office'];
  readonly ballotKey: BallotKey;
  /** Each issuer's private keys, as `IssuingKey.store()` gives them, one for each contest in order. */
  readonly issuers: readonly {
    readonly id: string;
    readonly keys: readonly { readonly contest: string; readonly key: string }[];
  }[];
  /** Public half of the key that the receipt signer has: 65 bytes, base64url. */
  readonly receiptKey: string;
  readonly roll: readonly RollEntry[];
}

/** Why a draft can't become an election; `detail` names what is wrong for who made the draft. */
export interface SetupFault {
  readonly reason:
    | 'bad-roll-entry'
    | 'members-share-a-number'
    | 'members-share-an-address'
    | 'unknown-contest-on-the-roll'
    | 'contest-nobody-may-vote-in'
    | 'bad-issuing-key'
    | 'bad-manifest'
    | 'unknown-rule'
    | 'uncountable-contest'
    | 'bad-key-ceremony'
    | 'receipt-key-does-not-fit';
  readonly detail: string;
}
