import { expect, test } from 'vitest';
import { formatVotes } from '../src/index.ts';
import { counted, papers, told } from '@teller/sample-papers/small';

test('49(3): the transfer value is cut to five places and the rest is lost, not rounded', () => {
  // 10 papers, 2 seats: quota 4. A has 7, surplus 3: 3 ÷ 7 = 0.428571… → 0.42857.
  const t = counted('ABC', 2, papers('4 AB', '3 A', '2 B', '1 C'));
  const { transfer, nonTransferable } = t.stages[1] ?? {};
  expect(told(t, 2)).toContain('surplus of A: A 4, B 3.71428, C 1');
  expect(transfer?.parcels.map((p) => [p.papers, formatVotes(p.value)])).toEqual([[7, '0.42857']]);
  expect(formatVotes(transfer?.nonTransferable.votes ?? t.quota)).toBe('1.28571');
  expect(formatVotes(transfer?.roundingLoss ?? t.quota)).toBe('0.00001');
  expect(formatVotes(nonTransferable ?? t.quota)).toBe('1.28572');
});

test('49(3), 49(4): all papers are transferred, each in proportion to its value when received', () => {
  // 15 papers, 3 seats: quota 4. A passes six papers on at 2 ÷ 6 = 0.33333, so B has 4.99998.
  // B passes on 0.99998 × 0.33333 ÷ 4.99998 = 0.06666 and 0.99998 ÷ 4.99998 = 0.19999.
  const t = counted('ABCD', 3, papers('6 ABC', '3 BD', '3 C', '3 D'));
  expect(told(t, 2)).toBe('surplus of A: A 4, B 4.99998, C 3, D 3; elected B quota [48(1)]');
  expect(told(t, 3)).toBe('surplus of B: A 4, B 4, C 3.39996, D 3.59997; excluded C [51(1)]');
  const parcels = t.stages[2]?.transfer.parcels ?? [];
  expect(parcels.map((p) => [formatVotes(p.received), formatVotes(p.value), p.papers])).toEqual([
    ['1', '0.19999', 3],
    ['0.33333', '0.06666', 6],
  ]);
  expect(told(t, 4)).toContain('D 3.59997; elected D last-vacancies [53(1)]');
});

test('49(1)(a): a preference for somebody elected or excluded is passed over', () => {
  // 16 papers, 3 seats: quota 5. B is elected too, so A's papers go to C.
  const t = counted('ABCDE', 3, papers('6 ABC', '5 BD', '2 C', '2 D', '1 EABC'));
  expect(told(t, 2)).toContain('surplus of A: A 5, B 5, C 2.99996, D 2, E 1');
  expect(told(t, 3)).toContain('exclusion of E: A 5, B 5, C 3.99996, D 2, E 0');
});

test('49(3): a million papers: the product beyond 2^53 is still exact', () => {
  // 3 000 001 papers, 2 seats: quota 1 000 001; A's surplus is 2 000 000 − 1 of 3 000 000.
  const t = counted('ABC', 2, papers('3000000 AB', '1 C'));
  expect(formatVotes(t.stages[1]?.transfer.parcels[0]?.value ?? t.quota)).toBe('0.66666');
  expect(told(t, 2)).toContain('A 1000001, B 1999980');
});
