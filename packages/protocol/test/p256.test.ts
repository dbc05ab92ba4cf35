import { generateKeyPairSync, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signatureFromDer } from '../src/index.ts';
import { isLowS, toLowS } from '../src/p256.ts';
import { runs } from './vectors.ts';

/** Order of P-256 (SP 800-186 section 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const half = order >> 1n;

const scalar = fc.oneof(
  fc.bigInt(1n, order - 1n),
  fc.bigInt(1n, 2n ** 16n),
  fc.constantFrom(1n, 127n, 128n, 2n ** 248n - 1n, 2n ** 255n, half, half + 1n, order - 1n),
);
const outside = fc.constantFrom(0n, order, order + 1n, 2n ** 256n - 1n);

test('every pair of integers survives DER, short and negative-looking ones too', () => {
  fc.assert(
    fc.property(scalar, scalar, (r, s) => {
      const raw = signatureFromDer(der(derInteger(r), derInteger(s)));
      expect(Buffer.from(raw ?? []).toString('hex')).toBe(hex(r) + hex(s));
    }),
    runs(200),
  );
});

test('what is not a signature in DER is never taken for one', () => {
  const [r, s] = [derInteger(5n), derInteger(7n)];
  const good = der(r, s);
  expect(signatureFromDer(good)).toHaveLength(64);
  for (let cut = 0; cut < good.length; cut++)
    expect(signatureFromDer(good.subarray(0, cut))).toBeUndefined();
  const bad = [
    Uint8Array.of(...good, 0),
    der(r, s, derInteger(1n)),
    der(r, [...s, 0]),
    der([0x02, 2, 0, 5], s),
    der([0x02, 1, 0x85], s),
    der([0x02, 0], s),
    der([0x03, 1, 5], s),
    Uint8Array.of(0x30, 0x81, good.length - 2, ...good.subarray(2)),
    Uint8Array.of(0x31, ...good.subarray(1)),
  ];
  for (const bytes of bad) expect(signatureFromDer(bytes), String(bytes)).toBeUndefined();
  fc.assert(
    fc.property(outside, scalar, (wrong, right) => {
      expect(signatureFromDer(der(derInteger(wrong), derInteger(right)))).toBeUndefined();
      expect(signatureFromDer(der(derInteger(right), derInteger(wrong)))).toBeUndefined();
    }),
    runs(20),
  );
});

test('of the two forms of a signature the lower alone is low', () => {
  fc.assert(
    fc.property(scalar, scalar, (r, s) => {
      const low = s <= half;
      expect(isLowS(raw(r, s))).toBe(low);
      expect(hexOf(toLowS(raw(r, s)))).toBe(hex(r) + hex(low ? s : order - s));
    }),
    runs(200),
  );
  fc.assert(
    fc.property(outside, scalar, (wrong, right) => {
      expect(isLowS(raw(wrong, right))).toBe(false);
      expect(isLowS(raw(right, wrong))).toBe(false);
    }),
    runs(20),
  );
  for (const length of [0, 63, 65]) expect(isLowS(new Uint8Array(length).fill(1))).toBe(false);
});

test('what OpenSSL signs in DER is what it signs as r ‖ s', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (let i = 0; i < 100; i++) {
    const inDer = sign('sha256', Buffer.of(i), privateKey);
    const [r, s] = integersOf(inDer);
    expect(hexOf(signatureFromDer(inDer))).toBe(hex(r) + hex(s));
  }
});

function raw(r: bigint, s: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex(r) + hex(s), 'hex'));
}

function hex(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

function hexOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex');
}

function der(...integers: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const body = integers.flat();
  return new Uint8Array([0x30, body.length, ...body]);
}

function derInteger(value: bigint): readonly number[] {
  const digits = value.toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), '0');
  const bytes = [...Buffer.from(even, 'hex')];
  if ((bytes[0] ?? 0) >= 128) bytes.unshift(0);
  return [0x02, bytes.length, ...bytes];
}

/** The two numbers, whatever surrounds them: for DER that is known to be good. */
function integersOf(good: Uint8Array): readonly [bigint, bigint] {
  const at = 4 + (good[3] ?? 0);
  return [BigInt(`0x${hexOf(good.subarray(4, at))}`), BigInt(`0x${hexOf(good.subarray(at + 2))}`)];
}
