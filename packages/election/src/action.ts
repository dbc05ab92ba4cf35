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

/** A trustee's act. It needs no approval: the share proves itself against the key ceremony. */
export interface ReleaseShare {
  readonly type: 'release-share';
  readonly trustee: string;
  /** The trustee's secret share, a P-256 scalar, 32 bytes, base64url. */
  readonly share: string;
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

export type Action = OfficerAct | ReleaseShare | Step;

export const OfficerActSchema: z.ZodMiniType<OfficerAct> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('freeze') }),
  z.strictObject({ type: z.literal('enrol-officer'), officer: OfficerSchema }),
  z.strictObject({ type: z.literal('open') }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('count') }),
  z.strictObject({ type: z.literal('publish'), contents: Hash }),
  z.strictObject({ type: z.literal('void'), reason: Lines(2_000) }),
]);

export const ReleaseShareSchema: z.ZodMiniType<ReleaseShare> = z.strictObject({
  type: z.literal('release-share'),
  trustee: Id,
  share: Base64url({ exactly: 32 }),
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
