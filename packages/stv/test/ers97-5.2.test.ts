import { expect, test } from 'vitest';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

const rule = 'ers97';

test('5.2.2(a): a surplus no larger than the difference of the two lowest waits', () => {
  // 12 papers, 2 places: quota 4. A's surplus is 1, D and the next differ by 2.
  const t = counted('ABCD', 2, papers('5 AC', '3 B', '3 C', '1 DB'), { rule });
  expect(t.stages[0]).toMatchObject({
    deferred: { candidates: [0], total: 100, gap: 200, paragraph: '5.2.2(a)' },
    excluded: [{ candidate: 3, paragraph: '5.2.5' }],
  });
  expect(told(t, 2)).toBe(
    'exclusion of D: A 5, B 4, C 3, D 0; elected B quota [5.4.9(a)]; excluded C [5.5.2]',
  );
});

test('5.2.2(a): equal to the difference is not more, so it waits; a hundredth more does not', () => {
  // 30 papers, 2 places: quota 10. The surplus is 2.
  const waits = counted('ABCD', 2, papers('12 AC', '9 B', '5 C', '3 D', '1 D'), { rule });
  expect(waits.stages[0]?.deferred).toBeUndefined(); // C 5, D 4: one apart
  const apart = counted('ABCD', 2, papers('12 AC', '9 B', '5 C', '3 D'), { rule });
  // 29 papers: quota 9.67, surplus 2.33 > 2
  expect(apart.stages[0]?.deferred).toBeUndefined();
  expect(apart.stages[1]?.action).toMatchObject({ kind: 'surplus' });
  const equal = counted('ABCD', 2, papers('12 AC', '8 B', '6 C', '4 D'), { rule });
  expect(equal.stages[0]?.deferred).toMatchObject({ total: 200, gap: 200 });
});

test('5.2.2(b): a surplus waits that could not lift those who can be excluded together', () => {
  // 30 papers, 2 places: quota 10. D and E are equal, but 2 + 2 and the surplus of 1 stay below C's 7.
  const t = counted('ABCDE', 2, papers('11 AD', '8 B', '7 C', '2 DB', '2 EB'), { rule });
  expect(t.stages[0]).toMatchObject({
    deferred: { candidates: [0], total: 100, gap: 300, paragraph: '5.2.2(b)' },
    excluded: [{ candidate: 3 }, { candidate: 4 }],
  });
  expect(told(t, 2)).toContain('exclusion of D: A 11, B 12, C 7, D 0, E 0; elected B quota');
});

test('5.2.2: a surplus that waited is reconsidered at the next stage', () => {
  // 40 papers, 3 places: quota 10. A's 2 wait while E goes; then C and D are one apart.
  const t = counted('ABCDE', 3, papers('12 AB', '9 B', '9 C', '7 D', '3 EDC'), { rule });
  expect(t.stages[0]?.deferred).toMatchObject({ paragraph: '5.2.2(a)', total: 200 });
  expect(told(t, 2)).toContain('exclusion of E: A 12, B 9, C 9, D 10, E 0; elected D quota');
  expect(t.stages[2]?.action).toMatchObject({ kind: 'surplus', candidate: 0 });
});

test('5.2.3: the largest surplus first', () => {
  // 30 papers, 4 places: quota 6.
  const t = counted('ABCDEF', 4, papers('8 AE', '9 BF', '4 C', '4 D', '3 E', '2 F'), {
    rule,
    lot: 'ABCDEF',
  });
  expect(told(t, 2)).toContain('surplus of B: A 8, B 6, C 4, D 4, E 3, F 4.97');
  expect(t.stages[1]?.action).toMatchObject({ waiting: [0] });
});

test('5.2.3: of equal surpluses, the one who led at the earliest unequal point', () => {
  // 40 papers, 3 places: quota 10. E's papers bring B and C to 12 each; C had one more at stage 1.
  const t = counted('ABCDE', 3, papers('8 A', '8 BA', '9 CD', '8 D', '4 EB', '3 EC'), {
    rule,
    lot: 'ABCDE',
  });
  expect(told(t, 2)).toContain('exclusion of E: A 8, B 12, C 12, D 8, E 0');
  expect(t.stages[2]?.action).toMatchObject({
    kind: 'surplus',
    candidate: 2,
    tie: { tied: [1, 2], steps: [{ kind: 'earlier-stage', paragraph: '5.2.3', stage: 1 }] },
  });
});

test('5.2.3: equal at all points: the lot', () => {
  // 30 papers, 3 places: quota 7.5.
  const groups = papers('9 AC', '9 BD', '6 C', '6 D');
  expect(refused('ABCD', 3, groups, { rule })).toEqual({
    reason: 'lot-needed',
    candidates: [0, 1],
    purpose: 'surplus',
    stage: 1,
  });
  expect(told(counted('ABCD', 3, groups, { rule, lot: 'DBAC' }), 2)).toContain('surplus of B');
});

