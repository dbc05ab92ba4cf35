import { canonicalBytes, utf8, type Bytes } from '@teller/basics';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalInParts } from '../src/canonical.ts';
import { parseRegister, parseSoftware } from '../src/index.ts';

const numRuns = process.env['SLOW'] === '1' ? 5_000 : 100;

const fault = (bytes: Bytes): string => {
  const parsed = parseSoftware(bytes);
  return parsed.ok ? 'none' : parsed.error;
};

const register = (entries: unknown): string => {
  const bytes = canonicalBytes({
    format: 'teller-register/1',
    election: 'c'.repeat(64),
    entries,
  });
  const parsed = parseRegister(bytes);
  return parsed.ok ? 'none' : parsed.error;
};

describe('canonical JSON in parts', () => {
  test('is always the canonical JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as object;
        expect(canonicalInParts(plain)).toEqual(canonicalBytes(plain));
      }),
      { numRuns },
    );
  });

  test('for arrays of more than one part', () => {
    const value = { b: Array.from({ length: 20_001 }, (_, i) => ({ i })), a: [], c: 'x' };
    expect(canonicalInParts(value)).toEqual(canonicalBytes(value));
  });
});

describe('only the exact bytes are a file of the record', () => {
  test.each([
    ['{"format":"teller-software/1","name":"Teller","version":"1"}', 'none'],
    ['{"format":"teller-software/1","name":"Teller","version":"1"}\n', 'not-canonical'],
    ['{"format":"teller-software/1", "name":"Teller","version":"1"}', 'not-canonical'],
    ['{"name":"Teller","format":"teller-software/1","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"\\u0054eller","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"x","name":"Teller","version":"1"}', 'not-canonical'],
    ['\uFEFF{"format":"teller-software/1","name":"Teller","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"Teller","version":"1","more":1}', 'wrong-shape'],
    ['{"format":"teller-software/2","name":"Teller","version":"1"}', 'wrong-shape'],
    ['{"format":"teller-software/1","name":"\\ud800","version":"1"}', 'wrong-shape'],
    ['{"format":"teller-software/1"', 'not-json'],
    ['', 'not-json'],
  ])('%s: %s', (text, expected) => {
    expect(fault(utf8(text))).toBe(expected);
  });

  test('entries of a register are in order, each once', () => {
    const [a, b] = ['a', 'b'].map((digit) => ({
      contests: [],
      issued: [[]],
      member: digit.repeat(64),
    }));
    expect(register([a, b])).toBe('none');
    expect(register([b, a])).toBe('not-canonical');
    expect(register([a, a])).toBe('not-in-order');
  });
});
