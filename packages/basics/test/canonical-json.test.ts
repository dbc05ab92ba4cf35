import { canonicalJson } from '@teller/basics';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const others = canonicalize as unknown as (value: unknown) => string;
const runs = { numRuns: process.env['SLOW'] === '1' ? 100_000 : 1_000 };

test('byte for byte what the RFC authors’ program writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
      expect(canonicalJson([value])).toBe(others([value]));
    }),
    runs,
  );
});

test('keys that are numbers, characters that are escaped, halves of pairs, holes, values with toJSON', () => {
  const value = {
    '10': 'a',
    '9': -0,
    'a"b': ['\u2028', '\ud800', '\ud83d\ude00', '\u007f', '\u0001', undefined],
    when: new Date(0),
    nothing: undefined,
    empty: [{}, []],
  };
  expect(canonicalJson(value)).toBe(others(value));
  expect(canonicalJson(value)).toContain('{"10":"a","9":0,');
});

test('what JSON lacks is refused', () => {
  for (const value of [Number.NaN, Infinity, 1n, Symbol('s'), () => 1])
    expect(() => canonicalJson([value])).toThrow();
});