test('5.2.5: as many together as have no more votes than the next', () => {
  // 36 papers, 1 place: 1 + 2 + 3 = 6 are no more than D's 6.
  const t = counted('ABCDEF', 1, papers('1 AE', '2 BE', '3 CE', '6 D', '11 E', '13 F'), { rule });
  expect(t.stages[0]?.excluded.map((e) => e.candidate)).toEqual([0, 1, 2]);
  expect(t.stages[1]?.action).toMatchObject({ candidate: 0, together: [1, 2] });
  expect(told(t, 2)).toContain('A 0, B 0, C 0, D 6, E 17, F 13');
});

test('5.2.5: more may go together where fewer may not', () => {
  // 3, 4 and 4: without the third, 7 would pass its 4; all three are no more than D's 11.
  const t = counted('ABCDE', 1, papers('3 AD', '4 BD', '4 CE', '11 D', '12 E'), { rule });
  expect(t.stages[0]?.excluded.map((e) => e.candidate)).toEqual([0, 1, 2]);
});

test('5.2.5(a): enough stay for the places left', () => {
  // A's surplus has nowhere to go, and B, C and D have enough for 2 places all three [5.6.2]. Of them and
  // E only two may go: E, and by lot D; that leaves as many as places [5.5.1].
  const t = counted('ABCDE', 3, papers('100 A', '1 B', '1 C', '1 D'), { rule, lot: 'BCDE' });
  expect(told(t, 2)).toContain(
    'elected B last-vacancies [5.5.1]; elected C last-vacancies [5.5.1]; excluded E [5.5.2]; excluded D [5.5.2]',
  );
  expect(t.stages[1]?.undecided).toEqual([1, 2, 3]);
});

test('5.2.5: of equally low candidates the one with fewer votes at the earliest unequal point goes', () => {
  // X is behind Y at stage 1 and ahead at stage 2; at stage 3 both have 8.
  const t = counted(
    'ABCDEF',
    1,
    papers('12 A', '11 B', '6 C', '7 D', '2 EC', '1 EA', '1 FD', '3 FB'),
    { rule },
  );
  expect(told(t, 2)).toContain('A 13, B 11, C 8, D 7, E 0, F 4');
  expect(told(t, 3)).toContain('A 13, B 14, C 8, D 8, E 0, F 0; excluded C [5.2.5]');
  expect(t.stages[2]?.excluded[0]?.tie).toEqual({
    tied: [2, 3],
    chosen: 2,
    steps: [{ kind: 'earlier-stage', paragraph: '5.2.5', stage: 1, left: [2] }],
  });
});

test('5.2.5: equally low at all points: the lot', () => {
  const groups = papers('5 A', '6 B', '4 C', '4 D');
  expect(refused('ABCD', 1, groups, { rule })).toEqual({
    reason: 'lot-needed',
    candidates: [2, 3],
    purpose: 'exclusion',
    stage: 1,
  });
  const t = counted('ABCD', 1, groups, { rule, lot: 'DC' });
  expect(t.stages[0]?.excluded).toMatchObject([{ candidate: 2, tie: { chosen: 2 } }]);
});

test('5.2.5: equally low candidates who all go together need no lot', () => {
  const t = counted('ABCD', 1, papers('9 A', '8 B', '2 CB', '2 DB'), { rule });
  expect(t.stages[0]?.excluded.map((e) => e.candidate)).toEqual([2, 3]);
});

test('5.2.2(a): what waits because of the two lowest is said to, also when it is just equal', () => {
  // 15 papers, 2 places: quota 5. The surplus of C and the difference of A and D are both 1.
  const t = counted('ABCD', 2, papers('3 ACB', '4 B', '2 D', '4 CB', '2 C'), { rule });
  expect(t.stages[0]?.deferred).toEqual({
    candidates: [2],
    total: 100,
    gap: 100,
    paragraph: '5.2.2(a)',
  });
});

test('5.2.3: of equal surpluses the one that led at the earliest point where they were unequal goes', () => {
  // 30 papers, 3 places: quota 7.5. B leads at stage 1, A at stage 2, both have 8 at stage 3.
  const groups = papers('5 A', '6 B', '2 CA', '1 DA', '2 DB', '1 DF', '7 E', '6 F');
  const t = counted('ABCDEF', 3, groups, { rule });
  expect(told(t, 2)).toContain('A 7, B 6');
  expect(told(t, 3)).toContain('A 8, B 8');
  expect(t.stages[3]?.action).toMatchObject({
    kind: 'surplus',
    candidate: 1,
    tie: {
      tied: [0, 1],
      chosen: 1,
      steps: [{ kind: 'earlier-stage', paragraph: '5.2.3', stage: 1, left: [1] }],
    },
  });
});
