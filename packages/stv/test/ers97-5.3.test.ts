import { expect, test } from 'vitest';
import { counted, papers, told } from '@teller/sample-papers/small';

const rule = 'ers97';

test('5.3.7: surplus divided by the transferable papers, cut to two places; 5.3.9: the difference', () => {
  // 20 papers, 2 places: quota 6.67, surplus 5.33 over 8 transferable papers: 0.66, and 0.05 is left.
  const t = counted('ABC', 2, papers('5 AB', '3 AC', '4 A', '4 B', '4 C'), { rule });
  expect(told(t, 2)).toBe(
    'surplus of A: A 6.67, B 7.3, C 5.98; elected B quota [5.3.13(a)]; excluded C [5.5.2]',
  );
  expect(t.stages[1]).toMatchObject({
    nonTransferable: 5,
    roundingLoss: 5,
    transfer: {
      parcels: [{ received: 100, value: 66, papers: 12, nonTransferable: { papers: 4, votes: 0 } }],
      roundingLoss: 5,
    },
  });
});

test('5.3.7: never above the present value; 5.3.13(b): elected with less than the quota', () => {
  // The same with only 3 transferable papers: 1 each, and 2.33 of the surplus are carried by nothing.
  // Active are then 20 - 6.67 - 2.33 = 11, so that 5.50 are enough for the last place.
  const t = counted('ABC', 2, papers('2 AB', '1 AC', '9 A', '4 B', '4 C'), { rule });
  expect(told(t, 2)).toBe(
    'surplus of A: A 6.67, B 6, C 5; elected B active-vote [5.3.13(b)]; excluded C [5.5.2]',
  );
  expect(t.stages[1]).toMatchObject({
    nonTransferable: 233,
    roundingLoss: 0,
    elected: [{ needed: 550 }],
    transfer: { parcels: [{ value: 100 }], nonTransferable: { papers: 9, votes: 233 } },
  });
});

test('5.3.1: all papers of a surplus of the first stage; 5.3.2: later only the batch received last', () => {
  // 21 papers, 2 places: quota 7. D's four papers lift A to 10; they alone carry the surplus of 3.
  const t = counted('ABCD', 2, papers('6 AC', '6 B', '5 C', '4 DAB'), { rule });
  expect(told(t, 2)).toBe('exclusion of D: A 10, B 6, C 5, D 0; elected A quota [5.4.9(a)]');
  expect(told(t, 3)).toContain('surplus of A: A 7, B 9, C 5, D 0; elected B quota');
  expect(t.stages[2]?.transfer.parcels).toMatchObject([{ papers: 4, received: 100, value: 75 }]);
});

test('5.3.2: elected because the quota fell: the batch received last, here the first preferences', () => {
  // 39 papers, 3 places: quota 9.75, and 8.25 when D's six papers have nowhere to go.
  const t = counted('ABCDE', 3, papers('9 AC', '8 B', '8 C', '6 D', '8 E'), {
    rule,
    lot: 'ABCDE',
  });
  expect(told(t, 2)).toContain('A 9, B 8, C 8, D 0, E 8; elected A quota [5.4.9(a)]');
  expect(t.stages.map(({ quota }) => quota)).toEqual([975, 825, 825, 825]);
  expect(told(t, 3)).toContain('surplus of A: A 8.25, B 8, C 8.72, D 0, E 8; elected C quota');
  expect(t.stages[2]).toMatchObject({ roundingLoss: 3 });
});
