// The second counter with reserved places, against the first and against a list of every set there is.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleNames, type Constraint, type RuleName } from '@teller/stv';
import type { CountTable } from '../src/index.ts';
import { difference, first, oneSeatIn, runs, second } from './recount.ts';
import {
  bruteSets,
  remaining,
  reservedElections,
  type ReservedElection,
} from '@teller/sample-papers/reserved-brute';

describe.each(ruleNames)('by %s with reserved places', (rule) => {
  test('both counters agree at every stage', () => {
    fc.assert(
      fc.property(electionsFor(rule), (election) => {
        expect(difference(rule, election, election.lot)).toBeUndefined();
      }),
      runs,
    );
  });

  test('and about who is tied when there is no lot', () => {
    let lots = 0;
    fc.assert(
      fc.property(electionsFor(rule), (some) => {
        const election = { ...some, papers: some.papers.slice(0, 6) };
        expect(difference(rule, election)).toBeUndefined();
        if (!first(rule, election).ok) lots++;
      }),
      runs,
    );
    expect(lots).toBeGreaterThan(50);
  });
});

test.each(ruleNames)('by %s those elected are a possible set, and the outlook is right', (rule) => {
  fc.assert(
    fc.property(electionsFor(rule), (election) => {
      const { sets, places, missed } = bruteSets(election);
      const { reserved, elected, stages } = counted(rule, election);
      expect(reserved).toEqual({ places, missed });
      const won = elected.map((n) => n - 1).sort((a, b) => a - b);
      expect(sets.map((set) => set.join())).toContain(won.join());
      const out = [...election.withdrawn];
      const done: number[] = [];
      for (const stage of stages) {
        // Under plurality before the only election, else after those of the stage.
        const early = stage.elected.filter((n) => !stage.lastVacancies.includes(n));
        if (rule !== 'plurality') done.push(...early.map((n) => n - 1));
        const left = remaining(sets, done, out);
        const continuing = [...Array(election.candidates).keys()].filter(
          (n) => !done.includes(n) && !out.includes(n),
        );
        const open = places - done.length;
        const isPart = stage.batch !== undefined && stage.batch.part < stage.batch.parts;
        const isTold = open > 0 && open < continuing.length && !isPart;
        const guarded = continuing.filter((n) => left.every((set) => set.includes(n)));
        const doomed = continuing.filter((n) => left.every((set) => !set.includes(n)));
        expect(stage.guarded ?? []).toEqual(isTold ? guarded.map((n) => n + 1) : []);
        expect(stage.doomed ?? []).toEqual(isTold ? doomed.map((n) => n + 1) : []);
        const isSomebody = isTold && guarded.length + doomed.length > 0;
        expect(stage.possibleSets).toBe(isSomebody ? left.length : undefined);
        out.push(...stage.excluded.map((n) => n - 1));
      }
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

describe('250 candidates for 20 seats', () => {
  const roll = dice(7);
  const papers = Array.from({ length: 1_000 }, () =>
    [...new Set(Array.from({ length: 8 }, () => roll(250)))].toSorted((a, b) => a - b),
  );
  const labels = ['bame', 'young', 'disabled', 'east', 'west', 'north'];
  const characteristics = Array.from({ length: 250 }, () => [
    roll(5) < 2 ? 'woman' : 'man',
    ...labels.filter(() => roll(7) === 0),
  ]);
  const big = { candidates: 250, seats: 20, papers, withdrawn: [], lot: [...Array(250).keys()] };

  test.each(['scottish-2011', 'ers97', 'meek-prf'] as const)(
    'eight constraints under %s',
    (rule) => {
      const constraints = [
        atLeast(10, 'woman'),
        atMost(12, 'man'),
        atLeast(4, 'bame'),
        atLeast(2, 'young'),
        atLeast(2, 'disabled'),
        ...['east', 'west', 'north'].map((label) => atMost(5, label)),
      ];
      const reserved = { characteristics, constraints, lapse: 'leave-vacant' } as const;
      const election = { ...big, reserved };
      expect(second(rule, election, election.lot).ok).toBe(true);
      expect(difference(rule, election, election.lot)).toBeUndefined();
    },
  );

  test('three dozen that hang together are refused', { tags: ['slow'] }, () => {
    const regional = characteristics.map((own, n) => [...own, `r${n % 30}`, `band${roll(5)}`]);
    const constraints = [
      ...Array.from({ length: 30 }, (_, n) => atMost(1, `r${n}`)),
      ...Array.from({ length: 5 }, (_, n) => atLeast(3, `band${n}`)),
      atLeast(10, 'woman'),
    ];
    const reserved = { characteristics: regional, constraints, lapse: 'leave-vacant' } as const;
    expect(second('scottish-2011', { ...big, reserved })).toEqual({
      ok: false,
      error: { reason: 'reserved-too-hard' },
    });
  });
});

function atLeast(number: number, label: string): Constraint {
  return { bound: 'at-least', number, of: [[label]] };
}

function atMost(number: number, label: string): Constraint {
  return { bound: 'at-most', number, of: [[label]] };
}

/** Whole numbers below a bound, the same ones for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

function electionsFor(rule: RuleName): fc.Arbitrary<ReservedElection> {
  return reservedElections.map((election) => {
    const one = oneSeatIn(rule, election);
    const constraints = one.reserved.constraints.map((constraint) =>
      constraint.bound === 'at-least'
        ? { ...constraint, number: Math.min(constraint.number, one.seats) }
        : constraint,
    );
    return { ...one, reserved: { ...one.reserved, constraints } };
  });
}

function counted(rule: RuleName, election: ReservedElection): CountTable {
  const result = second(rule, election, election.lot);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}
