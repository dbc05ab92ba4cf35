import { RSABSSA } from '@cloudflare/blindrsa-ts';
import * as carried from '@cloudflare/blindrsa-ts/lib/src/sjcl/index.js';
import { concat, toBase64url, toHex, type Bytes } from '@teller/basics';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { constants } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { blindSign } from '../src/node/blind-sign.ts';
import { makeIssuingKey, nodePrimitives } from '../src/node/index.ts';
import { verifyPss } from '../src/node/primitives.ts';
import { webPrimitives } from '../src/voter/index.ts';
import { flipped, hex, issuingKey, readVectors, value } from './vectors.ts';

const vector = readVectors('rfc9474-a3-rsabssa-sha384-pss-randomized.json') as Record<
  string,
  string
>;
const field = (name: string): Bytes => hex(vector[name] ?? '');
const int = (name: string): bigint => BigInt(`0x${vector[name]}`);
const b64 = (value: bigint): string =>
  toBase64url(hex(value.toString(16).padStart(2 * Math.ceil(value.toString(16).length / 2), '0')));

const [p, q, d] = [int('p'), int('q'), int('d')];
const jwk = {
  kty: 'RSA',
  n: b64(int('n')),
  e: 'AQAB',
  d: b64(d),
  p: b64(p),
  q: b64(q),
  dp: b64(d % (p - 1n)),
  dq: b64(d % (q - 1n)),
  qi: b64(inverse(q, p)),
};
const secret = createPrivateKey({ key: jwk, format: 'jwk' });
const open = createPublicKey(secret);
const prepared = concat(field('msg_prefix'), field('msg'));
const suite = RSABSSA.SHA384.PSS.Randomized();

async function webKey(): Promise<CryptoKey> {
  const key = { kty: 'RSA', n: jwk.n, e: 'AQAB', alg: 'PS384', ext: true };
  return crypto.subtle.importKey('jwk', key, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ]);
}

afterEach(() => vi.restoreAllMocks());

describe('RFC 9474 appendix A, RSABSSA-SHA384-PSS-Randomized', () => {
  test('the library blinds as the vector does, given its salt and blinding factor', async () => {
    // r is the inverse of the vector's inv: the library draws the salt first, then r.
    const r = inverse(int('inv'), int('n')).toString(16).padStart(1024, '0');
    const draws = [field('salt'), hex(r)];
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      (array as unknown as Uint8Array).set(draws.shift() ?? []);
      return array;
    });
    const { blindedMsg, inv } = await suite.blind(await webKey(), prepared);
    expect(toHex(blindedMsg)).toBe(vector['blinded_msg']);
    expect(toHex(inv)).toBe(vector['inv']);
  });

  test('the node path signs blind as the vector does', () => {
    const signed = blindSign({ secret, open }, field('n'), field('blinded_msg'));
    expect(toHex(value(signed))).toBe(vector['blind_sig']);
  });

  test('the library finalizes to the vector', async () => {
    const signature = await suite.finalize(
      await webKey(),
      prepared,
      field('blind_sig'),
      field('inv'),
    );
    expect(toHex(signature)).toBe(vector['sig']);
  });

  test('the library and the node path verify the signature, and no changed one', async () => {
    const signature = field('sig');
    const key = await webKey();
    expect(verifyPss(open, prepared, signature)).toBe(true);
    expect(await suite.verify(key, signature, prepared)).toBe(true);
    for (const at of [0, 200, 511]) {
      expect(verifyPss(open, prepared, flipped(signature, at))).toBe(false);
      expect(await suite.verify(key, flipped(signature, at), prepared)).toBe(false);
    }
    expect(verifyPss(open, flipped(prepared, 0), signature)).toBe(false);
  });
});

// The advisory against sjcl before 1.0.9 and its other mended fault are in these two.
test('the copy of sjcl that the library runs has neither elliptic curves nor CTR mode', () => {
  // Its types name everything that sjcl can have, and not that it is the default export.
  const { default: sjcl } = carried as unknown as { readonly default: typeof carried };
  expect(sjcl).toHaveProperty('bn');
  expect(sjcl).not.toHaveProperty('ecc');
  expect(Object.keys(sjcl.mode)).toEqual(['ccm']);
});

describe('an issuing key', () => {
  test('refuses what isn’t a residue below the modulus', () => {
    const key = issuingKey(0, 0);
    const modulus = Uint8Array.from(Buffer.from(key.modulus, 'base64url'));
    expect(key.signBlind(new Uint8Array(384))).toEqual({ ok: false, error: 'zero' });
    expect(key.signBlind(modulus)).toEqual({ ok: false, error: 'not-below-modulus' });
    const top = new Uint8Array(384).fill(255);
    expect(key.signBlind(top)).toEqual({ ok: false, error: 'not-below-modulus' });
    for (const length of [0, 1, 383, 385])
      expect(key.signBlind(new Uint8Array(length).fill(1))).toEqual({
        ok: false,
        error: 'wrong-length',
      });
  });

  test('gives the same answer to the same request', () => {
    const key = issuingKey(0, 0);
    const blinded = new Uint8Array(384).fill(7);
    expect(value(key.signBlind(blinded))).toEqual(value(key.signBlind(blinded)));
  });

  test('made fresh is RSA-3072 and survives its store', async () => {
    const made = await makeIssuingKey();
    expect(Buffer.from(made.modulus, 'base64url')).toHaveLength(384);
    expect(JSON.parse(made.store())).toMatchObject({ kty: 'RSA', e: 'AQAB', n: made.modulus });
  });
});

describe('token signatures of another make', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const n = privateKey.export({ format: 'jwk' }).n ?? '';
  const modulus = Uint8Array.from(Buffer.from(n, 'base64url'));
  const message = Uint8Array.of(1, 2, 3);
  const padding = constants.RSA_PKCS1_PSS_PADDING;

  test.each([
    ['the right one', 'sha384', 48, true],
    ['without salt', 'sha384', 0, false],
    ['with a longer salt', 'sha384', 64, false],
    ['with SHA-256', 'sha256', 48, false],
  ] as const)('%s', async (_, hash, saltLength, holds) => {
    const made = sign(hash, message, { key: privateKey, padding, saltLength });
    const signature = Uint8Array.from(made);
    expect(nodePrimitives.verifyToken(modulus, message, signature)).toBe(holds);
    expect(await webPrimitives.verifyToken(modulus, message, signature)).toBe(holds);
  });
});

function inverse(of: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [of % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}
