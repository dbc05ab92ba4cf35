import { canonicalBytes, sha256, toHex } from '@teller/basics';
import * as z from 'zod/mini';
import { Base64url, Id, Text } from './text.ts';

export interface Trustee {
  readonly id: string;
  readonly name: string;
}

/** What one trustee said in the key ceremony (FROST DKG, RFC 9591 appendix C.1 names). */
export interface CeremonyMessage {
  readonly trustee: string;
  /** `threshold` compressed P-256 points (33 bytes each), base64url: the polynomial's commitment. */
  readonly commitments: readonly string[];
  /** Proof of knowledge of the constant term, base64url. */
  readonly proof: string;
}

/** What the trustees said when they made the ballot keys: ceremony.json, named in the manifest by its hash. */
export interface Ceremony {
  readonly format: 'teller-ceremony-messages/1';
  /** One message a trustee, in the manifest's order. */
  readonly messages: readonly CeremonyMessage[];
}

/** A key that ballots are sealed to, with how it was made. Any `threshold` of the trustees can rebuild its private half. */
export interface BallotKey {
  /** Uncompressed P-256 point, 65 bytes, base64url. */
  readonly publicKey: string;
  readonly threshold: number;
  /** Trustee number in the arithmetic = place in this list + 1. */
  readonly trustees: readonly Trustee[];
  /** One message a trustee, in the order of `trustees`. */
  readonly ceremony: readonly CeremonyMessage[];
}

export const TrusteeSchema: z.ZodMiniType<Trustee> = z.strictObject({ id: Id, name: Text(200) });

export const CeremonySchema: z.ZodMiniType<Ceremony> = z.strictObject({
  format: z.literal('teller-ceremony-messages/1'),
  messages: z
    .array(
      z.strictObject({
        trustee: Id,
        commitments: z.array(Base64url({ exactly: 33 })).check(z.minLength(2), z.maxLength(20)),
        proof: Base64url({ atMost: 128 }),
      }),
    )
    .check(z.minLength(2), z.maxLength(20)),
});

/** SHA-256 of the ceremony's canonical JSON, hex, as the manifest has it. */
export function ceremonyHash(ceremony: Ceremony): string {
  return toHex(sha256(canonicalBytes(ceremony)));
}
