import { ApprovalSchema, Base64url, Hash, Id, OfficerActSchema, Text } from '@teller/election';
import type { Approval, OfficerAct } from '@teller/election';
import * as z from 'zod';

interface EnrolmentOptionsRequest {
  readonly election: string;
  readonly setupCode: string;
  readonly name: string;
}

interface EnrolmentRequest extends EnrolmentOptionsRequest {
  readonly response: {
    readonly id: string;
    readonly rawId: string;
    readonly type: 'public-key';
    readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
  };
}

interface SignInOptionsRequest {
  readonly election: string;
}

interface SessionRequest {
  readonly election: string;
  readonly response: {
    readonly id: string;
    readonly response: {
      readonly clientDataJSON: string;
      readonly authenticatorData: string;
      readonly signature: string;
    };
  };
}

interface ApprovalRequest {
  readonly act: OfficerAct;
  readonly approval: Approval;
}

interface ShareRequest {
  readonly trustee: string;
  readonly share: string;
}

const credential = Base64url({ atMost: 1023 });
const sameId = ({ id, rawId }: { readonly id: string; readonly rawId: string }): boolean =>
  id === rawId;
const setupCode = Base64url({ exactly: 16 });
/** Members that browsers send along and nothing here reads. */
const around = {
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.looseObject({}),
};

export const EnrolmentOptionsSchema: z.ZodType<EnrolmentOptionsRequest> = z.strictObject({
  election: Hash,
  setupCode,
  name: Text(200),
});

export const EnrolmentSchema: z.ZodType<EnrolmentRequest> = z.strictObject({
  election: Hash,
  setupCode,
  name: Text(200),
  response: z
    .strictObject({
      id: credential,
      rawId: credential,
      type: z.literal('public-key'),
      response: z.strictObject({
        clientDataJSON: Base64url({ atMost: 2048 }),
        attestationObject: Base64url({ atMost: 16_384 }),
        authenticatorData: z.string().max(8192).optional(),
        transports: z.array(z.string().max(40)).max(10).optional(),
        publicKeyAlgorithm: z.number().optional(),
        publicKey: z.string().max(2048).nullish(),
      }),
      ...around,
    })
    .refine(sameId),
});

export const SignInOptionsSchema: z.ZodType<SignInOptionsRequest> = z.strictObject({
  election: Hash,
});

export const SessionSchema: z.ZodType<SessionRequest> = z.strictObject({
  election: Hash,
  response: z
    .strictObject({
      id: credential,
      rawId: credential,
      type: z.literal('public-key'),
      response: z.strictObject({
        clientDataJSON: Base64url({ atMost: 2048 }),
        authenticatorData: Base64url({ atMost: 1024 }),
        signature: Base64url({ atMost: 80 }),
        userHandle: z.string().max(200).nullish(),
      }),
      ...around,
    })
    .refine(sameId),
});

export const ApprovalRequestSchema: z.ZodType<ApprovalRequest> = z.strictObject({
  act: OfficerActSchema,
  approval: ApprovalSchema,
});

export const ShareRequestSchema: z.ZodType<ShareRequest> = z.strictObject({
  trustee: Id,
  share: Base64url({ exactly: 32 }),
});
