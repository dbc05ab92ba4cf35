import type { Bytes } from '@teller/basics';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Blinded, BlindRsa } from '../blind-rsa.ts';
import { importIssuerKey } from './keys.ts';

/** RFC 9474 by the library, over WebCrypto. */
export const webBlindRsa: BlindRsa = {
  async blind(modulus: string, message: Bytes): Promise<Blinded> {
    const suite = RSABSSA.SHA384.PSS.Randomized();
    const prepared = new Uint8Array(suite.prepare(message));
    const { blindedMsg, inv } = await suite.blind(await importIssuerKey(modulus), prepared);
    return {
      prepared,
      blindedMessage: new Uint8Array(blindedMsg),
      inverse: new Uint8Array(inv),
    };
  },
  async finalize(
    modulus: string,
    prepared: Bytes,
    blindSignature: Bytes,
    inverse: Bytes,
  ): Promise<Bytes | undefined> {
    const suite = RSABSSA.SHA384.PSS.Randomized();
    try {
      const key = await importIssuerKey(modulus);
      return new Uint8Array(await suite.finalize(key, prepared, blindSignature, inverse));
    } catch {
      return undefined;
    }
  },
};
