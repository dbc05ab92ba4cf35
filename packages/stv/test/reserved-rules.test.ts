// What RESERVED.md asks of each rule, in elections small enough to be followed by hand.
import { expect, test } from 'vitest';
import type { Constraint } from '../src/index.ts';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

/** Everybody in `who` has the characteristic "m". */
function reserve(who: string, candidates: string, bound: Constraint['bound'], number: number) {
  return {
    constraints: [{ bound, number, of: [['m']] }] as const,
    characteristics: candidates.split('').map((one) => (who.includes(one) ? ['m'] : [])),
    lapse: 'leave-vacant' as const,
  };
}

test.each(['scottish-2011', 'ers97', 'meek-prf'] as const)(
  'R4: %s: who cannot be elected with the others is excluded at once, and by that paragraph',
  (rule) => {
    const reserved = reserve('DE', 'ABCDE', 'at-least', 1);
    const t = counted('ABCDE', 1, papers('6 AD', '4 BE', '3 CD', '2 D', '1 E'), { rule, reserved });
    const doomed = t.stages
      .flatMap((stage) => stage.excluded)
      .filter(({ reason }) => reason === 'doomed');
    expect(doomed.map(({ paragraph }) => paragraph)).toEqual(['R4', 'R4', 'R4']);
    expect(t.elected).toEqual([3]);
  },
);

test('R3: equals who can be elected together are, when somebody lower cannot be with them', () => {
  // 19 papers, 3 seats: quota 5. A, B and C reach it and are "m"; only two of those can be elected.
  const reserved = reserve('ABC', 'ABCD', 'at-most', 2);
  const t = counted('ABCD', 3, papers('6 A', '6 B', '5 C', '2 D'), { reserved });
  expect(told(t, 1)).toContain('elected A quota [48(1)]; elected B quota [48(1)]; excluded C [R4]');
  expect(t.stages[0]?.elected.map(({ tie }) => tie)).toEqual([undefined, undefined]);
  expect(t.elected).toEqual([0, 1, 3]);
});

test('R3: equals of whom one can be elected are told apart as among equal surpluses', () => {
  // 24 papers, 2 seats: quota 9. C's papers bring A and B to it; one "m" can be elected.
  const reserved = reserve('AB', 'ABCD', 'at-most', 1);
  const t = counted('ABCD', 2, papers('7 A', '8 B', '2 CA', '1 CB', '6 D'), { reserved });
  expect(told(t, 2)).toContain('A 9, B 9, C 0, D 6; elected B quota [48(1)]');
  expect(t.stages[1]?.elected[0]?.tie).toEqual({
    tied: [0, 1],
    chosen: 1,
    steps: [{ kind: 'earlier-stage', paragraph: 'R3, 50(2)', stage: 1, left: [1] }],
  });
});

test('R3: under Meek the lot decides between equals of whom one can be elected', () => {
  // 21 papers, 2 seats: quota 7.000000001, which A and B have; one "m" can be elected.
  const reserved = reserve('AB', 'ABC', 'at-most', 1);
  const groups = papers('9 A', '9 B', '3 C');
  const meek = { rule: 'meek-prf', reserved } as const;
  expect(refused('ABC', 2, groups, meek)).toEqual({
    reason: 'lot-needed',
    candidates: [0, 1],
    purpose: 'election',
    stage: 1,
  });
  const t = counted('ABC', 2, groups, { ...meek, lot: 'BA' });
  expect(t.stages[0]?.elected[0]).toEqual({
    candidate: 1,
    reason: 'quota',
    paragraph: 'B.2.c',
    tie: { tied: [0, 1], chosen: 1, steps: [{ kind: 'lot', paragraph: 'R3, T', drawn: [1, 0] }] },
  });
  expect(t.stages[0]?.excluded).toMatchObject([{ candidate: 0, reason: 'doomed' }]);
  expect(t.elected).toEqual([1, 2]);
});

test('R3: under Meek equals who can be elected together need no lot', () => {
  const reserved = reserve('ABC', 'ABCD', 'at-most', 2);
  const groups = papers('8 A', '8 B', '7 C', '3 D');
  const t = counted('ABCD', 3, groups, { rule: 'meek-prf', reserved });
  expect(t.stages[0]?.elected.map(({ candidate, tie }) => [candidate, tie])).toEqual([
    [0, undefined],
    [1, undefined],
    [3, undefined],
  ]);
  expect(t.elected).toEqual([0, 1, 3]);
});

test.each(['scottish-2011', 'ers97', 'meek-prf'] as const)(
  'R5: %s: who is in every possible set is passed over, and the lowest of the others goes',
  (rule) => {
    const reserved = reserve('C', 'ABCDE', 'at-least', 1);
    const groups = papers('6 A', '6 B', '3 C', '6 D', '5 EA');
    const t = counted('ABCDE', 3, groups, { rule, reserved, lot: 'ABCDE' });
    expect(t.stages[0]?.guarded).toEqual([2]);
    expect(t.stages[0]?.excluded.map(({ candidate }) => candidate)).toEqual([4]);
    expect(t.elected).toContain(2);
  },
);
