import { Base64url, Hash, Id, Instant } from '@teller/election';
import * as z from 'zod/mini';
import { always, sent, type Routes } from './route.ts';

interface CodeRequest {
  readonly election: string;
  readonly email: string;
}

interface NewSession {
  readonly election: string;
  readonly challenge: string;
  /** Six digits, from the mail. */
  readonly code: string;
}

interface TokenRequest {
  readonly contest: string;
  /** One for each issuer, in manifest order: 384 bytes, base64url. */
  readonly blindedMessages: readonly string[];
}

interface BlindToken {
  /** One for each issuer, in manifest order: 384 bytes, base64url. */
  readonly blindSignatures: readonly string[];
}

/** What members see about themselves. */
export interface Member {
  readonly election: string;
  readonly name: string;
  readonly member: string;
  /** With it members find their own entry in the roll commitment: 16 bytes, base64url. */
  readonly salt: string;
  readonly contests: readonly {
    readonly contest: string;
    /** When the token was taken, RFC 3339; null as long as it was not. */
    readonly issuedAt: string | null;
  }[];
}

const CodeRequestSchema: z.ZodMiniType<CodeRequest> = z.strictObject({
  election: Hash,
  email: z.string().check(z.trim(), z.maxLength(254), z.email()),
});

const NewSessionSchema: z.ZodMiniType<NewSession> = z.strictObject({
  election: Hash,
  challenge: Base64url({ exactly: 32 }),
  code: z.string().check(z.regex(/^\d{6}$/)),
});

const TokenRequestSchema: z.ZodMiniType<TokenRequest> = z.strictObject({
  contest: Id,
  blindedMessages: z.array(Base64url({ exactly: 384 })).check(z.minLength(1), z.maxLength(4)),
});

const BlindTokenSchema: z.ZodMiniType<BlindToken> = z.object({
  blindSignatures: z.array(Base64url({ exactly: 384 })),
});

const MemberSchema: z.ZodMiniType<Member> = z.object({
  election: Hash,
  name: z.string(),
  member: z.string(),
  salt: Base64url({ exactly: 16 }),
  contests: z.array(z.object({ contest: Id, issuedAt: z.nullable(Instant) })),
});

/** Who is a member, and who took a token. */
export const roll = {
  requestCode: {
    does: 'Mails a six-digit code to the member with this address; whether there is one, nobody is told.',
    method: 'POST',
    path: '/api/roll/sign-in',
    session: 'member',
    body: CodeRequestSchema,
    answer: { status: 202, json: z.object({ challenge: Base64url({ exactly: 32 }) }) },
    problems: [...sent, 'cross-origin', 'unknown-election', 'too-many-codes'],
  },
  openSession: {
    does: 'Signs in whoever has both the challenge and the code: sets the session’s cookie.',
    method: 'POST',
    path: '/api/roll/session',
    session: 'member',
    body: NewSessionSchema,
    answer: { status: 200, json: z.object({ expiresAt: Instant }) },
    problems: [...sent, 'cross-origin', 'wrong-code', 'code-no-longer-valid'],
  },
  endSession: {
    does: 'Signs out, for good.',
    method: 'DELETE',
    path: '/api/roll/session',
    session: 'member',
    answer: { status: 204 },
    problems: [...always, 'cross-origin', 'body-too-large'],
  },
  readMember: {
    does: 'Who is signed in, and in which contests a token was taken.',
    method: 'GET',
    path: '/api/roll/member',
    session: 'member',
    answer: { status: 200, json: MemberSchema },
    problems: [...always, 'not-signed-in'],
  },
  issueToken: {
    does: 'Signs a voting token blind, once a member and contest; the same request again gives the same answer.',
    method: 'POST',
    path: '/api/roll/tokens',
    session: 'member',
    body: TokenRequestSchema,
    answer: { status: 200, json: BlindTokenSchema },
    problems: [
      ...sent,
      'cross-origin',
      'not-signed-in',
      'not-open-yet',
      'closed',
      'unknown-contest',
      'not-eligible',
      'wrong-issuer-count',
      'blinded-message-refused',
      'token-already-issued',
      'took-too-long',
    ],
  },
} as const satisfies Routes;
