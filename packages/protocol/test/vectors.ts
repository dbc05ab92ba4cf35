import { assert, defined, fromBase64url, fromHex, type Bytes, type Result } from '@teller/basics';
import {
  ballotKeyOf,
  CeremonySchema,
  ContestSchema,
  ManifestSchema,
  type BallotKey,
  type Ceremony,
  type Contest,
  type Complaint,
  type Deal,
  type FrozenElection,
  type MessageHash,
  type Signed,
  type Manifest,
  type ProposedAct,
} from '@teller/election';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Confirmation, Entitlement, Receipt, Release, TrusteeShare } from '../src/index.ts';
import { loadIssuingKey, type IssuingKey } from '../src/node/index.ts';
import type { TrusteeKey } from '../src/trustee/index.ts';
import type { Mark, PendingToken, VotingToken } from '../src/voter/index.ts';

/** test/vectors/teller-2.json: see make-vectors.ts. */
interface Vectors {
  readonly manifest: Manifest;
  readonly contests: readonly Contest[];
  readonly election: string;
  readonly electionCode: string;
  readonly roll: readonly {
    readonly member: string;
    readonly salt: string;
    readonly contests: readonly string[];
    readonly hash: string;
    readonly leaf: string;
  }[];
  readonly act: { readonly proposed: ProposedAct; readonly challenge: string };
  readonly secrets: {
    readonly issuingKeys: readonly { readonly keys: readonly string[] }[];
    readonly entitlementKey: string;
    readonly receiptKey: string;
    readonly shares: readonly { readonly trustee: string; readonly shares: readonly string[] }[];
    readonly ballotPrivateKeys: readonly string[];
  };
  readonly ceremony: {
    readonly id: string;
    readonly trusteeKeys: readonly TrusteeKey[];
    readonly hashes: readonly Signed<MessageHash>[];
    readonly code: string;
    readonly deals: readonly Signed<Deal>[];
    readonly file: Ceremony;
    readonly complaint: Signed<Complaint>;
  };
  readonly trustee: {
    readonly confirmation: Signed<Confirmation>;
    readonly released: Signed<Release>;
    readonly sealed: Signed<Release>;
    readonly auditorKey: string;
  };
  readonly entitlements: readonly {
    readonly entitlement: Entitlement;
    readonly signed: string;
    readonly bytes: string;
  }[];
  readonly ballots: readonly BallotVector[];
  readonly lists: readonly {
    readonly contest: number;
    readonly ballots: readonly string[];
    readonly root: string;
    readonly lot: readonly number[];
  }[];
}

export interface BallotVector {
  readonly contest: number;
  readonly pending: PendingToken;
  readonly blindSignatures: readonly string[];
  readonly votingToken: VotingToken;
  readonly tokenMessage: string;
  readonly marks: readonly number[];
  readonly paper: string;
  readonly sealedInfo: string;
  readonly sealedAad: string;
  readonly own: Mark;
  readonly mark: string;
  readonly ballot: string;
  readonly signed: string;
  readonly hash: string;
  readonly receiptSigned: string;
  readonly receipt: Receipt;
  readonly receiptCode: string;
}

export const vectors: Vectors = readVectors('teller-2.json') as Vectors;
export const manifest: Manifest = ManifestSchema.parse(vectors.manifest);
export const frozen: FrozenElection = {
  manifest,
  contests: vectors.contests.map((contest) => ContestSchema.parse(contest)),
  ceremony: CeremonySchema.parse(vectors.ceremony.file),
};
export const ballotKey: BallotKey = ballotKeyOf(
  frozen,
  defined(frozen.contests[0], 'a contest in the vectors'),
);
export const { election } = vectors;
/** By contest. */
export const privateKeys: readonly Bytes[] = vectors.secrets.ballotPrivateKeys.map(base64url);
export const privateKey: Bytes = defined(privateKeys[0], 'a key for each contest');
/** Of the first contest. */
export const shares: readonly TrusteeShare[] = vectors.secrets.shares.map(
  ({ trustee, shares }) => ({ trustee, share: base64url(shares[0] ?? '') }),
);

/** A stored file of vectors, by name. */
export function readVectors(name: string): unknown {
  return JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'vectors', name), 'utf8'),
  ) as unknown;
}

export function ballotVector(place: number): BallotVector {
  return defined(vectors.ballots[place], 'a ballot in the vectors');
}

export function issuingKey(issuer: number, contest: number): IssuingKey {
  return loadIssuingKey(
    defined(vectors.secrets.issuingKeys[issuer]?.keys[contest], 'a key in the vectors'),
  );
}

export function hex(text: string): Bytes {
  return value(fromHex(text));
}

export function base64url(text: string): Bytes {
  return value(fromBase64url(text));
}

export function value<T>(result: Result<T, unknown>): T {
  assert(result.ok, `no refusal here: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}

/** A copy with one bit of one byte turned over. */
export function flipped(bytes: Uint8Array, at: number, bit: number = 0): Bytes {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

/** How many runs of a property: few, or many under SLOW=1. */
export function runs(few: number): { numRuns: number } {
  return { numRuns: process.env['SLOW'] === '1' ? few * 10 : few };
}
