import { toBase64url, type Bytes } from '@teller/basics';
import type { Primitives } from '../primitives.ts';
import { open } from './hpke.ts';
import { ecdsa, importIssuerKey, importP256, importRs256, pss, rs256 } from './keys.ts';

/** The checks over WebCrypto, for browsers and for Node. */
export const webPrimitives: Primitives = {
  async verifyToken(modulus: Bytes, prepared: Bytes, signature: Bytes): Promise<boolean> {
    try {
      const key = await importIssuerKey(toBase64url(modulus));
      return await crypto.subtle.verify(pss, key, signature, prepared);
    } catch {
      return false;
    }
  },
  async verifyP256(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
    if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
    try {
      return await crypto.subtle.verify(ecdsa, await importP256(publicKey), signature, message);
    } catch {
      return false;
    }
  },
  async verifyRs256(modulus: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
    if (signature.length !== modulus.length) return false;
    try {
      const key = await importRs256(toBase64url(modulus));
      return await crypto.subtle.verify(rs256, key, signature, message);
    } catch {
      return false;
    }
  },
  openSealed: open,
};
