import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, mergePapers, ruleNames, type CountInput, type PaperGroup } from '@teller/stv';
import { gaps, margin, renderMargin, type Margin } from '../src/margin/index.ts';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { reservedElections } from '@teller/sample-papers/reserved-brute';
import { counted as small, papers } from '@teller/sample-papers/small';

function marginOf(input: CountInput, recounts?: number): Margin {
  const result = margin(input, recounts);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function sorted(candidates: readonly number[]): number[] {
  return candidates.toSorted((a, b) => a - b);
}

/** The papers one by one, in an order of their own. */
function oneByOne(groups: readonly PaperGroup[]): string[] {
  return groups
    .flatMap((g) => Array.from({ length: g.papers }, () => g.preferences.join('>')))
    .toSorted();
}

/** How many papers have to be changed to make one pile of papers into the other. */
function distance(before: readonly PaperGroup[], after: readonly PaperGroup[]): number {
  const left = new Map<string, number>();
  for (const paper of oneByOne(before)) left.set(paper, (left.get(paper) ?? 0) + 1);
  let others = 0;
  for (const paper of oneByOne(after)) {
    const there = left.get(paper) ?? 0;
    if (there === 0) others++;
    else left.set(paper, there - 1);
  }
  return others;
}

/** The proof holds: so many papers are another, the others are as they were, and others are elected. */
function checkBound(input: CountInput, { transcript, bound, recounts }: Margin): void {
  expect(recounts).toBeLessThanOrEqual(60);
  if (bound === undefined) return;
  expect(oneByOne(bound.groups).length).toBe(oneByOne(input.groups).length);
  expect(distance(input.groups, bound.groups)).toBeLessThanOrEqual(bound.papers);
  expect(bound.changed.reduce((all, one) => all + one.papers, 0)).toBe(bound.papers);
  const again = count({ ...input, groups: bound.groups });
  const elected = again.ok ? again.value.elected : [];
  expect(sorted(elected)).not.toEqual(sorted(transcript.elected));
  const instead = [...transcript.elected, ...bound.electedInstead];
  expect(sorted(instead.filter((c) => !bound.notElected.includes(c)))).toEqual(sorted(elected));
}

test.each(ruleNames)('%s: the bound is proved by papers that elect others, always', (rule) => {
  const oneSeat = rule === 'av' || rule === 'plurality';
  fc.assert(
    fc.property(smallElections, (election) => {
      const input = {
        ...election,
        rule,
        seats: oneSeat ? 1 : election.seats,
        candidates: namesFor(election.candidates),
        groups: mergePapers(election.papers),
      };
      const found = marginOf(input);
      checkBound(input, found);
      expect(renderMargin(found)).not.toMatch(/undefined|NaN|.{81}/);
    }),
    { numRuns: runs.numRuns / 8 },
  );
});

test('with reserved places: the bound holds, and no gap is to somebody guarded', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
      const { reserved, ...rest } = election;
      const input = {
        ...rest,
        reserved,
        rule: 'scottish-2011' as const,
        candidates: namesFor(election.candidates),
        groups: mergePapers(election.papers),
      };
      const found = marginOf(input);
      checkBound(input, found);
      for (const gap of gaps(found.transcript)) {
        const stage = found.transcript.stages[gap.stage];
        expect(gap.kind === 'exclusion' && stage?.guarded?.includes(gap.upper)).not.toBe(true);
        expect(gap.votes).toBeGreaterThanOrEqual(0);
      }
      expect(renderMargin(found)).not.toMatch(/undefined|NaN|.{81}/);
    }),
    { numRuns: runs.numRuns / 8 },
  );
});

/** Every pile of papers in which one paper is another, of these candidates. */
function oneChanged(groups: readonly PaperGroup[], orders: readonly (readonly number[])[]) {
  return [...groups.keys()].flatMap((g) =>
    orders.map((preferences) => [
      ...groups.flatMap((one, i) => {
        const papers = i === g ? one.papers - 1 : one.papers;
        return papers > 0 ? [{ ...one, papers }] : [];
      }),
      { preferences, papers: 1 },
    ]),
  );
}

