import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, countJson, mergePapers, ruleNames, type CountInput } from '@teller/stv';
import {
  countback,
  countbackMethods,
  renderCountback,
  type AllPapersCountback,
  type DepartedPapersCountback,
  type Vacancy,
} from '../src/countback/index.ts';
import { compareCounts, countAgain } from '@teller/second-count';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { bruteSets, reservedElections } from '@teller/sample-papers/reserved-brute';
import { papers } from '@teller/sample-papers/small';

function elected(input: CountInput): readonly number[] {
  const result = count(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.elected;
}

const fewer = { numRuns: runs.numRuns / 8 };
const refusals = ['nobody-stands', 'nobody-keeps-the-reserved-places'];

/** What holds of every place filled. */
function checkFilled(
  input: CountInput,
  vacancy: Vacancy,
  result: AllPapersCountback | DepartedPapersCountback,
): void {
  const { sitting, eligible, barred, filledBy } = result;
  expect(sitting).toEqual(
    vacancy.members.filter((c) => c !== vacancy.departed).toSorted((a, b) => a - b),
  );
  expect(eligible).toContain(filledBy);
  const out = [...vacancy.members, ...vacancy.unwilling, ...(input.withdrawn ?? [])];
  expect([...eligible, ...barred].some((c) => out.includes(c))).toBe(false);
  expect(new Set([...eligible, ...barred, ...out]).size).toBe(input.candidates.length);
  expect(renderCountback(vacancy, result)).not.toMatch(/undefined|NaN|.{81}/);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function checkAllPapers({ input, transcript, sitting, filledBy }: AllPapersCountback): void {
  expect(transcript.elected.toSorted((a, b) => a - b)).toEqual(
    [...sitting, filledBy].toSorted((a, b) => a - b),
  );
  const second = countAgain({
    ...input,
    candidates: input.candidates.length,
    papers: input.groups.flatMap((g) => Array.from({ length: g.papers }, () => g.preferences)),
  });
  expect(second.ok && compareCounts(countJson(transcript), second.value)).toEqual({
    ok: true,
    value: undefined,
  });
}

function checkDepartedPapers({ stages, votes, filledBy, eligible }: DepartedPapersCountback): void {
  for (const { totals, nonTransferable, roundingLoss } of stages) {
    expect(total(totals) + nonTransferable + roundingLoss).toBe(votes);
    expect(totals.every((v, c) => v >= 0 && (v === 0 || eligible.includes(c)))).toBe(true);
    expect(roundingLoss).toBeGreaterThanOrEqual(0);
  }
  const last = stages.at(-1)?.totals ?? [];
  expect(Math.max(...last)).toBe(last[filledBy]);
}

describe.each(ruleNames)('%s', (rule) => {
  const oneSeat = rule === 'av' || rule === 'plurality';

  test.each(countbackMethods)('%s: those who sit stay, and one comes in, always', (method) => {
    fc.assert(
      fc.property(
        smallElections,
        fc.nat(),
        fc.array(fc.nat(7), { maxLength: 3 }),
        (election, one, some) => {
          const input: CountInput = {
            ...election,
            rule,
            seats: oneSeat ? 1 : election.seats,
            candidates: namesFor(election.candidates),
            groups: mergePapers(election.papers),
          };
          const members = elected(input);
          const departed = members[one % members.length] as number;
          const unwilling = [...new Set(some)].filter(
            (c) => c < election.candidates && !members.includes(c),
          );
          const vacancy = { members, departed, unwilling };
          const result = countback(input, vacancy, method);
          const out = [...members, ...unwilling, ...election.withdrawn];
          const left = election.candidates - new Set(out).size;
          const outcome = result.ok ? 'filled' : result.error.reason;
          expect(outcome).toBe(left === 0 ? 'nobody-stands' : 'filled');
          if (!result.ok) return;
          checkFilled(input, vacancy, result.value);
          if (result.value.method === 'all-papers') checkAllPapers(result.value);
          else checkDepartedPapers(result.value);
        },
      ),
      fewer,
    );
  });
});

test.each(countbackMethods)('%s: the whole body keeps the reserved places, always', (method) => {
  fc.assert(
    fc.property(
      reservedElections,
      fc.nat(),
      fc.constantFrom('scottish-2011' as const, 'ers97' as const, 'meek-prf' as const),
      (election, one, rule) => {
        const input: CountInput = {
          ...election,
          rule,
          candidates: namesFor(election.candidates),
          groups: mergePapers(election.papers),
        };
        const members = elected(input);
        fc.pre(members.length > 0);
        const departed = members[one % members.length] as number;
        const vacancy = { members, departed, unwilling: [] };
        const result = countback(input, vacancy, method);
        // Every body that may be elected from those still there, by nothing but counting heads.
        const left = { ...election, withdrawn: [...election.withdrawn, departed] };
        const sitting = members.filter((member) => member !== departed);
        const { sets, places } = bruteSets(left);
        const bodies = sets.filter((set) => sitting.every((member) => set.includes(member)));
        // Where the best that can be had at all can be had with those who sit, nothing less is taken.
        const best = places === members.length && bodies.length > 0;
        const could = new Set(bodies.map((set) => set.find((c) => !sitting.includes(c))));
        expect(result.ok || (!best && refusals.includes(result.error.reason))).toBe(true);
        if (!result.ok) return;
        checkFilled(input, vacancy, result.value);
        const { eligible } = result.value;
        expect(
          !best || (eligible.length === could.size && eligible.every((c) => could.has(c))),
        ).toBe(true);
      },
    ),
    fewer,
  );
});

test('with one place, all papers are counted as if the departed had withdrawn', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      fc.pre(election.candidates - election.withdrawn.length > 1);
      const candidates = namesFor(election.candidates);
      const groups = mergePapers(election.papers);
      const input: CountInput = { ...election, rule: 'av', seats: 1, candidates, groups };
      const [departed = -1] = elected(input);
      const withdrawn = [...election.withdrawn, departed].toSorted((a, b) => a - b);
      const result = countback(
        input,
        { members: [departed], departed, unwilling: [] },
        'all-papers',
      );
      expect(result.ok && result.value.filledBy).toBe(elected({ ...input, withdrawn })[0]);
    }),
    fewer,
  );
});

