import { expect, test } from 'vitest';
import { formatVotes } from '../src/index.ts';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

test('more than half is needed, and excluding the lowest finds it', () => {
  const t = counted('ABC', 1, papers('5 A', '4 B', '3 CB'), { rule: 'av' });
  expect(formatVotes(t.quota)).toBe('7');
  expect(t.stages.map((_, i) => told(t, i + 1))).toEqual([
    'first-preferences: A 5, B 4, C 3; excluded C [51(1)]',
    'exclusion of C: A 5, B 7, C 0; elected B quota [48(1)]',
  ]);
});

test('exactly half is not enough', () => {
  const t = counted('ABC', 1, papers('5 A', '3 B', '2 CB'), { rule: 'av' });
  expect(t.elected.length).toBe(1);
  expect(told(t, 1)).not.toContain('elected');
});

test('AV fills one seat, no more', () => {
  expect(refused('ABC', 2, papers('5 A'), { rule: 'av' })).toEqual({ reason: 'av-has-one-seat' });
});
