import { expect, test } from 'vitest';
import { fromWindows1252 } from '../src/papers/windows-1252.ts';

test('O’Brien keeps the apostrophe, and € “quotes” – dashes are what they were', () => {
  const bytes = [
    0x4f, 0x92, 0x42, 0x72, 0x69, 0x65, 0x6e, 0x20, 0x80, 0x93, 0x71, 0x94, 0x96, 0xe9,
  ];
  expect(fromWindows1252(Uint8Array.from(bytes))).toBe('O’Brien €“q”–é');
});

test('all 256 bytes, by their code points (WHATWG Encoding, index-windows-1252)', () => {
  const all = fromWindows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(Array.from({ length: all.length }, (_, i) => all.charCodeAt(i)).slice(0x80, 0xa0)).toEqual(
    [
      0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
      0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
    ],
  );
  expect(
    Array.from({ length: all.length }, (_, i) => all.charCodeAt(i)).filter(
      (_, i) => i < 0x80 || i > 0x9f,
    ),
  ).toEqual(
    Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte < 0x80 || byte > 0x9f),
  );
});

test('a long file', () => {
  expect(fromWindows1252(new Uint8Array(100_000).fill(0x92))).toBe('’'.repeat(100_000));
});
