import * as z from 'zod/mini';
import { OfficerSchema, type Officer } from './officer.ts';
import { Base64url, Hash, Id, Lines } from './text.ts';

/** What officers approve with their passkeys. */
export type OfficerAct =
  | { readonly type: 'freeze' }
  | { readonly type: 'enrol-officer'; readonly officer: Officer }
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'count' }
  | {
      readonly type: 'publish';
      /** Hash over files and log, as the `counted` step gave it. */
      readonly contents: string;
    }
  | { readonly type: 'void'; readonly reason: string };

/** How far the officers' log goes: number of entries, and the root of the tree over them, hex. */
export interface Checkpoint {
  readonly size: number;
  readonly root: string;
}

/** A share as it is released: to everybody, or to each auditor alone, sealed. */
export type ReleasedShare =
  /** P-256 scalar, 32 bytes, base64url. */
  | { readonly share: string }
  /** HPKE to each auditor's encryption key, base64url, in the auditors' order. */
  | { readonly sealed: readonly { readonly auditor: string; readonly share: string }[] };

/** A trustee's share of one contest's ballot key, with the list that it is released for. */
export interface ContestRelease {
  readonly contest: string;
  /** Merkle root of the ballot list that the trustee's own tool has checked, hex. */
  readonly root: string;
  readonly released: ReleasedShare;
  /** By the trustee's signing key, over the contest, the root and the checkpoint: base64url. */
  readonly signature: string;
}

/** A trustee's act. It needs no approval: every share proves itself against the key ceremony. */
export interface ReleaseShares {
  readonly type: 'release-shares';
  readonly trustee: string;
  /** The log as the trustee saw it, with close and seal in it. */
  readonly checkpoint: Checkpoint;
  /** Of every contest, in manifest order. */
  readonly releases: readonly ContestRelease[];
}

/** What happens between the acts. It needs no approval: anyone can derive it again. */
export type Step =
  /** The start or the end in force has come: the entry's time is that instant itself. */
  | { readonly type: 'open-on-time' }
  | { readonly type: 'close-on-time' }
  | {
      readonly type: 'seal';
      readonly contests: readonly {
        readonly contest: string;
        readonly ballots: number;
        /** Merkle root of the contest's ballot list, hex. */
        readonly root: string;
      }[];
      /** SHA-256 of the register's bytes, hex. */
      readonly register: string;
    }
  | {
      readonly type: 'counted';
      /**
       * Hash over the list of the record's files (all but the officers' log and the index) and over
       * the log before this entry, hex.
       */
      readonly contents: string;
    };

export type Action = OfficerAct | ReleaseShares | Step;

export const OfficerActSchema: z.ZodMiniType<OfficerAct> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('freeze') }),
  z.strictObject({ type: z.literal('enrol-officer'), officer: OfficerSchema }),
  z.strictObject({ type: z.literal('open') }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('count') }),
  z.strictObject({ type: z.literal('publish'), contents: Hash }),
  z.strictObject({ type: z.literal('void'), reason: Lines(2_000) }),
]);

const share = Base64url({ exactly: 32 });

export const ReleaseSharesSchema: z.ZodMiniType<ReleaseShares> = z.strictObject({
  type: z.literal('release-shares'),
  trustee: Id,
  checkpoint: z.strictObject({ size: z.int().check(z.gte(1)), root: Hash }),
  releases: z
    .array(
      z.strictObject({
        contest: Id,
        root: Hash,
        released: z.union([
          z.strictObject({ share }),
          z.strictObject({
            sealed: z
              .array(z.strictObject({ auditor: Id, share: Base64url({ exactly: 65 + 32 + 16 }) }))
              .check(z.minLength(1), z.maxLength(20)),
          }),
        ]),
        signature: Base64url({ exactly: 64 }),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
});

export const StepSchema: z.ZodMiniType<Step> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open-on-time') }),
  z.strictObject({ type: z.literal('close-on-time') }),
  z.strictObject({
    type: z.literal('seal'),
    contests: z
      .array(z.strictObject({ contest: Id, ballots: z.int().check(z.gte(0)), root: Hash }))
      .check(z.minLength(1), z.maxLength(100)),
    register: Hash,
  }),
  z.strictObject({ type: z.literal('counted'), contents: Hash }),
]);

/** Whether officers must approve an action of this type before it counts. */
export function needsApproval(action: Action): action is OfficerAct {
  return action.type in actTypes;
}

const actTypes: Record<OfficerAct['type'], true> = {
  freeze: true,
  'enrol-officer': true,
  open: true,
  close: true,
  count: true,
  publish: true,
  void: true,
};
