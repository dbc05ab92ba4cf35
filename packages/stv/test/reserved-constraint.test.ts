import { expect, test } from 'vitest';
import { count, formatConstraint, lapses, parseConstraint, type Constraint } from '../src/index.ts';
import { checkReserved } from '../src/reserved/constraint.ts';
import { counted, papers, refused } from '@teller/sample-papers/small';

test.each(['woman>=2', 'man<=3', 'bame|woman>=1', 'bame&woman>=1', 'a&b|c<=0'])('%s', (text) => {
  const read = parseConstraint(text);
  expect(read.ok && formatConstraint(read.value)).toBe(text);
});

test.each(['', 'woman', 'woman>2', '>=2', 'woman|>=2', 'woman>=', 'woman>=2.5', 'woman>=-1'])(
  'not a constraint: %s',
  (text) => expect(parseConstraint(text)).toEqual({ ok: false, error: 'not-a-constraint' }),
);

test('or and and, with blanks', () => {
  expect(parseConstraint(' woman & young | bame >= 2 ')).toEqual({
    ok: true,
    value: { bound: 'at-least', number: 2, of: [['woman', 'young'], ['bame']] },
  });
});

const women = { bound: 'at-least', number: 1, of: [['woman']] } as const;

test.each([
  ['constraint', [{ ...women, number: -1 }], 0],
  ['constraint', [women, { ...women, number: 0.5 }], 1],
  ['constraint', [{ ...women, of: [] }], 0],
  ['constraint', [{ ...women, of: [[]] }], 0],
  ['constraint', [{ ...women, of: [['']] }], 0],
  ['constraint', [{ ...women, of: [['woman'], []] }], 0],
  ['more-than-seats', [{ ...women, number: 3 }], 0],
  ['contradiction', [women, { ...women, bound: 'at-most', number: 0 } as const], 1],
  ['contradiction', [{ ...women, bound: 'at-most', number: 0 } as const, women], 1],
])('refuses: %s', (problem, constraints, constraint) => {
  const reserved = { characteristics: [[], []], constraints, lapse: 'leave-vacant' } as const;
  expect(refused('AB', 2, papers('3 A'), { reserved })).toEqual({
    reason: 'bad-reserved',
    problem,
    constraint,
  });
});

test('refuses labels for more or fewer than the candidates', () => {
  const reserved = { characteristics: [[]], constraints: [women], lapse: 'leave-vacant' } as const;
  expect(refused('AB', 2, papers('3 A'), { reserved })).toEqual({
    reason: 'bad-reserved',
    problem: 'characteristics',
  });
});

test('asks for the lot when equal candidates reach the quota and not all can be elected', () => {
  const reserved = {
    characteristics: [[], [], ['woman']],
    constraints: [women],
    lapse: 'leave-vacant',
  } as const;
  expect(
    count({
      rule: 'scottish-2011',
      seats: 2,
      candidates: ['A', 'B', 'C'],
      groups: papers('9 A', '9 B', '2 C'),
      reserved,
    }),
  ).toEqual({
    ok: false,
    error: { reason: 'lot-needed', candidates: [0, 1], purpose: 'election', stage: 1 },
  });
});

test('what happens where too few stand has two names', () => {
  expect(lapses).toEqual(['leave-vacant', 'minimum-lapses']);
});

/** The constraints of a contest as the count takes them, each as text. */
function taken(...constraints: Constraint[]): string[] {
  const characteristics = [['woman'], ['woman', 'young'], ['young'], []];
  const checked = checkReserved({ characteristics, constraints, lapse: 'leave-vacant' }, 4, 3);
  if (!checked.ok) throw new Error(checked.error.problem);
  return checked.value.constraints.map(formatConstraint);
}

test('of several on the same people the strictest counts, whichever comes first', () => {
  const [one, two] = [women, { ...women, number: 2 }];
  expect([taken(one, two), taken(two, one)]).toEqual([['woman>=2'], ['woman>=2']]);
  const most = { ...women, bound: 'at-most' } as const;
  const [few, more] = [most, { ...most, number: 2 }];
  expect([taken(few, more), taken(more, few)]).toEqual([['woman<=1'], ['woman<=1']]);
});

test('a minimum and a maximum on the same people may be equal: exactly so many', () => {
  const most = { ...women, bound: 'at-most' } as const;
  expect(taken(most, women)).toEqual(['woman<=1', 'woman>=1']);
  expect(taken(women, most)).toEqual(['woman<=1', 'woman>=1']);
});

test('a minimum of none is taken as it is, and binds nobody', () => {
  expect(taken({ ...women, number: 0 })).toEqual(['woman>=0']);
});

test('each constraint is written in one way only', () => {
  const of = [['young', 'woman'], ['woman'], ['young', 'young'], ['woman']];
  expect(taken({ ...women, of })).toEqual(['woman|young>=1']);
});

test('too few stand for a minimum; for a maximum nobody is missing', () => {
  const characteristics = [['woman'], [], []];
  const constraints = [
    { ...women, number: 2 },
    { bound: 'at-most', number: 3, of: [['woman']] },
  ] as const;
  const reserved = { characteristics, constraints, lapse: 'minimum-lapses' } as const;
  const t = counted('ABC', 3, papers('3 A', '2 B', '1 C'), { reserved });
  expect(t.reserved?.short).toEqual([{ constraint: 1, standing: 1 }]);
});
