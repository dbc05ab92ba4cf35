// Worked by hand from the reference rule.
import { expect, test } from 'vitest';
import { count, countJson, formatVotes, type Transcript } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { Piles } from '../src/piles.ts';
import { Books } from '../src/rules/meek-prf/books.ts';
import { PaperTree } from '../src/rules/meek-prf/paper-tree.ts';
import { exact, oneVoteWith } from '../src/votes.ts';
import { counted, papers, refused } from '@teller/sample-papers/small';

const meek = { rule: 'meek-prf' } as const;

/** Each stage as a reader sees it: votes, quota, who is decided on and by which paragraph. */
function told(t: Transcript): string[] {
  const name = (candidate: number) => t.candidates[candidate] ?? '';
  const shown = (votes: Transcript['quota']) => formatVotes(votes, t.places);
  return t.stages.map(({ totals, quota, nonTransferable, elected, excluded }) =>
    [
      totals.map((votes, c) => `${name(c)} ${shown(votes)}`).join(', '),
      `aside ${shown(nonTransferable)}`,
      `quota ${shown(quota ?? t.quota)}`,
      ...elected.map((e) => `elected ${name(e.candidate)} [${e.paragraph}]`),
      ...excluded.map((e) => `excluded ${name(e.candidate)} [${e.paragraph}]`),
    ].join('; '),
  );
}

test('an elected candidate keeps what the quota needs, rounded up, and the rest goes on', () => {
  const t = counted('ABC', 2, papers('6 AB', '2 B', '1 C'), meek);
  expect(told(t)).toEqual([
    'A 6, B 2, C 1; aside 0; quota 3.000000001; elected A [B.2.c]',
    // Keep value 3.000000001 ÷ 6 = 0.5000000001…, rounded up 0.500000001; A has six times that.
    'A 3.000000006, B 4.999999994, C 1; aside 0; quota 3.000000001; elected B [B.2.c]',
  ]);
  expect(t.stages[1]?.keepValues).toEqual([500_000_001, 1e9, 1e9]);
  expect(countJson(t)).toMatchObject({
    quota: '3.000000001',
    stages: [
      { action: 'first-preferences', quota: '3.000000001', keepValues: {} },
      {
        action: 'redistribution',
        iterations: 2,
        surplus: '1.999999998',
        until: 'election',
        keepValues: { 1: '0.500000001' },
        totals: { 1: '3.000000006', 2: '4.999999994', 3: '1' },
      },
    ],
  });
  expect(t.stages[1]?.action).toEqual({
    kind: 'redistribution',
    paragraph: 'B.2',
    iterations: 2,
    surplus: 1_999_999_998,
    until: 'election',
  });
  expect(t.stages[1]?.standing).toEqual(['elected', 'elected', 'continuing']); // [C.2]
});

test('papers that name nobody further lower the quota, until it is low enough', () => {
  const t = counted('ABC', 2, papers('6 A', '2 B', '1 C'), meek);
  expect(told(t)).toEqual([
    'A 6, B 2, C 1; aside 0; quota 3.000000001; elected A [B.2.c]',
    // First A keeps 0.500000001 and the quota is 6.000000006 ÷ 3 + 0.000000001 = 2.000000003. Then A
    // keeps 0.500000001 × 2.000000003 = 1.000000004, ÷ 3.000000006 = 0.333333334, both rounded up.
    'A 2.000000004, B 2, C 1; aside 3.999999996; quota 1.666666669; elected B [B.2.c]',
  ]);
  expect(t.stages[1]?.keepValues?.[0]).toBe(333_333_334);
  expect(formatVotes(t.quota, t.places)).toBe('1.666666669');
  expect(t.stages[1]?.action).toMatchObject({ iterations: 3 });
});

test('the lowest is excluded when there is no surplus, and passed over from then on', () => {
  const t = counted('ABC', 1, papers('4 A', '3 B', '2 CB'), meek);
  expect(told(t)).toEqual([
    'A 4, B 3, C 2; aside 0; quota 4.500000001; excluded C [B.3]',
    'A 4, B 5, C 0; aside 0; quota 4.500000001; elected B [B.2.c]',
  ]);
  expect(t.stages[1]?.keepValues).toEqual([1e9, 1e9, 0]);
});

test('an elected candidate’s papers pass to later preferences again as others go out', () => {
  // After C is out, A's rest goes on to B from the papers that named C second.
  const t = counted('ABCD', 2, papers('6 ACB', '3 B', '1 C', '3 D'), meek);
  const last = t.stages.at(-1);
  expect(t.stages[0]?.elected.map((e) => e.candidate)).toEqual([0]);
  expect(t.stages.flatMap(({ excluded }) => excluded.map((e) => e.candidate))).toEqual([2]);
  expect(t.elected).toEqual([0, 1]);
  expect(last?.totals[2]).toBe(0);
});

test('as many left as seats: elected without the quota, and no papers move any more', () => {
  // Only ties come to this: together those left have what their quotas need, less a last place.
  const t = counted('ABC', 2, papers('2 AB', '2 B', '2 C', '4 '), { ...meek, lot: 'CBA' });
  expect(t.withoutPreference).toBe(4);
  expect(told(t)).toEqual([
    'A 2, B 2, C 2; aside 0; quota 2.000000001; elected B [C.1]; elected C [C.1]; excluded A [B.3]',
  ]);
});

test('fewer candidates than seats: all elected, the first preferences still shown', () => {
  const t = counted('ABC', 4, papers('1 A', '5 B'), { ...meek, withdrawn: 'C' });
  expect(told(t)).toEqual([
    'A 1, B 5, C 0; aside 0; quota 1.200000001; elected B [C.1]; elected A [C.1]',
  ]);
  expect(t.unfilled).toBe(2);
});