test('the papers of a member elected on first preferences alone go to their second', () => {
  // A has the quota of 10 exactly: 6 of these papers name C next, 4 name B.
  const groups = papers('6 AC', '4 AB', '9 B', '2 C', '8 D');
  const input = {
    rule: 'scottish-2011' as const,
    seats: 2,
    candidates: ['A', 'B', 'C', 'D'],
    groups,
  };
  expect(elected(input).slice(0, 1)).toEqual([0]);
  const vacancy = { members: elected(input), departed: 0, unwilling: [] };
  const result = countback(input, vacancy, 'departed-papers');
  expect(result).toMatchObject({ value: { papers: 10, votes: 1_000_000 } });
  expect(result.ok && renderCountback(vacancy, result.value)).toMatchInlineSnapshot(`
    "Countback: the 10 papers that had elected A go to others, each at the part of a
    vote that it counted for A at the end: 10 votes in all.

    Who can come in: C and D.

    Stage 1. C 6; D 0; 4 non-transferable. C has more than half of the 6 votes with
    candidates.

    The place of A goes to C.
    "
  `);
});

test('a real ward: both methods, told', () => {
  const ward = readContest(ward14);
  const input: CountInput = { ...ward, rule: 'scottish-2011' };
  const vacancy = { members: elected(input), departed: 0, unwilling: [] };
  const texts = countbackMethods.map((method) => {
    const result = countback(input, vacancy, method);
    if (!result.ok) throw new Error(result.error.reason);
    // What comes after the head is the count sheet, which has golden files of its own.
    return renderCountback(vacancy, result.value).split('\n\n3 seats')[0];
  });
  expect(texts.join('\n')).toMatchInlineSnapshot(`
    "Countback: all papers are counted again by the same rule, as if those who can’t
    come in had withdrawn. Bob BURROWS (Lab) and Hugh GAFFNEY (Lab) sit and keep
    their places, and so will not be excluded.

    Who can come in: Christine MCCONNELL (C) and Josh ROBERTSON (SNP).

    The place of Steven BONNAR (SNP) goes to Josh ROBERTSON (SNP).
    Countback: the 1,460 papers that had elected Steven BONNAR (SNP) go to others,
    each at the part of a vote that it counted for Steven BONNAR (SNP) at the end:
    1,172 votes in all.

    Who can come in: Christine MCCONNELL (C) and Josh ROBERTSON (SNP).

    Stage 1. Josh ROBERTSON (SNP) 976.92241; Christine MCCONNELL (C) 27.29282;
    167.77057 non-transferable and 0.0142 lost in cutting. Josh ROBERTSON (SNP) has
    more than half of the 1,004.21523 votes with candidates.

    The place of Steven BONNAR (SNP) goes to Josh ROBERTSON (SNP).
    "
  `);
});

const women = (lapse: 'leave-vacant' | 'minimum-lapses') => ({
  reserved: {
    characteristics: [['woman'], [], []],
    constraints: [{ bound: 'at-least' as const, number: 1, of: [['woman']] }],
    lapse,
  },
});

test('what can’t be filled is refused, and why', () => {
  const groups = papers('6 AC', '4 B', '3 C');
  const input: CountInput = {
    rule: 'scottish-2011',
    seats: 2,
    candidates: ['A', 'B', 'C'],
    groups,
  };
  const members = elected(input);
  const refused = (vacancy: Partial<Vacancy>, more: Partial<CountInput> = {}) => {
    const whole = { members, departed: 0, unwilling: [], ...vacancy };
    const result = countback({ ...input, ...more }, whole, 'departed-papers');
    return result.ok ? 'filled' : result.error.reason;
  };
  expect(refused({})).toBe('filled');
  expect(refused({ departed: 2 })).toBe('not-a-member');
  expect(refused({ unwilling: [9] })).toBe('bad-candidates');
  expect(refused({ members: [0, 0] })).toBe('bad-candidates');
  expect(refused({ members: [0, 1, 2] })).toBe('too-many-members');
  expect(refused({ unwilling: [2] })).toBe('nobody-stands');
  expect(refused({ members: [2, 1], departed: 2 })).toBe('not-elected-by-these-papers');
  expect(refused({}, women('leave-vacant'))).toBe('nobody-keeps-the-reserved-places');
  expect(refused({}, women('minimum-lapses'))).toBe('filled');
});
