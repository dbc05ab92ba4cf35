import { expect, test } from 'vitest';
import { formatVotes } from '../src/index.ts';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

test('51(4): papers of the excluded move on at the value at which they were received', () => {
  // 12 papers, 2 seats: quota 5. A passes nine papers on at 4 ÷ 9 = 0.44444.
  const t = counted('ABCD', 2, papers('3 ABC', '6 AD', '1 BC', '1 C', '1 D'));
  expect(told(t, 2)).toBe('surplus of A: A 5, B 2.33332, C 1, D 3.66664; excluded C [51(1)]');
  expect(told(t, 3)).toContain(
    'exclusion of C: A 5, B 2.33332, C 0, D 3.66664; excluded B [51(1)]',
  );
  expect(told(t, 4)).toContain('A 5, B 0, C 0, D 3.66664; elected D last-vacancies [53(1)]');
  const parcels = t.stages[3]?.transfer.parcels ?? [];
  expect(parcels.map((p) => [formatVotes(p.received), formatVotes(p.value), p.papers])).toEqual([
    ['1', '1', 1],
    ['0.44444', '0.44444', 3],
  ]);
});

test('51(1): one at a time, also those without a single vote', () => {
  // 14 papers, 1 seat: quota 8. E and D have none; B's four papers go nowhere; A and C stay equal.
  const t = counted('ABCDE', 1, papers('5 A', '4 B', '5 CB'), { lot: 'ABCDE' });
  expect(
    t.stages.map((_, i) =>
      told(t, i + 1)
        .split('; ')
        .at(-1),
    ),
  ).toEqual([
    'excluded E [51(1)]',
    'excluded D [51(1)]',
    'excluded B [51(1)]',
    'excluded C [51(1)]',
    'elected A last-vacancies [53(1)]',
  ]);
});

test('52(2)(a): of the equally low, the lowest at the most recent unequal stage is excluded', () => {
  // Quota 8 of 15. D's paper brings B level with C at 4; B had 3 at stage 1.
  const t = counted('ABCD', 1, papers('6 A', '3 B', '4 C', '1 DB', '1 A'));
  expect(told(t, 2)).toBe('exclusion of D: A 7, B 4, C 4, D 0; excluded B [51(1)]');
  expect(t.stages[1]?.excluded).toMatchObject([
    { tie: { tied: [1, 2], steps: [{ kind: 'earlier-stage', paragraph: '52(2)(a)', stage: 1 }] } },
  ]);
});

test('52(2)(b): equal at all stages: the lot, whose last is excluded', () => {
  // 10 papers, 2 seats: quota 4.
  const groups = papers('4 A', '2 B', '2 C', '2 DA');
  expect(refused('ABCD', 2, groups)).toEqual({
    reason: 'lot-needed',
    candidates: [1, 2, 3],
    purpose: 'exclusion',
    stage: 1,
  });
  const t = counted('ABCD', 2, groups, { lot: 'DBCA' });
  expect(told(t, 2)).toContain('exclusion of C');
  expect(t.stages[0]?.excluded).toMatchObject([
    { tie: { chosen: 2, steps: [{ kind: 'lot', paragraph: '52(2)(b)', drawn: [3, 1, 2] }] } },
  ]);
});
