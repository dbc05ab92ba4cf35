import { expect, test } from 'vitest';
import { renderSentences } from '@teller/count-sheet';
import { counted, papers, refused, told } from '@teller/sample-papers/small';

const rule = 'ers97';

test('5.6.2: more equal candidates than places, equal at all points: none is elected; 5.5.1 then fills', () => {
  // 40 papers, 3 places: quota 10, which four reach. The lot excludes one; as many are left as places.
  const groups = papers('10 A', '10 B', '10 C', '10 D');
  expect(refused('ABCD', 3, groups, { rule })).toMatchObject({ purpose: 'exclusion' });
  const t = counted('ABCD', 3, groups, { rule, lot: 'CADB' });
  expect(t.stages.length).toBe(1);
  expect(t.stages[0]?.undecided).toEqual([0, 1, 2, 3]);
  expect(told(t, 1)).toContain(
    'elected A last-vacancies [5.5.1]; elected C last-vacancies [5.5.1]; elected D last-vacancies [5.5.1]; excluded B [5.5.2]',
  );
  const text = renderSentences(t).replaceAll('\n', ' ');
  expect(text).toContain('none of them is deemed elected at this stage [5.6.2].');
  expect(text).toContain('the lot drew C, A, D, B, and the last drawn goes out [5.2.5].');
});

test('5.6.2: of equal candidates the one who led at the earliest unequal point takes the place', () => {
  // 16 papers, 1 place: quota 8, which A and B reach together; B had one more at stage 1.
  const t = counted('ABC', 1, papers('6 A', '7 B', '2 CA', '1 CB'), { rule });
  expect(told(t, 2)).toContain('A 8, B 8, C 0; elected B quota [5.4.9(a)]; excluded A [5.5.2]');
  expect(t.stages[1]?.elected[0]?.tie).toEqual({
    tied: [0, 1],
    chosen: 1,
    steps: [{ kind: 'earlier-stage', paragraph: '5.6.2', stage: 1, left: [1] }],
  });
  expect(renderSentences(t).replaceAll('\n', ' ')).toContain(
    'A and B have equal votes; after stage 1, the first at which they differed, B had the most [5.6.2].',
  );
});

test('5.5.2: nothing moves once all places are filled, not even the rest of an exclusion', () => {
  // As in 5.4.1, but E's election by the first batch fills the last of 2 places.
  const t = counted('ABCDE', 2, papers('20 ADC', '2 B', '9 C', '4 DE', '12 E', '1 EB'), { rule });
  const last = t.stages.at(-1);
  expect(last?.action).toMatchObject({ kind: 'exclusion', batch: { part: 1, parts: 2 } });
  expect(last?.totals[3]).toBeGreaterThan(0);
  expect(last?.standing).not.toContain('continuing');
});

test('fewer candidates than places: all are elected, and the rest stays empty', () => {
  const t = counted('ABC', 4, papers('5 A', '1 B'), { rule, withdrawn: 'C' });
  expect(t).toMatchObject({ elected: [0, 1], unfilled: 2 });
});

test('5.6.3: the same lot gives the same count', () => {
  const groups = papers('5 A', '6 B', '4 C', '4 D');
  const once = counted('ABCD', 1, groups, { rule, lot: 'DC' });
  expect(counted('ABCD', 1, groups, { rule, lot: 'DC' })).toEqual(once);
});

test('5.6.2: the earliest point at which they were unequal decides, not the latest', () => {
  // 24 papers, 2 places: quota 8, which A, B and E all have at stage 3. E led at stage 1, then B before A;
  // at stage 2 A had more than B.
  const groups = papers('5 A', '6 B', '2 CA', '1 DA', '2 DB', '1 DE', '7 E');
  const t = counted('ABCDE', 2, groups, { rule });
  expect(told(t, 2)).toContain('A 7, B 6, C 0, D 4, E 7');
  expect(told(t, 3)).toContain('A 8, B 8, C 0, D 0, E 8; elected E quota [5.4.9(a)]; elected B');
  const step = { kind: 'earlier-stage', paragraph: '5.6.2', stage: 1 };
  expect(t.stages[2]?.elected).toMatchObject([
    { candidate: 4, tie: { tied: [0, 1, 4], chosen: 4, steps: [{ ...step, left: [4] }] } },
    { candidate: 1, tie: { tied: [0, 1], chosen: 1, steps: [{ ...step, left: [1] }] } },
  ]);
});

test('5.6.2: equals for all of whom there are places are elected without a tie', () => {
  // B's surplus brings nobody anything; A and C have one vote each, but C had one at stage 1 already.
  const t = counted('ABCD', 3, papers('4 B', '1 AB', '1 BC'), { rule, lot: 'ABCD' });
  expect(t.elected.length).toBe(3);
  expect(t.stages.flatMap(({ elected }) => elected).filter(({ tie }) => tie)).toEqual([]);
});
