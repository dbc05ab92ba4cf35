import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePapers, ruleNames, type CountInput } from '@teller/stv';
import {
  compare,
  recount,
  renderComparison,
  type Change,
  type Recount,
} from '../src/compare/index.ts';
import {
  namesFor,
  runs,
  smallElections,
  type SmallElection,
} from '@teller/sample-papers/elections';
import { readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { bruteSets, reservedElections } from '@teller/sample-papers/reserved-brute';
import { counted as small, papers } from '@teller/sample-papers/small';

function recounted(input: CountInput, change: Change): Recount {
  const result = recount(input, change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function inputOf(election: SmallElection): CountInput {
  return {
    ...election,
    rule: 'scottish-2011',
    candidates: namesFor(election.candidates),
    groups: mergePapers(election.papers),
  };
}

function sorted(candidates: readonly number[]): number[] {
  return candidates.toSorted((a, b) => a - b);
}

/** Holds for any two counts of the same papers. */
function checkComparison({ first, second, comparison }: Recount): void {
  const { electedInBoth, electedOnlyInFirst, electedOnlyInSecond, candidates } = comparison;
  expect(sorted([...electedInBoth, ...electedOnlyInFirst])).toEqual(sorted(first.elected));
  expect(sorted([...electedInBoth, ...electedOnlyInSecond])).toEqual(sorted(second.elected));
  for (const [t, side] of [
    [first, 'first'],
    [second, 'second'],
  ] as const) {
    const fates = candidates.map((fate) => fate[side]);
    const elected = [...fates.keys()].filter((c) => fates[c]?.kind === 'elected');
    expect(elected).toEqual(sorted(t.elected));
    const standing = t.stages.at(-1)?.standing ?? [];
    for (const [c, fate] of fates.entries()) {
      expect(fate.kind === 'withdrawn').toBe(standing[c] === 'withdrawn');
      expect(fate.kind === 'excluded' && standing[c] !== 'excluded').toBe(false);
    }
  }
  expect(renderComparison(first, second, comparison)).not.toMatch(/undefined|NaN|.{81}/);
}

test('a count does not part from itself', () => {
  fc.assert(
    fc.property(smallElections, fc.constantFrom(...ruleNames), (election, rule) => {
      const oneSeat = rule === 'av' || rule === 'plurality';
      const input = { ...inputOf(election), rule, seats: oneSeat ? 1 : election.seats };
      const same = recounted(input, { rule });
      expect(same.comparison.parting).toBe(undefined);
      expect(same.comparison.electedInBoth).toEqual(sorted(same.first.elected));
      checkComparison(same);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('under another rule: what is said holds, and up to the parting the stages are the same', () => {
  fc.assert(
    fc.property(smallElections, fc.constantFrom('ers97', 'meek-prf'), (election, rule) => {
      const both = recounted(inputOf(election), { rule });
      checkComparison(both);
      const { first, second, comparison } = both;
      const until = comparison.parting?.stage ?? first.stages.length;
      const votes = (t: typeof first) =>
        t.stages.slice(0, until).map(({ totals }) => totals.map((v) => v / 10 ** (t.places ?? 5)));
      expect(votes(first)).toEqual(votes(second));
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('without a candidate: nobody else’s paper changes, and the candidate is not elected', () => {
  fc.assert(
    fc.property(smallElections, fc.nat(7), (election, one) => {
      const without = one % election.candidates;
      const standing = election.candidates - election.withdrawn.length;
      fc.pre(standing > 1);
      const both = recounted(inputOf(election), { without: [without] });
      checkComparison(both);
      expect(both.comparison.candidates[without]?.second).toEqual({ kind: 'withdrawn' });
      // Leaving out somebody whom no paper names moves no first preference.
      const named = election.papers.some((paper) => paper.includes(without));
      const firsts = [both.first, both.second].map((t) => String(t.stages[0]?.totals));
      expect(named || firsts[0] === firsts[1]).toBe(true);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('without reserved places: a slack constraint makes no difference', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
      const input = { ...inputOf(election), reserved: election.reserved };
      const both = recounted(input, { withoutReserved: true });
      checkComparison(both);
      expect(both.second.reserved).toBe(undefined);
      const all = bruteSets({ ...election, reserved: { ...election.reserved, constraints: [] } });
      const slack = JSON.stringify(bruteSets(election).sets) === JSON.stringify(all.sets);
      expect(slack && both.comparison.parting !== undefined).toBe(false);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('a real ward by two rules, and without the first elected', () => {
  const ward = readContest(ward14);
  const rules = recounted({ ...ward, rule: 'scottish-2011' }, { rule: 'ers97' });
  expect(renderComparison(rules.first, rules.second, rules.comparison)).toMatchInlineSnapshot(`
    "Two counts of the same 4,684 papers.

    First: single transferable vote, Scottish rule of 2011: 3 seats, 4,684 valid
    papers, quota 1,172, 4 stages.

    Second: single transferable vote, Electoral Reform Society rules of 1997: 3
    seats, 4,684 valid papers, quota 1,171, 3 stages.

    The same candidates are elected in both.

    The two counts part at stage 2: the votes differ. In the first and the second:
    Bob BURROWS (Lab) 1,172 and 1,171; Hugh GAFFNEY (Lab) 1,119.366 and 1,142.4;
    Christine MCCONNELL (C) 535.6683 and 536.82; 1 more.

    Candidate                  First              Second
    1 Steven BONNAR (SNP)      elected, stage 1   elected, stage 1
    2 Bob BURROWS (Lab)        elected, stage 1   elected, stage 1
    3 Hugh GAFFNEY (Lab)       elected, stage 4   elected, stage 3
    4 Christine MCCONNELL (C)  excluded, stage 3  not elected
    5 Josh ROBERTSON (SNP)     not elected        not elected
    "
  `);
  const without = recounted({ ...ward, rule: 'scottish-2011' }, { without: [1] });
  expect(renderComparison(without.first, without.second, without.comparison))
    .toMatchInlineSnapshot(`
      "Two counts of the same 4,684 papers.

      First: single transferable vote, Scottish rule of 2011: 3 seats, 4,684 valid
      papers, quota 1,172, 4 stages.

      Second: single transferable vote, Scottish rule of 2011, without Bob BURROWS
      (Lab): 3 seats, 4,568 valid papers, quota 1,143, 4 stages.

      Elected only in the first count: Bob BURROWS (Lab). Elected only in the second
      count: Josh ROBERTSON (SNP).

      The two counts part at stage 1: the votes differ. In the first and the second:
      Steven BONNAR (SNP) 1,460 and 1,567; Bob BURROWS (Lab) 1,568 and 0; Hugh GAFFNEY
      (Lab) 786 and 2,054; 2 more.

      Candidate                  First              Second
      1 Steven BONNAR (SNP)      elected, stage 1   elected, stage 1
      2 Bob BURROWS (Lab)        elected, stage 1   withdrawn
      3 Hugh GAFFNEY (Lab)       elected, stage 4   elected, stage 1
      4 Christine MCCONNELL (C)  excluded, stage 3  excluded, stage 3
      5 Josh ROBERTSON (SNP)     not elected        elected, stage 4 *

      * without reaching the quota
      "
    `);
});

test('counts of other papers are not compared', () => {
  const t = small('ABC', 1, papers('5 A', '3 B'));
  const others = small('ABD', 1, papers('5 A', '3 B'));
  expect(compare(t, others)).toEqual({ ok: false, error: 'other-candidates' });
  expect(compare(t, small('ABC', 1, papers('5 A', '2 B')))).toEqual({
    ok: false,
    error: 'other-papers',
  });
  expect(compare(t, small('ABC', 1, papers('5 B', '3 A')))).toEqual({
    ok: false,
    error: 'other-papers',
  });
});

test('a refused count is said to be the first or the second', () => {
  const input = inputOf({
    candidates: 2,
    seats: 2,
    papers: [[0], [1]],
    withdrawn: [],
    lot: [0, 1],
  });
  expect(recount(input, { rule: 'av' })).toEqual({
    ok: false,
    error: { count: 'second', refusal: { reason: 'av-has-one-seat' } },
  });
  expect(recount({ ...input, seats: 0 }, { rule: 'av' })).toEqual({
    ok: false,
    error: { count: 'first', refusal: { reason: 'bad-seats' } },
  });
});
