// Whole counts with reserved places against a list of every set there is.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  count,
  countJson,
  mergePapers,
  type Constraint,
  type Reserved,
  type RuleName,
  type Transcript,
} from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { namesFor, runs, slow } from '@teller/sample-papers/elections';
import {
  bruteSets,
  reservedElections,
  type ReservedElection,
} from '@teller/sample-papers/reserved-brute';
import { checkStages } from './reserved-stages.ts';

const manyRuns = { numRuns: slow ? 100_000 : 2000 };
const rules: readonly RuleName[] = ['scottish-2011', 'av', 'ers97', 'meek-prf', 'plurality'];

/** The election with as many seats as the rule can fill, and constraints that fit them. */
function fitting(election: ReservedElection, rule: RuleName): ReservedElection {
  if (rule !== 'av' && rule !== 'plurality') return election;
  const { reserved } = election;
  const constraints = reserved.constraints.map((one) =>
    one.bound === 'at-least' ? { ...one, number: Math.min(one.number, 1) } : one,
  );
  return { ...election, seats: 1, reserved: { ...reserved, constraints } };
}

function counted(rule: RuleName, election: ReservedElection, reserved?: Reserved): Transcript {
  const { candidates, seats, papers, withdrawn, lot } = election;
  const groups = mergePapers(papers);
  const input = { rule, candidates: namesFor(candidates), seats, withdrawn, lot, groups };
  const result = count({ ...input, ...(reserved ? { reserved } : {}) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function headless(t: Transcript): Omit<Transcript, 'reserved'> {
  const { reserved: _, ...rest } = t;
  return rest;
}

describe.each(rules)('%s', (rule) => {
  test('those elected are a possible set, and every stage is as R3 to R9 say', () => {
    fc.assert(
      fc.property(reservedElections, (any) => {
        const election = fitting(any, rule);
        const t = counted(rule, election, election.reserved);
        expect(checkStages(election, t)).toBe(t.stages.length);
      }),
      manyRuns,
    );
  });

  test('a constraint that every complete set keeps changes nothing', () => {
    fc.assert(
      fc.property(reservedElections, (any) => {
        const election = fitting(any, rule);
        const { sets } = bruteSets({
          ...election,
          reserved: { ...election.reserved, constraints: [] },
        });
        const { constraints, characteristics, lapse } = election.reserved;
        const slack = constraints.flatMap((one): Constraint[] => {
          const heads = sets.map(
            (set) =>
              set.filter((c) =>
                one.of.some((list) => list.every((label) => characteristics[c]?.includes(label))),
              ).length,
          );
          return [
            { ...one, bound: 'at-least', number: Math.min(...heads) },
            { ...one, bound: 'at-most', number: Math.max(...heads) },
          ];
        });
        const reserved = { characteristics, constraints: slack, lapse };
        expect(headless(counted(rule, election, reserved))).toEqual(counted(rule, election));
        expect(headless(counted(rule, election, { ...reserved, constraints: [] }))).toEqual(
          counted(rule, election),
        );
      }),
      runs,
    );
  });

  test('neither the order of the constraints nor how they are written changes anything', () => {
    const shuffles = reservedElections
      .map((any) => fitting(any, rule))
      .chain((election) =>
        fc.record({
          election: fc.constant(election),
          shuffled: fc.shuffledSubarray([...election.reserved.constraints], {
            minLength: election.reserved.constraints.length,
          }),
        }),
      );
    fc.assert(
      fc.property(shuffles, ({ election, shuffled }) => {
        const rewritten = shuffled.map((one) => ({
          ...one,
          of: [...one.of, [...(one.of[0] ?? []), 'x'], ...one.of]
            .map((list) => [...list, ...list].toReversed())
            .toReversed(),
        }));
        const weaker = shuffled.map((one) => ({
          ...one,
          number: one.bound === 'at-least' ? Math.max(0, one.number - 1) : one.number + 1,
        }));
        const twice = [...weaker, ...rewritten, ...shuffled];
        const { reserved } = election;
        expect(counted(rule, election, { ...reserved, constraints: twice })).toEqual(
          counted(rule, election, reserved),
        );
      }),
      runs,
    );
  });

  test('every rendering renders every count', () => {
    fc.assert(
      fc.property(reservedElections, (any) => {
        const election = fitting(any, rule);
        const t = counted(rule, election, election.reserved);
        const texts = [renderTable(t), renderSentences(t)];
        for (const line of texts.join('\n').split('\n'))
          expect(line.length).toBeLessThanOrEqual(80);
        for (const text of [...texts, JSON.stringify(countJson(t))]) {
          expect(text).not.toMatch(/undefined|NaN|null|\[object/);
        }
      }),
      runs,
    );
  });
});
