import { fromBase64url } from '@teller/basics';
import * as z from 'zod/mini';
import { Base64url, Id, Text } from './text.ts';

/** Someone who acts for the organisation, known by their passkey. */
export interface Officer {
  readonly id: string;
  readonly name: string;
  /** WebAuthn credential id, base64url. */
  readonly credential: string;
  /** `RS256` for passkeys that sign with RSA, as some of Windows do; ES256 where it is left out. */
  readonly algorithm?: 'RS256';
  /**
   * The passkey's public key, base64url. ES256: an uncompressed P-256 point (65 bytes, SEC 1). RS256: the RSA
   * modulus, big-endian, of 2048 to 4096 bits; the exponent is 65537.
   */
  readonly publicKey: string;
}

export const OfficerSchema: z.ZodMiniType<Officer> = z
  .strictObject({
    id: Id,
    name: Text(200),
    credential: Base64url({ atMost: 1023 }),
    algorithm: z.exactOptional(z.literal('RS256')),
    publicKey: Base64url({ atMost: 512 }),
  })
  .check(
    z.refine(fitsAlgorithm, {
      error: 'the public key is not one of its algorithm',
      path: ['publicKey'],
    }),
  );

/** Whole bytes from 2048 to 4096 bits, the highest bit set, odd. */
function fitsAlgorithm({
  algorithm,
  publicKey,
}: Pick<Officer, 'algorithm' | 'publicKey'>): boolean {
  const key = fromBase64url(publicKey);
  if (!key.ok) return false;
  const { length } = key.value;
  if (algorithm === undefined) return length === 65;
  const [first = 0, last = 0] = [key.value[0], key.value.at(-1)];
  return length >= 256 && length <= 512 && first >= 0x80 && last % 2 === 1;
}
