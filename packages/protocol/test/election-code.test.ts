import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { electionCode, readElectionCode } from '../src/index.ts';
import { runs } from './vectors.ts';

const election = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

test('it is the first 128 bits, five at a time', () => {
  expect(electionCode('0'.repeat(64))).toBe('0000-0000-0000-0000-0000-0000-00');
  expect(electionCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZW');
  expect(electionCode(`08${'0'.repeat(62)}`)).toBe('1000-0000-0000-0000-0000-0000-00');
  expect(electionCode(`${'0'.repeat(31)}1${'f'.repeat(32)}`)).toBe(
    '0000-0000-0000-0000-0000-0000-04',
  );
});

test('whatever is typed of it is read; every bit up to the 128th is in it, and none behind', () => {
  fc.assert(
    fc.property(election, fc.nat({ max: 63 }), (id, at) => {
      const code = electionCode(id);
      expect(readElectionCode(code)).toBe(code);
      expect(readElectionCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
      const digit = ((Number.parseInt(id.charAt(at), 16) + 1) % 16).toString(16);
      const other = electionCode(id.slice(0, at) + digit + id.slice(at + 1));
      expect(other === code).toBe(at >= 32);
    }),
    runs(50),
  );
});

test.each(['', 'ZZZZ', '0000-0000-0000-0000-0000-0000-01', '0000-0000-0000-0000-0000-0000-000'])(
  '%j is none',
  (typed) => {
    expect(readElectionCode(typed)).toBeUndefined();
  },
);
