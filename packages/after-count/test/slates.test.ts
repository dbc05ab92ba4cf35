import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, mergePapers, ruleNames, type PaperGroup, type Transcript } from '@teller/stv';
import { renderSlates, slateReport, type SlateReport } from '../src/slates/index.ts';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { counted as countWard, readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { counted as small, papers } from '@teller/sample-papers/small';

function reported(
  t: Transcript,
  slateOf: readonly (string | undefined)[],
  groups?: readonly PaperGroup[],
): SlateReport {
  const report = slateReport(t, slateOf, groups);
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Everything adds up: votes, seats, and the way of every vote from the first stage to the last. */
function checkSums(t: Transcript, report: SlateReport): void {
  const one = 10 ** (t.places ?? 5);
  expect(total(report.slates.map((slate) => slate.firstPreferences))).toBe(t.valid * one);
  const { slates, flows, transfers, nonTransferable } = report;
  expect(total(slates.map((slate) => slate.finalVotes)) + nonTransferable).toBe(t.valid * one);
  expect(slates.flatMap((slate) => slate.elected).length).toBe(t.elected.length);
  for (const parts of [flows, transfers]) {
    for (const [i, { firstPreferences, finalVotes }] of slates.entries()) {
      const gained = total(parts.map(({ received }) => received[i] ?? 0));
      const gave = total(parts.map(({ given }) => given[i] ?? 0));
      expect(firstPreferences + gained - gave).toBe(finalVotes);
    }
    for (const flow of parts) {
      const aside = flow.nonTransferable + flow.roundingLoss;
      expect(total(flow.given)).toBe(total(flow.received) + aside);
      expect([...flow.given, ...flow.received].every((votes) => votes >= 0)).toBe(true);
    }
    expect(total(parts.map((flow) => flow.nonTransferable + flow.roundingLoss))).toBe(
      nonTransferable,
    );
  }
}

const slateNames = [
  undefined,
  'Left',
  'Right',
  'A slate with a name that is long beyond all sense',
];

test.each(ruleNames)('%s: every vote of every slate is accounted for, always', (rule) => {
  const oneSeat = rule === 'av' || rule === 'plurality';
  const elections = smallElections.chain((election) =>
    fc.record({
      election: fc.constant(election),
      slateOf: fc.array(fc.constantFrom(...slateNames), {
        minLength: election.candidates,
        maxLength: election.candidates,
      }),
    }),
  );
  fc.assert(
    fc.property(elections, ({ election, slateOf }) => {
      const groups = mergePapers(election.papers);
      const result = count({
        ...election,
        rule,
        seats: oneSeat ? 1 : election.seats,
        candidates: namesFor(election.candidates),
        groups,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const report = reported(result.value, slateOf);
      checkSums(result.value, report);
      const byPaper = reported(result.value, slateOf, groups);
      checkSums(result.value, byPaper);
      for (const one of [report, byPaper])
        expect(renderSlates(result.value, one)).not.toMatch(/undefined|NaN|.{81}/);
      // What the transcript tells apart, the papers tell the same, but for Meek's sums of whole stages.
      expect(byPaper.flows.every(({ given }) => given.filter((v) => v > 0).length === 1)).toBe(
        true,
      );
      const apart = report.flows.every(({ given }) => given.filter((v) => v > 0).length === 1);
      const same = JSON.stringify(byPaper.flows) === JSON.stringify(report.flows);
      expect(same || !apart || rule === 'meek-prf').toBe(true);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('the parties of a real ward as slates', () => {
  const ward = readContest(ward14);
  const t = countWard(ward);
  const report = reported(
    t,
    t.candidates.map((name) => /\((.*)\)$/.exec(name)?.[1]),
  );
  checkSums(t, report);
  expect(renderSlates(t, report)).toMatchInlineSnapshot(`
    "Slates · 3 seats · 4,684 valid papers · single transferable vote, Scottish rule
    of 2011

    Slate             First pref.   Share  Quotas  Seats  Final votes
    SNP                     1,811  38.7 %    1.55      1  1,780.91562
    Lab                     2,354  50.3 %    2.01      2  2,590.96110
    C                         519  11.1 %    0.44      0      0.00000
    Non-transferable                                        312.12328
    Sum                     4,684                      3  4,684.00000

    Elected
    SNP: Steven BONNAR (SNP).
    Lab: Bob BURROWS (Lab) and Hugh GAFFNEY (Lab).

    Where votes went when candidates were excluded or had a surplus:

    SNP passed on 288 votes:
      within the slate  221.91750    77.1 %
      to Lab             36.29584    12.6 %
      to C                4.14246     1.4 %
      non-transferable   25.64380     8.9 %
      lost in cutting     0.00040     0.0 %

    Lab passed on 396 votes:
      within the slate  333.36600    84.2 %
      to SNP             11.36475     2.9 %
      to C               16.66830     4.2 %
      non-transferable   34.59935     8.7 %
      lost in cutting     0.00160     0.0 %

    C passed on 539.81076 votes:
      to SNP             24.63337     4.6 %
      to Lab            263.29926    48.8 %
      non-transferable  251.87813    46.7 %
    "
  `);
});

test('candidates of two slates who go together are told apart by the papers only', () => {
  const groups = papers('35 A', '30 B', '3 CA', '2 DB', '1 E');
  const t = small('ABCDE', 1, groups, { rule: 'ers97' });
  const slates = ['Left', 'Right', 'Left', 'Right', undefined];
  const report = reported(t, slates);
  checkSums(t, report);
  expect(report.flows.length).toBe(1);
  expect(report.flows[0]?.given.filter((votes) => votes > 0).length).toBe(3);
  expect(renderSlates(t, report)).toContain('Left, Right and no slate, several at once, passed on');
  const byPaper = reported(t, slates, groups);
  expect(
    byPaper.flows.map(({ given, received, nonTransferable }) => [given, received, nonTransferable]),
  ).toEqual([
    [[300, 0, 0], [300, 0, 0], 0],
    [[0, 200, 0], [0, 200, 0], 0],
    [[0, 0, 100], [0, 0, 0], 100],
  ]);
  expect(slateReport(t, slates, papers('35 A', '36 B'))).toEqual({
    ok: false,
    error: 'other-papers',
  });
  expect(slateReport(t, slates, papers('35 A'))).toMatchObject({ error: 'other-papers' });
});

test('slates must be one for each candidate', () => {
  const t = small('AB', 1, papers('2 A', '1 B'));
  expect(slateReport(t, ['Left'])).toEqual({ ok: false, error: 'not-one-for-each-candidate' });
});
