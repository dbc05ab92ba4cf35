// Whole counts with reserved places against a list of every set there is.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  countJson,
  mergePapers,
  renderSentences,
  renderTable,
  type Constraint,
  type Reserved,
  type RuleName,
  type Transcript,
} from '../src/index.ts';
import { namesFor, runs } from './elections.ts';
import {
  bruteSets,
  remaining,
  reservedElections,
  type ReservedElection,
} from './reserved-brute.ts';

function counted(election: ReservedElection, reserved?: Reserved): Transcript {
  const { candidates, seats, papers, withdrawn, lot } = election;
  const rule: RuleName = seats === 1 ? 'av' : 'scottish-2011';
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

test('those elected are a possible set, always', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
      const { sets, places } = bruteSets(election);
      const { elected, unfilled } = counted(election, election.reserved);
      expect(sets.map((set) => set.join())).toContain(elected.toSorted((a, b) => a - b).join());
      expect(unfilled).toBe(election.seats - places);
    }),
    runs,
  );
});

test('at every stage those guarded stay, those doomed go first, and both are told', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
      const { sets } = bruteSets(election);
      const t = counted(election, election.reserved);
      const elected: number[] = [];
      const out = [...election.withdrawn];
      for (const stage of t.stages) {
        elected.push(...stage.elected.map(({ candidate }) => candidate));
        const left = remaining(sets, elected, out);
        expect(left.length).toBeGreaterThan(0);
        const last = stage.number === t.stages.length;
        const continuing = [...Array(election.candidates).keys()].filter(
          (c) => !elected.includes(c) && !out.includes(c),
        );
        const guarded = continuing.filter((c) => left.every((set) => set.includes(c)));
        const doomed = continuing.filter((c) => left.every((set) => !set.includes(c)));
        expect(stage.guarded ?? []).toEqual(last ? [] : guarded);
        expect(stage.doomed ?? []).toEqual(last ? [] : doomed);
        const said = (stage.guarded ?? stage.doomed) === undefined ? undefined : left.length;
        expect(stage.possibleSets).toBe(said);
        for (const { candidate, reason, votes } of stage.excluded) {
          expect(reason).toBe(doomed.length > 0 ? 'doomed' : undefined);
          const among = doomed.length > 0 ? doomed : continuing.filter((c) => !guarded.includes(c));
          expect(among).toContain(candidate);
          expect(votes).toBe(Math.min(...among.map((c) => stage.totals[c] ?? 0)));
          out.push(candidate);
        }
        // Nobody who has the quota waits for anything but a possible set.
        const waiting = continuing.filter((c) => (stage.totals[c] ?? 0) >= t.quota);
        expect(waiting.filter((c) => !last && !doomed.includes(c))).toEqual([]);
      }
    }),
    runs,
  );
});

test('a constraint that every complete set keeps changes nothing', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
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
      expect(headless(counted(election, reserved))).toEqual(counted(election));
      expect(headless(counted(election, { ...reserved, constraints: [] }))).toEqual(
        counted(election),
      );
    }),
    runs,
  );
});

test('neither the order of the constraints nor how they are written changes anything', () => {
  const shuffles = reservedElections.chain((election) =>
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
      expect(counted(election, { ...reserved, constraints: twice })).toEqual(
        counted(election, reserved),
      );
    }),
    runs,
  );
});

test('every rendering renders every count', () => {
  fc.assert(
    fc.property(reservedElections, (election) => {
      const t = counted(election, election.reserved);
      const texts = [renderTable(t), renderSentences(t)];
      for (const line of texts.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      for (const text of [...texts, JSON.stringify(countJson(t))]) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }),
    runs,
  );
});
