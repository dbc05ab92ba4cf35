import { Base64url, Hash } from '@teller/election';
import * as z from 'zod/mini';
import { sent, type Routes } from './route.ts';

interface Cast {
  /** The ballot's bytes, base64url. */
  readonly ballot: string;
}

interface ReceiptRequest {
  readonly election: string;
  /** The ballot's token: uncompressed P-256 point, 65 bytes, base64url. */
  readonly token: string;
}

/** The box's word that it holds a ballot. */
export interface Received {
  readonly receipt: {
    /** The ballot's hash, hex. */
    readonly hash: string;
    /** By the manifest's receipt key: r ‖ s, 64 bytes, base64url. */
    readonly signature: string;
  };
}

/** Far more than the longest ballot (4 issuers, 250 candidates: 2,163 bytes). */
const ballotBytes = 4096;

const CastSchema: z.ZodMiniType<Cast> = z.strictObject({
  ballot: Base64url({ atMost: ballotBytes }),
});

const ReceiptRequestSchema: z.ZodMiniType<ReceiptRequest> = z.strictObject({
  election: Hash,
  token: Base64url({ exactly: 65 }),
});

const ReceivedSchema: z.ZodMiniType<Received> = z.object({
  receipt: z.object({ hash: Hash, signature: Base64url({ exactly: 64 }) }),
});

/** Sealed ballots. Nothing that is sent here says who sends it. */
export const box = {
  castBallot: {
    does: 'Casts a ballot and gives its receipt; the same bytes again give a receipt for the same hash.',
    method: 'POST',
    path: '/api/box/ballots',
    session: 'none',
    body: CastSchema,
    answer: { status: 200, json: ReceivedSchema },
    problems: [
      ...sent,
      'unknown-election',
      'not-open-yet',
      'closed',
      'malformed-ballot',
      'token-not-issued',
      'ballot-not-signed',
      'token-spent',
      'being-sealed',
      'took-too-long',
    ],
  },
  readReceipt: {
    does: 'The receipt of the ballot that was cast with this token.',
    method: 'POST',
    path: '/api/box/receipts',
    session: 'none',
    body: ReceiptRequestSchema,
    answer: { status: 200, json: ReceivedSchema },
    problems: [...sent, 'unknown-election', 'not-in-the-box', 'being-sealed', 'took-too-long'],
  },
} as const satisfies Routes;
