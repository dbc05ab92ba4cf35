import { Base64url, Instant } from '@teller/election';
import * as z from 'zod/mini';
import { always, named, sent, type Routes } from './route.ts';

interface TokenRequest {
  /** The roll's word to this issuer: 136 bytes, base64url. */
  readonly entitlement: string;
  /** 384 bytes, base64url. */
  readonly blindedMessage: string;
}

interface BlindToken {
  /** 384 bytes, base64url. */
  readonly blindSignature: string;
}

interface IssuedRequest {
  readonly entitlements: readonly string[];
}

interface Issued {
  /** For each entitlement when its token was taken, RFC 3339; null where it was not. */
  readonly issuedAt: readonly (string | null)[];
}

/** SPEC.md of the protocol, section 4. */
export const entitlementBytes = 136;

const Entitlement = Base64url({ exactly: entitlementBytes });

const TokenRequestSchema: z.ZodMiniType<TokenRequest> = z.strictObject({
  entitlement: Entitlement,
  blindedMessage: Base64url({ exactly: 384 }),
});

const BlindTokenSchema: z.ZodMiniType<BlindToken> = z.object({
  blindSignature: Base64url({ exactly: 384 }),
});

const IssuedRequestSchema: z.ZodMiniType<IssuedRequest> = z.strictObject({
  entitlements: z.array(Entitlement).check(z.minLength(1), z.maxLength(100)),
});

const IssuedSchema: z.ZodMiniType<Issued> = z.object({
  issuedAt: z.array(z.nullable(Instant)),
});

const unentitled = [
  'unknown-election',
  'not-open-yet',
  'being-sealed',
  'closed',
  'entitlement-not-valid',
  'entitlement-expired',
] as const;

/**
 * Voting tokens, of one issuer at its own origin. Nothing that is sent here says who sends it but the
 * entitlement, which has the hash that the register has.
 */
export const issuer = {
  issueToken: {
    does: 'Signs a voting token blind, once a member and contest; the same request again gives the same answer.',
    method: 'POST',
    path: '/api/issuer/tokens',
    session: 'none',
    body: TokenRequestSchema,
    answer: { status: 200, json: BlindTokenSchema },
    problems: [
      ...sent,
      ...unentitled,
      'blinded-message-refused',
      'token-already-issued',
      'took-too-long',
    ],
  },
  readIssued: {
    does: 'When tokens were taken, for whoever is entitled to them.',
    method: 'POST',
    path: '/api/issuer/issuances',
    session: 'none',
    body: IssuedRequestSchema,
    answer: { status: 200, json: IssuedSchema },
    problems: [...sent, ...unentitled],
  },
  readColumn: {
    does: 'The issuer’s column of the register, once it is closed there.',
    method: 'GET',
    path: '/api/issuer/columns/{election}',
    session: 'none',
    answer: { status: 200, file: true },
    problems: [...always, ...named, 'no-such-file'],
  },
} as const satisfies Routes;
