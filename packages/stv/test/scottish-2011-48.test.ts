import { expect, test } from 'vitest';
import { counted, papers, told } from '@teller/sample-papers/small';

test('48(1): exactly the quota is enough, and causes no transfer stage', () => {
  // 8 papers, 2 seats: the quota is 3.
  const t = counted('ABCD', 2, papers('3 AB', '2 B', '2 C', '1 DC'));
  expect(t.stages.map((_, i) => told(t, i + 1))).toEqual([
    'first-preferences: A 3, B 2, C 2, D 1; elected A quota [48(1)]; excluded D [51(1)]',
    'exclusion of D: A 3, B 2, C 3, D 0; elected C quota [48(1)]',
  ]);
});

test('48(1): a candidate can be elected at any stage, also during a surplus', () => {
  // 10 papers, 2 seats: the quota is 4. A passes on 3 votes at 0.42857.
  const t = counted('ABC', 2, papers('7 AB', '2 BC', '1 C'));
  expect(told(t, 2)).toBe('surplus of A: A 4, B 4.99999, C 1; elected B quota [48(1)]');
  expect(t.stages.length).toBe(2);
});

test('those elected at one stage are listed by votes, then by earlier votes, then as on the paper', () => {
  const t = counted('ABC', 3, papers('1 A', '2 B', '2 C'));
  expect(t.elected.map((c) => t.candidates[c])).toEqual(['B', 'C', 'A']);
});
