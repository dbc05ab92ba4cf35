import * as z from 'zod/mini';
import { Base64url, Id, Text } from './text.ts';

/** Someone who acts for the organisation, known by their passkey. */
export interface Officer {
  readonly id: string;
  readonly name: string;
  /** WebAuthn credential id, base64url. */
  readonly credential: string;
  /** The passkey's public key: an uncompressed P-256 point (65 bytes, SEC 1), base64url. */
  readonly publicKey: string;
}

export const OfficerSchema: z.ZodMiniType<Officer> = z.strictObject({
  id: Id,
  name: Text(200),
  credential: Base64url({ atMost: 1023 }),
  publicKey: Base64url({ exactly: 65 }),
});