test('the bound is never below the margin: where it says 2 or more it may be 1, never the reverse', () => {
  const orders = [[0], [1], [2], [0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1], []];
  let exact = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...orders.slice(0, 9)), fc.integer({ min: 1, max: 9 })), {
        minLength: 2,
        maxLength: 5,
      }),
      (bundles) => {
        const groups = bundles.map(([preferences, papers]) => ({ preferences, papers }));
        const input = {
          rule: 'av' as const,
          seats: 1,
          candidates: namesFor(3),
          groups,
          lot: [0, 1, 2],
        };
        const { bound, transcript } = marginOf(input);
        const isOne = oneChanged(groups, orders).some((changed) => {
          const again = count({ ...input, groups: changed });
          return again.ok && again.value.elected[0] !== transcript.elected[0];
        });
        expect(bound?.papers === 1 && !isOne).toBe(false);
        if ((bound?.papers === 1) === isOne) exact++;
      },
    ),
    { numRuns: 60 },
  );
  expect(exact).toBeGreaterThan(40);
});

test('the gaps of a real ward, and a bound of its margin', () => {
  const ward = readContest(ward14);
  const input = { ...ward, rule: 'scottish-2011' as const };
  const found = marginOf(input);
  checkBound(input, found);
  expect(renderMargin(found)).toMatchInlineSnapshot(`
    "How close it was · 3 seats · 4,684 valid papers · single transferable vote,
    Scottish rule of 2011

    Who went at the end of each stage, and by how many votes fewer than the next:

    Stage  Out                                 Next above                Votes
    3      Christine MCCONNELL (C)             Josh ROBERTSON (SNP)   44.47149
    4      Josh ROBERTSON (SNP) (not elected)  Hugh GAFFNEY (Lab)    810.04548

    406 changed papers are enough to change who is elected: on 406 papers that
    counted for Hugh GAFFNEY (Lab), Josh ROBERTSON (SNP) is put directly before.
    Counted again, Josh ROBERTSON (SNP) is elected and Hugh GAFFNEY (Lab) is not. So
    the margin is at most 406. It may be smaller: only 12 changes were tried, each
    by a recount.
    "
  `);
  const ers97 = marginOf({ ...ward, rule: 'ers97' });
  expect(renderMargin(ers97)).toMatchInlineSnapshot(`
    "How close it was · 3 seats · 4,684 valid papers · single transferable vote,
    Electoral Reform Society rules of 1997

    Who went at the end of each stage, and by how many votes fewer than the next:

    Stage  Out                                 Next above           Votes
    3      Josh ROBERTSON (SNP) (not elected)  Hugh GAFFNEY (Lab)  581.64

    411 changed papers are enough to change who is elected: on 411 papers that
    counted for Hugh GAFFNEY (Lab), Josh ROBERTSON (SNP) is put directly before.
    Counted again, Josh ROBERTSON (SNP) is elected and Hugh GAFFNEY (Lab) is not. So
    the margin is at most 411. It may be smaller: only 13 changes were tried, each
    by a recount.
    "
  `);
});

test('each exclusion has the gap to the next', () => {
  const t = small('ABCD', 1, papers('9 A', '7 B', '4 CB', '2 DC'));
  expect(gaps(t)).toEqual([
    { stage: 0, kind: 'exclusion', lower: 3, upper: 2, votes: 200_000 },
    { stage: 1, kind: 'exclusion', lower: 2, upper: 1, votes: 100_000 },
    { stage: 2, kind: 'exclusion', lower: 0, upper: 1, votes: 200_000 },
  ]);
});

test('a question is turned by more than half its gap', () => {
  const { bound } = marginOf({
    rule: 'plurality',
    seats: 1,
    candidates: ['Yes', 'No'],
    groups: papers('60 A', '41 B'),
  });
  expect(bound).toMatchObject({ papers: 10, from: 0, to: 1, electedInstead: [1] });
});

test('no recount allowed, no bound; and it says so', () => {
  const input = {
    rule: 'av' as const,
    seats: 1,
    candidates: ['A', 'B'],
    groups: papers('2 A', '1 B'),
  };
  const found = marginOf(input, 0);
  expect(found.bound).toBe(undefined);
  expect(renderMargin(found)).toMatch(/No bound of the margin is shown/);
  expect(margin({ ...input, seats: 2 })).toMatchObject({ error: { reason: 'av-has-one-seat' } });
});
