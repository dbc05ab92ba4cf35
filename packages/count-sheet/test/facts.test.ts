/**
 * What a stage has to tell, in both tables of words: every candidate and figure of a fact is in its words,
 * and no figure is in them that the fact does not have; and the facts, against the transcript.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  count,
  countJson,
  parseConstraint,
  type CountInput,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import { smallElections, runs, type SmallElection } from '@teller/sample-papers/elections';
import { counted as ward, readContest } from '@teller/sample-papers/official';
import { collected, regions2022, ward14, wards } from '@teller/sample-papers/wards';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../src/facts/fact.ts';
import { howWasElected } from '../src/facts/electing.ts';
import { stageFacts } from '../src/facts/stage-facts.ts';
import { fullWords } from '../src/words/full.ts';
import { shortWords } from '../src/words/short.ts';
import { inWords, namesIn, type Names, type WordsTable } from '../src/words/table.ts';
import { astray } from './against-transcript.ts';
import { faultsOf, namesWithoutDigits, withPlainNames } from './telling.ts';

const rules: readonly RuleName[] = ['scottish-2011', 'av', 'ers97', 'meek-prf', 'plurality'];
const tables = { full: fullWords, short: shortWords };

/** Every fault of telling a count by a table, with the stage. */
function told(t: Transcript, table: WordsTable): readonly string[] {
  const json = countJson(t);
  const names: Names = namesIn(json);
  return stageFacts(json).flatMap((facts, i) =>
    facts.flatMap((fact) =>
      faultsOf(fact, inWords(table, fact, names), names).map((fault) => `stage ${i + 1}: ${fault}`),
    ),
  );
}

/** Every fault of a count's telling, by both tables, and of its facts. */
function faults(t: Transcript): readonly string[] {
  return [...Object.values(tables).flatMap((table) => told(t, table)), ...astray(t)];
}

