import { Base64url, Hash, Id, Instant } from '@teller/election';
import * as z from 'zod/mini';
import { entitlementBytes } from './issuer.ts';
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

interface EntitlementRequest {
  /** Ids of contests. */
  readonly contests: readonly string[];
}

interface Entitlements {
  /** For each contest asked for, one for each issuer in manifest order: 136 bytes, base64url. */
  readonly entitlements: readonly (readonly string[])[];
}

/** What members see about themselves. */
export interface Member {
  readonly election: string;
  readonly name: string;
  readonly member: string;
  /** With it members find their own entry in the roll commitment: 16 bytes, base64url. */
  readonly salt: string;
  /** Ids of the contests they may vote in. */
  readonly contests: readonly string[];
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

const EntitlementRequestSchema: z.ZodMiniType<EntitlementRequest> = z.strictObject({
  contests: z.array(Id).check(z.minLength(1), z.maxLength(100)),
});

const EntitlementsSchema: z.ZodMiniType<Entitlements> = z.object({
  entitlements: z.array(z.array(Base64url({ exactly: entitlementBytes }))),
});

const MemberSchema: z.ZodMiniType<Member> = z.object({
  election: Hash,
  name: z.string(),
  member: z.string(),
  salt: Base64url({ exactly: 16 }),
  contests: z.array(Id),
});

/** Who is a member, and what they may have a token for. */
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
    does: 'Who is signed in, and in which contests they may vote.',
    method: 'GET',
    path: '/api/roll/member',
    session: 'member',
    answer: { status: 200, json: MemberSchema },
    problems: [...always, 'not-signed-in'],
  },
  entitle: {
    does: 'Tells each issuer, by the hand of whoever is signed in, that they may have a token for these contests.',
    method: 'POST',
    path: '/api/roll/entitlements',
    session: 'member',
    body: EntitlementRequestSchema,
    answer: { status: 200, json: EntitlementsSchema },
    problems: [
      ...sent,
      'cross-origin',
      'not-signed-in',
      'not-open-yet',
      'being-sealed',
      'closed',
      'unknown-contest',
      'not-eligible',
    ],
  },
} as const satisfies Routes;