test('a tie needs a lot; the last drawn goes out', () => {
  const tied = papers('4 A', '2 B', '2 C', '1 D');
  expect(refused('ABCD', 1, tied, meek)).toEqual({
    reason: 'lot-needed',
    candidates: [1, 2],
    purpose: 'exclusion',
    stage: 2,
  });
  const t = counted('ABCD', 1, tied, { ...meek, lot: 'CBAD' });
  expect(t.stages[1]?.excluded).toEqual([
    {
      candidate: 1,
      votes: 2e9,
      paragraph: 'B.3',
      tie: { tied: [1, 2], chosen: 1, steps: [{ kind: 'lot', paragraph: 'T', drawn: [2, 1] }] },
    },
  ]);
  expect(renderSentences(t).replaceAll('\n', ' ')).toContain(
    'Nobody more has reached the quota, and B and C have equal votes; the lot drew C, B, and the last ' +
      'drawn goes out [T]. B with 2 votes is excluded [B.3].',
  );
});

test('whoever is no further above the lowest than the surplus left is tied, too', () => {
  // Without rounding A and B keep 1/2: each has (3 + 8 + 8 × 1/2) × 1/2 = 7.5, the quota is
  // (33 − 3) ÷ 4 = 7.5, and C, D and E have 5. The iterations come near enough to call it a tie.
  const equal = papers('8 ABC', '8 BAD', '3 A', '3 B', '3 C', '3 D', '5 E');
  expect(refused('ABCDE', 3, equal, meek)).toMatchObject({ candidates: [2, 3, 4], stage: 2 });
  const t = counted('ABCDE', 3, equal, { ...meek, lot: 'ABCDE' });
  expect(told(t)[1]).toBe(
    'A 7.500000385, B 7.500000385, C 4.99999972, D 4.99999972, E 5; aside 2.99999979; ' +
      'quota 7.500000053; excluded E [B.3]',
  );
  expect(t.stages[1]?.action).toMatchObject({ surplus: 664, until: 'omega' });
  expect(renderSentences(t).replaceAll('\n', ' ')).toContain(
    'C, D and E are no further apart than the surplus that is left, which is a tie; the lot drew C, D, E,',
  );
});

test('of two elected together with equal votes, who led at the stage before is named first', () => {
  // D goes out first; its papers bring A level with B, and both over a quota lowered by the rest.
  const t = counted('ABCD', 2, papers('4 A', '5 B', '4 C', '1 DA', '2 D'), {
    ...meek,
    lot: 'ABCD',
  });
  expect(told(t).slice(0, 2)).toEqual([
    'A 4, B 5, C 4, D 3; aside 0; quota 5.333333334; excluded D [B.3]',
    'A 5, B 5, C 4, D 0; aside 2; quota 4.666666667; elected B [B.2.c]; elected A [B.2.c]',
  ]);
});

test('no papers at all: everything is left to the lot', () => {
  const t = counted('ABC', 2, [], { ...meek, lot: 'CAB' });
  expect(t.valid).toBe(0);
  expect(t.elected).toEqual([0, 2]);
});

test('so many papers that nine places would not be exact are refused', () => {
  const most = { preferences: [0], papers: 9_007_199 };
  const one = { preferences: [1], papers: 1 };
  const base = { rule: 'meek-prf', seats: 1, candidates: ['A', 'B'] } as const;
  expect(count({ ...base, groups: [most] })).toMatchObject({ ok: true });
  expect(count({ ...base, groups: [most, one] })).toEqual({
    ok: false,
    error: { reason: 'too-many-papers', group: 1 },
  });
});

test('the table shows the quota of every stage, the sentences how it moves', () => {
  const t = counted('ABC', 2, papers('6 A', '2 B', '1 C'), meek);
  expect(renderTable(t)).toMatch(/^Quota +3\.000000001 +1\.666666669$/m);
  const text = renderSentences(t).replaceAll('\n', ' ');
  expect(text).toContain('The quota falls to 1.666666669 votes');
  expect(text).toContain('A now keeps 0.333333334');
});

test('A: whoever has withdrawn keeps nothing, and takes no part in what is decided', () => {
  const t = counted('ABCD', 2, papers('6 BA', '2 A', '1 CD', '1 D'), { ...meek, withdrawn: 'D' });
  expect(t.stages.map(({ keepValues }) => keepValues?.[3])).toEqual(t.stages.map(() => 0));
  expect(t.stages[0]?.transfer.parcels[0]?.to).toEqual([
    { candidate: 0, papers: 2, votes: 2e9 },
    { candidate: 1, papers: 6, votes: 6e9 },
    { candidate: 2, papers: 1, votes: 1e9 },
  ]);
});

test('the books decide on nobody twice', () => {
  const groups = papers('1 A');
  const piles = Piles.lay(2, groups);
  if (!piles.ok) throw new Error(piles.error.reason);
  const contest = { rule: 'meek-prf', seats: 1, candidates: ['A', 'B'] } as const;
  const books = new Books({
    ...contest,
    withdrawn: [],
    lot: undefined,
    groups,
    piles: piles.value,
  });
  books.exclude(0);
  expect(() => books.exclude(0)).toThrow('only a hopeful candidate');
});

test('B.2.a: the smallest part of a paper that there is still goes on', () => {
  const tree = new PaperTree(2, papers('3 AB', '2 A'), []);
  tree.elect(0);
  const keep = [exact(999_999_999), oneVoteWith(9)];
  expect(tree.distribute(keep)).toEqual({ votes: [4_999_999_995, 3], exhausted: 2 });
});
