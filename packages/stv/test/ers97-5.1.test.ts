import { expect, test } from 'vitest';
import { countJson, formatVotes } from '../src/index.ts';
import { counted, papers, told } from '@teller/sample-papers/small';

const rule = 'ers97';

test('5.1.2: papers without a first preference are invalid and in no total', () => {
  const t = counted('AB', 1, papers('2 A', '1 B', '3 '), { rule });
  expect(t).toMatchObject({ papers: 6, withoutPreference: 3, valid: 3, places: 2 });
});

test.each([
  ['12 A', 2, '4'], // exact
  ['10 A', 2, '3.34'], // 3.333... and so 0.01 more
  ['101 A', 3, '25.25'],
  ['20 A', 6, '2.86'], // 2.857...
  ['1 A', 1, '0.5'],
])('5.1.6: quota of %s for %i places is %s', (group, seats, quota) => {
  const t = counted('ABCDEFGH', seats, papers(group), { rule, lot: 'ABCDEFGH' });
  expect(formatVotes(t.stages[0]?.quota ?? t.quota, t.places)).toBe(quota);
});

test('5.1.7(a): the quota or more, highest first', () => {
  // 12 papers, 2 places: quota 4, which C has exactly.
  const t = counted('ABC', 2, papers('3 A', '5 B', '4 C'), { rule });
  expect(told(t, 1)).toBe(
    'first-preferences: A 3, B 5, C 4; elected B quota [5.1.7(a)]; elected C quota [5.1.7(a)]; excluded A [5.5.2]',
  );
  expect(t.stages.length).toBe(1);
});

test('5.1.7(b): enough of the active vote, though less than the quota', () => {
  // 1,000,001 papers, 999 places: quota 1000.01. 900 of them elected with 1001 each leave
  // 1,000,001 - 900 × 1000.01 = 99,992.00 active for 99 places: 999.92 is enough, and 1000 are more.
  const candidates = Array.from({ length: 1000 }, (_, i) => i);
  const groups = candidates.map((candidate) => ({
    preferences: [candidate],
    papers: candidate < 900 ? 1001 : candidate < 999 ? 1000 : 101,
  }));
  const t = counted('', 999, groups, { rule, candidates: candidates.map((c) => `C${c}`) });
  expect(formatVotes(t.quota, 2)).toBe('1000.01');
  const first = t.stages[0];
  expect(first?.elected.filter((e) => e.reason === 'quota').length).toBe(900);
  expect(first?.elected[900]).toEqual({
    candidate: 900,
    reason: 'active-vote',
    paragraph: '5.1.7(b)',
    needed: 99_992,
  });
  expect(t.elected.length).toBe(999);
});

test('nobody is elected on no votes, and the seats are filled all the same', () => {
  const t = counted('ABC', 2, [], { rule, lot: 'CAB' });
  expect(t.stages[0]?.elected.every((e) => e.reason === 'last-vacancies')).toBe(true);
  expect(countJson(t)).toMatchObject({ valid: 0, quota: '0', elected: [1, 3] });
});
