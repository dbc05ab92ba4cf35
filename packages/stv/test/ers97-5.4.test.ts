import { expect, test } from 'vitest';
import { counted, papers, told } from '@teller/sample-papers/small';

const rule = 'ers97';

test('5.4.1: batches of one value, highest first; 5.4.10: nothing more for whoever is elected meanwhile', () => {
  // 40 papers, 3 places: quota 10. A's surplus of 8 goes on 18 papers at 0.44. D then has 3 papers
  // at 1, which elect E, and 6 at 0.44, which pass E over and reach C.
  const t = counted('ABCDE', 3, papers('12 ABC', '6 ADEC', '2 BC', '8 C', '3 DEC', '9 E'), {
    rule,
  });
  expect(told(t, 2)).toBe('surplus of A: A 10, B 7.28, C 8, D 5.64, E 9; excluded D [5.2.5]');
  expect(told(t, 3)).toBe(
    'exclusion of D: A 10, B 7.28, C 8, D 2.64, E 12; elected E quota [5.4.9(a)]',
  );
  expect(told(t, 4)).toContain('A 10, B 7.28, C 10.64, D 0, E 12; elected C quota [5.4.9(a)]');
  expect(t.stages.map(({ number, label }) => label ?? String(number))).toEqual([
    '1',
    '2',
    '3.1',
    '3.2',
  ]);
  expect(t.stages[3]?.action).toMatchObject({ batch: { value: 44, part: 2, parts: 2 } });
});

test('5.4.1: papers of one value from all who are excluded together are one batch', () => {
  // 98 papers, 2 places: quota 32.67. A's surplus of 17.33 goes on 50 papers at 0.34, so that B and C
  // each have 2 papers at 1 and 20 at 0.34; together 17.60, no more than D's 23.40.
  const t = counted(
    'ABCDE',
    2,
    papers('20 ABD', '20 ACE', '10 AD', '2 BD', '2 CE', '20 D', '24 E'),
    { rule },
  );
  const parts = t.stages.filter(({ action }) => action.kind === 'exclusion');
  expect(parts[0]?.action).toMatchObject({ candidate: 1, together: [2] });
  expect(parts[0]?.transfer.parcels).toMatchObject([{ papers: 4, received: 100 }]);
  expect(parts[1]?.transfer.parcels).toMatchObject([{ papers: 40, received: 34 }]);
  expect(told(t, 3)).toContain('A 32.67, B 6.8, C 6.8, D 25.4, E 26');
  expect(told(t, 4)).toContain('A 32.67, B 0, C 0, D 32.2, E 32.8; elected E quota [5.4.9(a)]');
});

test('5.4.8: the quota falls only while nobody is elected', () => {
  // 25 papers, 2 places: quota 8.34, then 7.67 without D's 2 papers. A is elected, and C's 4 that also
  // have nowhere to go change nothing any more, though they make 5.67 enough for the last place.
  const t = counted('ABCDE', 2, papers('8 A', '6 B', '4 C', '2 D', '5 EA'), { rule });
  expect(t.stages.map(({ quota }) => quota)).toEqual([834, 767, 767]);
  expect(t.quota).toBe(767);
  expect(t.stages[2]?.elected).toMatchObject([{ candidate: 1, needed: 567 }]);
});

test('5.4.9(b): less than the quota is enough when little is left active', () => {
  // 30 papers, 2 places: quota 10. When D's 3 papers are gone, B's 9 are half of what A leaves.
  const t = counted('ABCD', 2, papers('10 A', '9 B', '8 C', '3 D'), { rule });
  expect(told(t, 2)).toContain('elected B active-vote [5.4.9(b)]');
  expect(t.stages[1]?.elected).toMatchObject([{ needed: 850 }]);
});

test('an exclusion of nobody’s papers is a stage too', () => {
  // 29 papers, 2 places: quota 9.67. With A's surplus of 2.33, D alone cannot pass C; C's 8 with it could.
  const t = counted('ABCD', 2, papers('12 A', '9 B', '8 C'), { rule });
  expect(told(t, 2)).toBe('exclusion of D: A 12, B 9, C 8, D 0');
  expect(t.stages[1]?.transfer.parcels).toEqual([]);
  expect(told(t, 3)).toContain('surplus of A: A 9.67, B 9, C 8, D 0; elected B active-vote');
});
