import { Base64url, Hash, Id } from '@teller/election';
import * as z from 'zod';

interface SignIn {
  readonly election: string;
  readonly email: string;
}

interface NewSession {
  readonly election: string;
  readonly challenge: string;
  readonly code: string;
}

interface TokenRequest {
  readonly contest: string;
  readonly blindedMessages: readonly string[];
}

export const SignInSchema: z.ZodType<SignIn> = z.strictObject({
  election: Hash,
  email: z.string().trim().max(254).pipe(z.email()),
});

export const NewSessionSchema: z.ZodType<NewSession> = z.strictObject({
  election: Hash,
  challenge: Base64url({ exactly: 32 }),
  code: z.string().regex(/^\d{6}$/),
});

export const TokenRequestSchema: z.ZodType<TokenRequest> = z.strictObject({
  contest: Id,
  blindedMessages: z
    .array(Base64url({ exactly: 384 }))
    .min(1)
    .max(4),
});