describe('real papers', () => {
  const official = wards.map(([, file]) => file);
  const others = existsSync(collected)
    ? readdirSync(collected, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.blt'))
        .map((name) => path.join(collected, name))
    : [];
  test.each([...new Set([...official, ...others])])('%s', (file) => {
    const contest = readContest(file);
    const lot = contest.candidates.map((_, i) => i);
    for (const rule of rules) {
      const seats = rule === 'av' || rule === 'plurality' ? 1 : contest.seats;
      expect(faults(withPlainNames(ward({ ...contest, seats }, lot, rule)))).toEqual([]);
    }
  });
});

const constraints = ['p>=1', 'q>=1', 'p|q>=2', 'p<=2', 'q<=1', 'p&q>=1'].map((text) => {
  const parsed = parseConstraint(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
});

const reservedElections = fc.record({
  election: smallElections,
  labels: fc.array(fc.constantFrom([], ['p'], ['q'], ['p', 'q']), { minLength: 8, maxLength: 8 }),
  chosen: fc.option(fc.subarray(constraints, { minLength: 1, maxLength: 2 }), { nil: undefined }),
});

function countOf(
  rule: RuleName,
  { candidates, seats, papers, withdrawn, lot }: SmallElection,
  reserved?: CountInput['reserved'],
): Transcript | undefined {
  const result = count({
    rule,
    seats: rule === 'av' || rule === 'plurality' ? 1 : seats,
    candidates: namesWithoutDigits(candidates),
    groups: papers.map((preferences) => ({ preferences, papers: 1 })),
    withdrawn,
    lot,
    ...(reserved === undefined ? {} : { reserved }),
  });
  // Constraints that contradict one another, or the seats, are refused.
  return result.ok ? result.value : undefined;
}

test.each(rules)('random elections, with and without reserved places: %s', (rule) => {
  let kept = 0;
  fc.assert(
    fc.property(reservedElections, ({ election, labels, chosen }) => {
      const reserved =
        chosen === undefined
          ? undefined
          : {
              characteristics: labels.slice(0, election.candidates),
              constraints: chosen,
              lapse: 'minimum-lapses' as const,
            };
      const t = countOf(rule, election, reserved);
      if (t === undefined) return;
      kept++;
      expect(faults(t)).toEqual([]);
    }),
    { numRuns: runs.numRuns * 2 },
  );
  expect(kept).toBeGreaterThan(runs.numRuns);
});

/** Every kind of fact in words that say something false of it. */
const falsified: Readonly<Record<string, Falsified>> = {
  'a figure of its own': (words) => ({ gains: (f, n) => `${words.gains(f, n)} That is 77 more.` }),
  'a figure left out': () => ({
    'has-surplus': ({ candidate }, { one }) => `${one(candidate)} has more.`,
  }),
  'a candidate left out': () => ({
    'excluded-fewest': ({ votes }) => `With ${votes}, the fewest, somebody is excluded.`,
  }),
  'somebody else': (words) => ({
    'elected-at-quota': (f, n) =>
      words['elected-at-quota'](f, {
        ...n,
        voted: (all) => n.voted(all.map((one) => ({ ...one, candidate: (one.candidate % 5) + 1 }))),
      }),
  }),
  'all papers go on, of which some do': (words) => ({
    'papers-with-next': (f, n) => words['papers-with-next'](f, n).replace(/^Of the/, 'Each of the'),
  }),
  'elected, of one who is excluded': (words) => ({
    'excluded-fewest': (f, n) => words['excluded-fewest'](f, n).replace('excluded', 'elected'),
  }),
  'excluded, of one who is elected': (words) => ({
    'elected-at-quota': (f, n) =>
      words['elected-at-quota'](f, n).replace(/(?:deemed )?elected/, 'excluded'),
  }),
  'not elected, of one who is': (words) => ({
    'elected-at-quota': (f, n) =>
      words['elected-at-quota'](f, n).replace(/(?:deemed )?elected/, 'not elected'),
  }),
  'as the last left, of one who reached the quota': (words) => ({
    'elected-at-quota': (f, n) =>
      words['elected-to-last-places'](
        { ...f, kind: 'elected-to-last-places', places: f.candidates.length },
        n,
      ),
  }),
  'by reaching the quota, of the last left': (words) => ({
    'elected-to-last-places': (f, n) =>
      words['elected-at-quota']({ ...f, kind: 'elected-at-quota' }, n),
  }),
  'the most, of one who has the fewest': (words) => ({
    'excluded-fewest': (f, n) => words['excluded-fewest'](f, n).replace('the fewest', 'the most'),
  }),
};
type Falsified = (words: WordsTable) => Partial<WordsTable>;

describe.each(Object.entries(tables))('false words are found: %s', (_, words) => {
  const lastPlaces = readContest(
    path.join(import.meta.dirname, '../../stv/test/cases/last-vacancies/papers.blt'),
  );
  const counts = [
    withPlainNames(ward(readContest(ward14), undefined, 'ers97')),
    withPlainNames(ward(readContest(ward14))),
    withPlainNames(
      ward(
        lastPlaces,
        lastPlaces.candidates.map((_, i) => i),
      ),
    ),
  ];
  test('and none are without them', () => {
    expect(counts.flatMap((one) => told(one, words))).toEqual([]);
  });
  test.each(Object.entries(falsified))('%s', (__, falsify) => {
    const found = counts.flatMap((one) => told(one, { ...words, ...falsify(words) }));
    expect(found).not.toEqual([]);
  });
});

function shortly(t: Transcript, stage: number): string {
  const json = countJson(t);
  const names = namesIn(json);
  return (stageFacts(json)[stage - 1] ?? [])
    .map((fact) => inWords(shortWords, fact, names))
    .join(' ');
}

describe('what was once told untruly', () => {
  test('ward 14 under ERS97, stage 2: 1,431 of 1,568 papers go on, and 10.63 votes are lost', () => {
    const text = shortly(ward(readContest(ward14), undefined, 'ers97'), 2);
    expect(text).toContain('Of the 1,568 papers of Bob BURROWS (Lab), 1,431 have a next choice');
    expect(text).toContain('10.63 votes can’t be passed on');
    expect(text).not.toContain('All');
  });

  test.each(['scottish-2011', 'ers97', 'meek-prf'] as const)(
    'where papers have no next choice, none of the words says that all go on: %s',
    (rule) => {
      const t = ward(readContest(ward14), undefined, rule);
      const text = t.stages.map((_, i) => shortly(t, i + 1)).join(' ');
      expect(text).not.toMatch(/\bpapers? (?:each )?(?:go|goes|move|moves)\b/);
      expect(text).not.toContain('is sure of');
    },
  );

  const deferred = readContest(
    path.join(import.meta.dirname, '../../stv/test/cases/deferred-surplus/papers.blt'),
  );

  test('elected on the active vote, which is not the quota [5.1.7]', () => {
    const t = ward(deferred, undefined, 'ers97');
    const text = t.stages.map((_, i) => shortly(t, i + 1)).join(' ');
    expect(text).toContain(
      'Cedar with 19 votes is elected without the quota: with the votes still in use, 18.5 votes are now enough.',
    );
    const kinds = howWasElected(countJson(t)).map(({ fact }) => fact.kind);
    expect(kinds).toContain('elected-on-active-vote');
  });

  test('surpluses that wait are told, and why', () => {
    const t = ward(deferred, undefined, 'ers97');
    const text = t.stages.map((_, i) => shortly(t, i + 1)).join(' ');
    expect(text).toMatch(/The surplus(es)? of .* waits?: .* could save nobody\./);
  });

  test('nobody has “the fewest” while another who goes too has fewer', () => {
    const t = ward(deferred, undefined, 'ers97');
    const text = t.stages.map((_, i) => shortly(t, i + 1)).join(' ');
    expect(text).toMatch(/Dogwood with 7 votes.* are excluded together/);
    expect(text).not.toContain('Dogwood with 7 votes has the fewest');
  });

  test('Meek: all who are excluded at once are named when they are passed over', () => {
    const result = count({
      rule: 'meek-prf',
      seats: 2,
      candidates: ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elder'],
      groups: [
        { preferences: [0, 1], papers: 9 },
        { preferences: [1, 0], papers: 8 },
        { preferences: [2, 0], papers: 7 },
        { preferences: [3, 1], papers: 6 },
        { preferences: [4, 1], papers: 5 },
      ],
      reserved: {
        characteristics: [['woman'], ['woman'], [], [], []],
        constraints: [{ bound: 'at-least', number: 2, of: [['woman']] }],
        lapse: 'leave-vacant',
      },
    });
    if (!result.ok) throw new Error(result.error.reason);
    const texts = result.value.stages.map((_, i) => shortly(result.value, i + 1)).join(' ');
    expect(texts).toContain(
      'Elder with 5 votes, Dogwood with 6 votes and Cedar with 7 votes are excluded',
    );
  });
});

test('regions with reserved places: every rule, and how everybody was elected', () => {
  for (const name of readdirSync(regions2022).filter((file) => file.endsWith('.blt'))) {
    const contest = readContest(path.join(regions2022, name));
    for (const rule of ['scottish-2011', 'ers97', 'meek-prf'] as const) {
      const t = withPlainNames(ward(contest, undefined, rule));
      expect(faults(t)).toEqual([]);
      const how = howWasElected(countJson(t));
      expect(how.map(({ candidate }) => candidate)).toEqual(t.elected.map((c) => c + 1));
      for (const { candidate, fact } of how) {
        const election = t.stages
          .flatMap(({ elected }) => elected)
          .find((one) => one.candidate === candidate - 1);
        expect(byReason[fact.kind]).toBe(election?.reason);
      }
    }
  }
});

const byReason = {
  'elected-at-quota': 'quota',
  'elected-on-active-vote': 'active-vote',
  'elected-with-most': 'most-votes',
  'elected-to-last-places': 'last-vacancies',
  'elected-without-exclusion': 'last-vacancies',
} as const satisfies Partial<Record<Fact['kind'], string>>;
