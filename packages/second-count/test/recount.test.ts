// The second counter against the first, at every stage.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countJson, readMarks, ruleNames } from '@teller/stv';
import { compareCounts, countAgain, preferencesOn } from '../src/index.ts';
import { smallElections } from '@teller/sample-papers/elections';
import { counted, readContest } from '@teller/sample-papers/official';
import { wards } from '@teller/sample-papers/wards';
import { difference, first, onePaperAtATime, oneSeatIn, runs } from './recount.ts';

describe.each(ruleNames)('by %s both counters agree at every stage', (rule) => {
  test('of random elections', () => {
    fc.assert(
      fc.property(smallElections, (some) => {
        const election = oneSeatIn(rule, some);
        expect(difference(rule, election, election.lot)).toBeUndefined();
      }),
      runs,
    );
  });

  test('of elections that the lot decides, and about who is tied when there is none', () => {
    let lots = 0;
    fc.assert(
      fc.property(smallElections, (some) => {
        const election = oneSeatIn(rule, { ...some, papers: some.papers.slice(0, 6) });
        expect(difference(rule, election, election.lot)).toBeUndefined();
        expect(difference(rule, election)).toBeUndefined();
        if (!first(rule, election).ok) lots++;
      }),
      runs,
    );
    expect(lots).toBeGreaterThan(50);
  });
});

describe.each(['scottish-2011', 'ers97', 'meek-prf'] as const)('by %s they agree', (rule) => {
  test.each(wards)('of %s', (_, file) => {
    const contest = readContest(file);
    const again = countAgain({
      ...contest,
      rule,
      candidates: contest.candidates.length,
      papers: onePaperAtATime(contest),
    });
    if (!again.ok) throw new Error(again.error.reason);
    expect(compareCounts(countJson(counted(contest, undefined, rule)), again.value)).toEqual({
      ok: true,
      value: undefined,
    });
  });
});

test('both read the numbers written on a paper alike', () => {
  const marks = fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ max: 255 })), {
    maxLength: 7,
  });
  fc.assert(
    fc.property(marks, (marks) => {
      const read = readMarks(marks);
      expect(preferencesOn(marks)).toEqual(read.ok ? read.value : []);
    }),
    runs,
  );
});
