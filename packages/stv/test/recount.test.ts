import * as fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { count, countJson, mergePapers, readMarks, type ContestPapers } from '../src/index.ts';
import {
  compareCounts,
  countAgain,
  describeDifference,
  preferencesOn,
} from '../src/second/index.ts';
import { namesFor, slow, smallElections, type SmallElection } from './elections.ts';
import { counted, readContest } from './official.ts';

type Rule = 'scottish-2011' | 'av';

const runs = { numRuns: slow ? 100_000 : 2_000 };

function first(rule: Rule, election: SmallElection, lot: readonly number[] | undefined) {
  const { lot: _, ...rest } = election;
  return count({
    ...rest,
    rule,
    candidates: namesFor(election.candidates),
    groups: mergePapers(election.papers),
    ...(lot && { lot }),
  });
}

function second(rule: Rule, election: SmallElection, lot: readonly number[] | undefined) {
  const { lot: _, ...rest } = election;
  return countAgain({ ...rest, rule, ...(lot && { lot }) });
}

/** Both counts of the election: undefined when they agree, else what they differ in. */
function difference(rule: Rule, election: SmallElection): string | undefined {
  const ours = first(rule, election, election.lot);
  const theirs = second(rule, election, election.lot);
  if (!ours.ok || !theirs.ok) return JSON.stringify([ours, theirs]);
  const compared = compareCounts(countJson(ours.value), theirs.value);
  return compared.ok ? undefined : describeDifference(compared.error);
}

describe('the second counter agrees at every stage', () => {
  test('of random elections', () => {
    fc.assert(
      fc.property(smallElections, (election) => {
        expect(difference('scottish-2011', election)).toBeUndefined();
      }),
      runs,
    );
  });

  test('of random elections to one seat', () => {
    fc.assert(
      fc.property(smallElections, (some) => {
        expect(difference('av', { ...some, seats: 1 })).toBeUndefined();
      }),
      runs,
    );
  });

  test('of elections in which the lot decides, and about who is tied when there is none', () => {
    let lots = 0;
    fc.assert(
      fc.property(smallElections, (election) => {
        const papers = election.papers.slice(0, 6);
        const tight = { ...election, papers };
        expect(difference('scottish-2011', tight)).toBeUndefined();
        const ours = first('scottish-2011', tight, undefined);
        const theirs = second('scottish-2011', tight, undefined);
        expect(theirs.ok).toBe(ours.ok);
        if (ours.ok || theirs.ok) return;
        lots++;
        const { reason } = ours.error;
        const tied = 'candidates' in ours.error ? ours.error.candidates : [];
        expect(theirs.error).toEqual({ reason, candidates: tied });
      }),
      runs,
    );
    expect(lots).toBeGreaterThan(200);
  });

  const folders = ['../data', '../../../../shared/elections/official-scotland'];
  const wards = folders
    .map((folder) => path.resolve(import.meta.dirname, folder))
    .flatMap((folder) =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((name) => name.endsWith('.blt'))
        .map((name) => path.join(folder, name)),
    );
  test.each(wards.map((file) => [path.basename(file), file]))('of %s', (_, file) => {
    const contest = readContest(file);
    const again = countAgain({
      ...contest,
      rule: 'scottish-2011',
      candidates: contest.candidates.length,
      papers: onePaperAtATime(contest),
    });
    if (!again.ok) throw new Error(again.error.reason);
    expect(compareCounts(countJson(counted(contest)), again.value)).toEqual({
      ok: true,
      value: undefined,
    });
  });
});

function* onePaperAtATime({ groups }: ContestPapers): Generator<readonly number[]> {
  for (const { preferences, papers } of groups)
    for (let paper = 0; paper < papers; paper++) yield preferences;
}

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

const stage = (json: Record<string, unknown>, number: number) =>
  (json['stages'] as Record<string, unknown>[])[number - 1] as Record<string, unknown>;

describe('a difference is found', () => {
  // 20 papers, 2 seats: quota 7. A's surplus goes to B; then C is excluded.
  const election = {
    seats: 2,
    candidates: 4,
    papers: [
      ...Array.from({ length: 9 }, () => [0, 1]),
      ...Array.from({ length: 5 }, () => [1]),
      ...Array.from({ length: 4 }, () => [3]),
      ...Array.from({ length: 2 }, () => [2, 3]),
    ],
  };
  const again = countAgain({ rule: 'scottish-2011', ...election });
  if (!again.ok) throw new Error(again.error.reason);
  const right = again.value;

  /** What was published, with one thing in it changed. */
  function changed(change: (json: Record<string, unknown>) => void): string {
    const json = structuredClone(right) as unknown as Record<string, unknown>;
    change(json);
    const compared = compareCounts(json, right);
    return compared.ok ? 'none' : describeDifference(compared.error);
  }
  test('in a candidate’s votes, at the first stage that has one', () => {
    expect(changed(() => undefined)).toBe('none');
    const votes = changed((json) => {
      (stage(json, 2)['totals'] as Record<string, string>)['2'] = '6.9';
      (stage(json, 3)['totals'] as Record<string, string>)['1'] = '8';
    });
    expect(votes).toBe('stage 2, candidate 2, totals: "6.9", by the second counter "6.99998"');
  });

  test.each([
    ['quota', (json) => (json['quota'] = '8'), 'quota: "8", by the second counter "7"'],
    ['order', (json) => (json['elected'] = [2, 1]), 'elected: [2,1], by the second counter [1,2]'],
    ['valid', (json) => (json['valid'] = 21), 'valid: 21, by the second counter 20'],
    ['action', (json) => (stage(json, 2)['action'] = 'exclusion'), 'stage 2, action: "exclusion"'],
    ['loss', (json) => (stage(json, 2)['roundingLoss'] = '0'), 'stage 2, roundingLoss: "0"'],
    ['excluded', (json) => (stage(json, 2)['excluded'] = []), 'stage 2, excluded: []'],
    ['missing stage', (json) => (json['stages'] as unknown[]).pop(), 'action: nothing'],
    [
      'extra stage',
      (json) => (json['stages'] as unknown[]).push({ action: 'surplus' }),
      'action: "surplus", by the second counter nothing',
    ],
    [
      'extra candidate',
      (json) => ((stage(json, 1)['totals'] as Record<string, string>)['5'] = '0'),
      'stage 1, totals: ["1","2","3","4","5"]',
    ],
  ] satisfies [string, (json: Record<string, unknown>) => unknown, string][])(
    'in the %s',
    (_, change, expected) => {
      expect(changed(change)).toContain(expected);
    },
  );

  test('in what is no count at all', () => {
    for (const nonsense of [null, 7, 'x', [], {}, { stages: 3 }, { ...right, stages: null }])
      expect(compareCounts(nonsense, right).ok).toBe(false);
  });
});

test('what is no election is refused', () => {
  const one = { rule: 'scottish-2011', seats: 1, candidates: 2, papers: [[0]] } as const;
  const reason = (change: object) => {
    const again = countAgain({ ...one, ...change });
    return again.ok ? 'counted' : again.error.reason;
  };
  expect(reason({})).toBe('counted');
  expect(reason({ seats: 0 })).toBe('bad-election');
  expect(reason({ rule: 'av', seats: 2 })).toBe('bad-election');
  expect(reason({ papers: [[0, 0]] })).toBe('bad-papers');
  expect(reason({ papers: [[2]] })).toBe('bad-papers');
});
