import { expect, test } from 'vitest';
import { formatVotes } from '../src/index.ts';
import { counted, papers, told } from '@teller/sample-papers/small';

test('46: the papers of stage 1 lie with their first preferences', () => {
  const t = counted('ABC', 2, papers('3 AB', '2 BA', '1 CA', '4 A'));
  expect(told(t, 1)).toContain('first-preferences: A 7, B 2, C 1');
  expect(t.valid).toBe(10);
});

test.each([
  [100, 3, '26'],
  [99, 3, '25'],
  [4, 3, '2'],
  [3, 3, '1'],
  [4684, 3, '1172'],
])('47: %i papers and %i seats make a quota of %s', (valid, seats, quota) => {
  const t = counted('ABCD', seats, papers(`${valid} ABCD`), { lot: 'ABCD' });
  expect(formatVotes(t.quota)).toBe(quota);
});

test('47: with no papers at all the quota is one vote, and only lots decide', () => {
  const t = counted('ABC', 2, [], { lot: 'CAB' });
  expect(formatVotes(t.quota)).toBe('1');
  expect(t.stages.map((_, i) => told(t, i + 1))).toEqual([
    'first-preferences: A 0, B 0, C 0; excluded B [51(1)]',
    'exclusion of B: A 0, B 0, C 0; elected A last-vacancies [53(1)]; elected C last-vacancies [53(1)]',
  ]);
});

test('46(3): a paper for nobody who stands is not valid and does not raise the quota', () => {
  const t = counted('ABC', 1, papers('4 A', '2 B', '4 ', '5 C', '1 CB'), { withdrawn: 'C' });
  expect(t).toMatchObject({ papers: 16, valid: 7, withoutPreference: 9 });
  expect(formatVotes(t.quota)).toBe('4');
  expect(told(t, 1)).toBe('first-preferences: A 4, B 3, C 0; elected A quota [48(1)]');
  expect(t.stages[0]?.standing).toEqual(['elected', 'continuing', 'withdrawn']);
});
