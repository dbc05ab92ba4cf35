import { err, ok, type Result } from '@teller/basics';
import { Base64url, Hash } from '@teller/election';
import * as z from 'zod/mini';
import { modulusLength, pointLength, randomizerLength, scalarLength } from '../sizes.ts';

/**
 * A voting token that has been asked for. Secret until the ballot is cast: keep it on the device.
 * Plain JSON, all fields base64url, so that it can be stored anywhere and a reload carries on.
 */
export interface PendingToken {
  readonly format: 'teller-pending-token/1';
  readonly election: string;
  readonly contest: number;
  /** Uncompressed P-256 point, 65 bytes. */
  readonly token: string;
  /** P-256 scalar, 32 bytes. */
  readonly privateKey: string;
  /** One for each issuer, in manifest order. */
  readonly requests: readonly {
    readonly randomizer: string;
    readonly blindedMessage: string;
    readonly inverse: string;
  }[];
}

/** A voting token, signed by every issuer, not yet used. Whoever holds it can cast this ballot. */
export interface VotingToken {
  readonly format: 'teller-voting-token/1';
  readonly election: string;
  readonly contest: number;
  readonly token: string;
  readonly privateKey: string;
  /** One for each issuer, in manifest order. */
  readonly issuerSignatures: readonly { readonly randomizer: string; readonly signature: string }[];
}

const base = {
  election: Hash,
  contest: z.int().check(z.gte(0), z.lte(99)),
  token: Base64url({ exactly: pointLength }),
  privateKey: Base64url({ exactly: scalarLength }),
};
const randomizer = Base64url({ exactly: randomizerLength });
const number = Base64url({ exactly: modulusLength });

export const PendingTokenSchema: z.ZodMiniType<PendingToken> = z.strictObject({
  format: z.literal('teller-pending-token/1'),
  ...base,
  requests: z
    .array(z.strictObject({ randomizer, blindedMessage: number, inverse: number }))
    .check(z.minLength(1), z.maxLength(4)),
});

export const VotingTokenSchema: z.ZodMiniType<VotingToken> = z.strictObject({
  format: z.literal('teller-voting-token/1'),
  ...base,
  issuerSignatures: z
    .array(z.strictObject({ randomizer, signature: number }))
    .check(z.minLength(1), z.maxLength(4)),
});

/** Reads what JSON.stringify wrote of a pending or a finished token. */
export function parseTokenState(
  text: string,
): Result<PendingToken | VotingToken, 'not-a-token-state'> {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = z.union([PendingTokenSchema, VotingTokenSchema]).safeParse(value);
    return parsed.success ? ok(parsed.data) : err('not-a-token-state');
  } catch {
    return err('not-a-token-state');
  }
}
