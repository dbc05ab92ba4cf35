import { Base64url, Hash } from '@teller/election';
import * as z from 'zod';

interface Cast {
  readonly ballot: string;
}

interface ReceiptRequest {
  readonly election: string;
  readonly token: string;
}

/** Far more than the longest ballot (4 issuers, 250 candidates: 2,163 bytes). */
const ballotBytes = 4096;

export const CastSchema: z.ZodType<Cast> = z.strictObject({
  ballot: Base64url({ atMost: ballotBytes }),
});

export const ReceiptRequestSchema: z.ZodType<ReceiptRequest> = z.strictObject({
  election: Hash,
  token: Base64url({ exactly: 65 }),
});
