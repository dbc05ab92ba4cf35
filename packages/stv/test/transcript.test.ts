import { expect, test } from 'vitest';
import { ruleNames } from '../src/index.ts';
import { av } from '../src/rules/av.ts';
import { plurality } from '../src/rules/plurality.ts';
import { Piles } from '../src/piles.ts';
import { counted, papers } from '@teller/sample-papers/small';

const groups = papers('7 ABC', '5 BC', '4 CA', '3 DB', '2 EDC', '1 ');

/** Paths of all values that are undefined. */
function unsaid(value: unknown, path = ''): string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => unsaid(inside, `${path}/${key}`));
}

test.each(ruleNames)('%s: a transcript has no key without a value', (rule) => {
  const seats = rule === 'av' || rule === 'plurality' ? 1 : 2;
  const t = counted('ABCDE', seats, groups, { rule, lot: 'ABCDE' });
  expect(unsaid(t)).toEqual([]);
});

test('with reserved places it has none either', () => {
  const constraints = [{ bound: 'at-least', number: 1, of: [['w']] }] as const;
  const characteristics = [[], [], [], ['w'], ['w']];
  const reserved = { constraints, characteristics, lapse: 'leave-vacant' } as const;
  for (const seats of [1, 2, 4]) {
    const t = counted('ABCDE', seats, groups, { reserved, lot: 'ABCDE' });
    expect(unsaid(t)).toEqual([]);
  }
});

test('a rule for one seat counts no other contest, even when asked past the front door', () => {
  const piles = Piles.lay(2, papers('1 A'));
  if (!piles.ok) throw new Error(piles.error.reason);
  const contest = { seats: 2, candidates: ['A', 'B'], withdrawn: [], groups, piles: piles.value };
  expect(() => av({ ...contest, rule: 'av', lot: undefined })).toThrow('one seat');
  expect(() => plurality({ ...contest, rule: 'plurality', lot: undefined })).toThrow('one answer');
});
