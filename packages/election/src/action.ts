import { canonicalBytes, sha256, toHex, type Bytes } from '@teller/basics';
import * as z from 'zod/mini';
import { OfficerSchema, type Officer } from './officer.ts';
import { Base64url, Hash, Id, Instant, Lines } from './text.ts';

/** What officers approve with their passkeys. */
export type OfficerAct =
  | { readonly type: 'freeze'; readonly at: string }
  | { readonly type: 'enrol-officer'; readonly at: string; readonly officer: Officer }
  | { readonly type: 'open'; readonly at: string }
  | { readonly type: 'close'; readonly at: string }
  | { readonly type: 'count'; readonly at: string }
  | {
      readonly type: 'publish';
      readonly at: string;
      /** Hash over files and log, as the `counted` step gave it. */
      readonly contents: string;
    }
  | { readonly type: 'void'; readonly at: string; readonly reason: string };

/** A trustee's act. It needs no approval: the share proves itself against the key ceremony. */
export interface ReleaseShare {
  readonly type: 'release-share';
  readonly trustee: string;
  /** The trustee's secret share, a P-256 scalar, 32 bytes, base64url. */
  readonly share: string;
}

/** What the service does between the acts. It needs no approval: anyone can derive it again. */
export type Step =
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

export type Action = OfficerAct | ReleaseShare | Step;

/** A WebAuthn assertion whose challenge is {@link approvalChallenge}. All fields base64url. */
export interface Approval {
  readonly officer: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** One line of the officers' log. */
export interface LogEntry {
  readonly sequence: number;
  /** SHA-256 (hex) of the canonical JSON of the entry before; the election id for the first. */
  readonly previous: string;
  readonly action: Action;
  readonly approvals: readonly Approval[];
}

const at = Instant;

export const OfficerActSchema: z.ZodMiniType<OfficerAct> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('freeze'), at }),
  z.strictObject({ type: z.literal('enrol-officer'), at, officer: OfficerSchema }),
  z.strictObject({ type: z.literal('open'), at }),
  z.strictObject({ type: z.literal('close'), at }),
  z.strictObject({ type: z.literal('count'), at }),
  z.strictObject({ type: z.literal('publish'), at, contents: Hash }),
  z.strictObject({ type: z.literal('void'), at, reason: Lines(2_000) }),
]);

export const ReleaseShareSchema: z.ZodMiniType<ReleaseShare> = z.strictObject({
  type: z.literal('release-share'),
  trustee: Id,
  share: Base64url({ exactly: 32 }),
});

const StepSchema: z.ZodMiniType<Step> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('seal'),
    contests: z
      .array(z.strictObject({ contest: Id, ballots: z.int().check(z.gte(0)), root: Hash }))
      .check(z.minLength(1), z.maxLength(100)),
    register: Hash,
  }),
  z.strictObject({ type: z.literal('counted'), contents: Hash }),
]);

export const ApprovalSchema: z.ZodMiniType<Approval> = z.strictObject({
  officer: Id,
  authenticatorData: Base64url({ atMost: 1024 }),
  clientDataJSON: Base64url({ atMost: 2048 }),
  signature: Base64url({ atMost: 80 }),
});

export const LogEntrySchema: z.ZodMiniType<LogEntry> = z.strictObject({
  sequence: z.int().check(z.gte(0)),
  previous: Hash,
  action: z.union([OfficerActSchema, ReleaseShareSchema, StepSchema]),
  approvals: z.array(ApprovalSchema).check(z.maxLength(20)),
});

/** What an officer's passkey signs: SHA-256 over the election and the act, 32 bytes. */
export function approvalChallenge(election: string, act: OfficerAct): Bytes {
  return sha256(canonicalBytes({ format: 'teller-act/1', election, act }));
}

/**
 * What an officer's passkey signs to sign in: SHA-256 over the election and the server's nonce, 32
 * bytes. The officer's own page makes it, so that no sign-in can be passed off as an approval.
 *
 * @param nonce base64url
 */
export function signInChallenge(election: string, nonce: string): Bytes {
  return sha256(canonicalBytes({ format: 'teller-sign-in/1', election, nonce }));
}

/** SHA-256 of an entry's canonical JSON, hex: what the next entry's `previous` must be. */
export function entryHash(entry: LogEntry): string {
  return toHex(sha256(canonicalBytes(entry)));
}

/** Whether officers must approve an action of this type before it counts. */
export function needsApproval(action: Action): action is OfficerAct {
  return action.type !== 'release-share' && action.type !== 'seal' && action.type !== 'counted';
}
