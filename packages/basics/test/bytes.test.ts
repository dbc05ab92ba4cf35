import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareBytes,
  equalBytes,
  fromBase64url,
  fromHex,
  toBase64url,
  toHex,
  uintBytes,
} from '@teller/basics';

const bytes = fc.uint8Array({ maxLength: 70 });

describe('texts of bytes', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(fromHex(toHex(value))).toEqual({ ok: true, value: new Uint8Array(value) });
        expect(fromBase64url(toBase64url(value))).toEqual({
          ok: true,
          value: new Uint8Array(value),
        });
      }),
    );
  });

  test('have one form each: anything else is refused', () => {
    for (const text of ['A', 'Zg==', 'Zh', 'a+b/', 'Zm 9', 'Zm9\n'])
      expect(fromBase64url(text), text).toEqual({ ok: false, error: 'not-base64url' });
    for (const text of ['0', 'AA', '0g', ' 00'])
      expect(fromHex(text), text).toEqual({ ok: false, error: 'not-hex' });
  });
});

test('bytes sort as their hexadecimal does', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const [left, right] = [toHex(a), toHex(b)];
      expect(Math.sign(compareBytes(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
      expect(equalBytes(a, b)).toBe(left === right);
    }),
  );
});

test('unsigned integers are big-endian', () => {
  expect(toHex(uintBytes(0x0102, 2))).toBe('0102');
  expect(toHex(uintBytes(0xffffffff, 4))).toBe('ffffffff');
});
