import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, toHex, utf8, type Bytes } from '@teller/basics';
import { createECDH } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { opener } from '../src/node/hpke.ts';
import { nodePrimitives } from '../src/node/index.ts';
import { seal } from '../src/voter/hpke.ts';
import { webPrimitives } from '../src/voter/index.ts';
import { flipped, hex, readVectors, runs } from './vectors.ts';

const vector = readVectors('rfc9180-a3-1-p256-sha256-aes128gcm-base.json') as Record<
  string,
  string
>;
const field = (name: string): Bytes => hex(vector[name] ?? '');

describe('RFC 9180 appendix A.3.1 (P-256, HKDF-SHA256, AES-128-GCM, base)', () => {
  const sealed = concat(field('enc'), field('ct'));

  test('the node path opens it', () => {
    const opened = opener(field('skRm'), 1)?.(field('info'), field('aad'), sealed);
    expect(opened === 'does-not-open' || opened === undefined ? opened : toHex(opened)).toBe(
      vector['pt'],
    );
  });

  test('the node path asked for AES-256-GCM does not', () => {
    expect(opener(field('skRm'), 2)?.(field('info'), field('aad'), sealed)).toBe('does-not-open');
  });

  test('the library opens it', async () => {
    const suite = new CipherSuite({
      kem: new DhkemP256HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes128Gcm(),
    });
    const recipientKey = await suite.kem.deserializePrivateKey(field('skRm'));
    const opened = await suite.open(
      { recipientKey, enc: field('enc'), info: field('info') },
      field('ct'),
      field('aad'),
    );
    expect(toHex(new Uint8Array(opened))).toBe(vector['pt']);
  });
});

describe('AES-256-GCM, both implementations', () => {
  const ecdh = createECDH('prime256v1');
  const publicKey = Uint8Array.from(ecdh.generateKeys());
  const privateKey = new Uint8Array(32);
  privateKey.set(ecdh.getPrivateKey(), 32 - ecdh.getPrivateKey().length);
  const info = utf8('info');
  const aad = utf8('aad');

  test('what @hpke/core seals opens in node:crypto and in WebCrypto', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, async (plain, info, aad) => {
        const [text, i, a] = [Uint8Array.from(plain), Uint8Array.from(info), Uint8Array.from(aad)];
        const sealed = await seal(publicKey, i, a, text);
        expect(nodePrimitives.openSealed(privateKey, i, a, sealed)).toEqual(text);
        expect(await webPrimitives.openSealed(privateKey, i, a, sealed)).toEqual(text);
      }),
      runs(20),
    );
  });

  test('a changed byte, aad, info or key does not open, and nothing throws', async () => {
    const sealed = await seal(publicKey, info, aad, utf8('paper'));
    for (const { openSealed } of [nodePrimitives, webPrimitives]) {
      for (let at = 0; at < sealed.length; at++)
        expect(await openSealed(privateKey, info, aad, flipped(sealed, at))).toBe('does-not-open');
      expect(await openSealed(privateKey, utf8('Info'), aad, sealed)).toBe('does-not-open');
      expect(await openSealed(privateKey, info, utf8('Aad'), sealed)).toBe('does-not-open');
      expect(await openSealed(flipped(privateKey, 31), info, aad, sealed)).toBe('does-not-open');
      for (const length of [0, 1, 64, 65, 66, 80, 81, sealed.length - 1])
        expect(await openSealed(privateKey, info, aad, sealed.slice(0, length))).toBe(
          'does-not-open',
        );
    }
  });

  test('keys that are none do not open', async () => {
    const sealed = await seal(publicKey, info, aad, utf8('paper'));
    const order = hex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    for (const { openSealed } of [nodePrimitives, webPrimitives])
      for (const key of [new Uint8Array(32), order, new Uint8Array(31), new Uint8Array(0)])
        expect(await openSealed(key, info, aad, sealed)).toBe('does-not-open');
  });
});
