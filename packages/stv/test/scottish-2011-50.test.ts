import { expect, test } from 'vitest';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

test('50(1): one surplus a stage, the largest first', () => {
  // 20 papers, 3 seats: quota 6.
  const t = counted('ABCD', 3, papers('8 BC', '7 AD', '3 C', '2 D'));
  expect(told(t, 1)).toContain('elected B quota [48(1)]; elected A quota [48(1)]');
  expect(told(t, 2)).toBe('surplus of B: A 7, B 6, C 5, D 2');
  expect(told(t, 3)).toContain('surplus of A: A 6, B 6, C 5, D 2.99995');
  expect(t.stages[1]?.action).toMatchObject({ waiting: [0] });
});

test('50(1): a surplus that arises later and is larger goes before one that has waited', () => {
  // 24 papers, 4 seats: quota 5. A's surplus of 6 puts C far above B's surplus of 1.
  const t = counted('ABCDEF', 4, papers('11 AC', '6 BD', '4 CE', '1 D', '1 E', '1 F'), {
    lot: 'ABCDEF',
  });
  expect(told(t, 2)).toContain('surplus of A: A 5, B 6, C 9.99995');
  expect(told(t, 3)).toContain('surplus of C');
  expect(told(t, 4)).toContain('surplus of B');
});

test('50(2): of equal surpluses the one with more votes at the most recent unequal stage goes first', () => {
  // 40 papers, 3 seats: quota 11. E's papers bring B and C to 12 each; C had one more at stage 1.
  const t = counted('ABCDE', 3, papers('8 A', '9 BA', '10 CD', '8 D', '3 EB', '2 EC'));
  expect(told(t, 2)).toContain('B 12, C 12, D 8, E 0; elected C quota [48(1)]; elected B quota');
  expect(told(t, 3)).toContain('surplus of C');
  expect(t.stages[2]?.action).toMatchObject({
    tie: {
      tied: [1, 2],
      chosen: 2,
      steps: [{ kind: 'earlier-stage', paragraph: '50(2)', stage: 1, left: [2] }],
    },
  });
  expect(told(t, 4)).toContain('surplus of B');
});

test('50(3): equal at all stages: the lot, and without one the count says so', () => {
  // 14 papers, 3 seats: quota 4.
  const groups = papers('5 AC', '5 BD', '2 C', '2 D');
  expect(refused('ABCD', 3, groups)).toEqual({
    reason: 'lot-needed',
    candidates: [0, 1],
    purpose: 'surplus',
    stage: 1,
  });
  const t = counted('ABCD', 3, groups, { lot: 'DBAC' });
  expect(told(t, 2)).toContain('surplus of B');
  expect(t.stages[1]?.action).toMatchObject({
    tie: { tied: [0, 1], chosen: 1, steps: [{ kind: 'lot', paragraph: '50(3)', drawn: [1, 0] }] },
  });
});
