// The examples of vectors/reserved-places-papers.json: Hill 1998, Otten 2001, and the shapes of a real
// national election of 2022 with made-up papers.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { count, mergePapers, type Constraint, type Transcript } from '../src/index.ts';
import { PossibleSets } from '../src/reserved/possible-sets.ts';
import { everySet } from '../src/reserved/search.ts';
import { namesFor } from './elections.ts';

interface Papers {
  readonly vectors: readonly [
    {
      readonly seats: number;
      readonly constraints: readonly { readonly group: string; readonly min: number }[];
      readonly candidates: readonly { readonly id: string; readonly groups: readonly string[] }[];
      readonly feasible_sets: readonly (readonly string[])[];
    },
    {
      readonly seats: number;
      readonly constraints_exact: Readonly<Record<string, number>>;
      readonly groups: readonly string[];
      readonly feasible_group_counts: readonly (readonly number[])[];
    },
    {
      readonly regions: readonly {
        readonly name: string;
        readonly seats: number;
        readonly women_min: number;
        readonly bame_min: number;
      }[];
      readonly totals: {
        readonly seats: number;
        readonly women_min: number;
        readonly bame_min: number;
      };
    },
    ...unknown[],
  ];
}

const file = path.resolve(import.meta.dirname, 'vectors/reserved-places-papers.json');
const [hill, otten, national] = (JSON.parse(readFileSync(file, 'utf8')) as Papers).vectors;

function atLeast(number: number, ...labels: readonly string[]): Constraint {
  return { bound: 'at-least', number, of: [labels] };
}

function atMost(number: number, ...labels: readonly string[]): Constraint {
  return { bound: 'at-most', number, of: [labels] };
}

function standings(elected: readonly number[], out: readonly number[]) {
  return {
    isElected: (c: number) => elected.includes(c),
    isContinuing: (c: number) => !elected.includes(c) && !out.includes(c),
  };
}

describe('Hill 1998', () => {
  const ids = hill.candidates.map(({ id }) => id);
  const sets = new PossibleSets({
    seats: hill.seats,
    candidates: ids,
    withdrawn: [],
    reserved: {
      characteristics: hill.candidates.map(({ groups }) => groups),
      constraints: hill.constraints.map(({ group, min }) => atLeast(min, group)),
      lapse: 'leave-vacant',
    },
  });

  test('the black woman is in all four possible sets', () => {
    const { guarded, doomed, told } = sets.outlook(standings([], []));
    expect(guarded.map((c) => ids[c])).toEqual(['bw1']);
    expect(told.because).toEqual([{ candidates: guarded, constraints: [0, 1] }]);
    expect({ doomed, possibleSets: told.possibleSets }).toEqual({
      doomed: [],
      possibleSets: hill.feasible_sets.length,
    });
    expect(sets.leaves(standings([], []), { excluded: [ids.indexOf('bw1')] })).toBe(false);
  });

  test('of all sets of three, those of the paper are possible', () => {
    for (const a of ids.keys()) {
      for (const b of [...ids.keys()].slice(a + 1)) {
        for (const c of [...ids.keys()].slice(b + 1)) {
          const names = [a, b, c].map((one) => ids[one] ?? '').sort();
          const isInPaper = hill.feasible_sets.some(
            (set) => set.toSorted().join() === names.join(),
          );
          expect(sets.leaves(standings([], []), { elected: [a, b, c] })).toBe(isInPaper);
        }
      }
    }
  });
});

function inOrder(all: readonly (readonly number[])[]): readonly string[] {
  return all.map((one) => one.join()).sort();
}

describe('Otten 2001: fourteen seats, every number exact', () => {
  // The least supply that gives the paper's eight patterns; it does not say how many stand.
  const supply = [4, 7, 6, 3, 1, 1];
  const nation: Readonly<Record<string, string>> = { E: 'English', S: 'Scottish', W: 'Welsh' };
  const labels = otten.groups.map((group) => [
    nation[group.charAt(0)] ?? '',
    group.charAt(1) === 'M' ? 'men' : 'women',
  ]);
  const constraints = Object.entries(otten.constraints_exact).flatMap(([label, n]) => [
    atLeast(n, label),
    atMost(n, label),
  ]);
  const candidates = supply.flatMap((n, group) => Array.from({ length: n }, () => group));
  const of = (group: string) =>
    [...candidates.keys()].filter((c) => otten.groups[candidates[c] ?? 0] === group);

  test('the patterns of the paper are all there are', () => {
    const kinds = labels.map((list) => ({
      in: constraints.map((one) => one.of.some(([label = '']) => list.includes(label))),
    }));
    const patterns: (readonly number[])[] = [];
    const aim = { places: otten.seats, constraints, eachMisses: 0, allMiss: 0 };
    const range = { from: supply.map(() => 0), to: supply };
    everySet(kinds, aim, range, Infinity, (taken) => {
      patterns.push([...taken]);
      return false;
    });
    expect(inOrder(patterns)).toEqual(inOrder(otten.feasible_group_counts));
  });

  test('two Scottish women left and three men elected: the women are guarded, Englishmen doomed', () => {
    const sets = new PossibleSets({
      seats: otten.seats,
      candidates: namesFor(candidates.length),
      withdrawn: [],
      reserved: {
        characteristics: candidates.map((group) => labels[group] ?? []),
        constraints,
        lapse: 'leave-vacant',
      },
    });
    const elected = [...of('EM').slice(0, 2), ...of('WM')];
    const out = of('SW').slice(0, 1);
    const { guarded, doomed } = sets.outlook(standings(elected, out));
    expect(guarded).toEqual(of('SW').slice(1));
    expect(doomed).toEqual([...of('EM').slice(2), ...of('WW')]);
  });
});

/** Numbers from 0 to below n, the same for the same seed (a linear congruence of 31 bits). */
function dice(seed: number): (n: number) => number {
  let state = BigInt(seed) + 1n;
  return (n) => {
    state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n;
    return Number((state >> 8n) % BigInt(n));
  };
}

type Region = (typeof national.regions)[number];

function inAll(of: (region: Region) => number): number {
  return national.regions.reduce((sum, region) => sum + of(region), 0);
}

function having(
  t: Transcript,
  characteristics: readonly (readonly string[])[],
  label: string,
): number {
  return t.elected.filter((c) => characteristics[c]?.includes(label)).length;
}

function countRegion(region: Region, seed: number, reserved: boolean) {
  const roll = dice(seed);
  const standing = region.seats * 2 + 3;
  // Few women and BAME candidates, and the papers prefer the others: the reserved places matter.
  const characteristics = Array.from({ length: standing }, (_, c) => [
    ...(c < region.women_min + 1 ? ['woman'] : []),
    ...(c % 3 === 0 || c < region.bame_min ? ['bame'] : []),
  ]);
  const papers = Array.from({ length: 400 }, () => {
    const order = [...Array(standing).keys()];
    const weight = order.map((c) => roll(1000) * (c < region.seats ? 1 : 2));
    return order.sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0)).slice(0, 1 + roll(standing));
  });
  const counted = count({
    rule: region.seats === 1 ? 'av' : 'scottish-2011',
    seats: region.seats,
    candidates: namesFor(standing),
    groups: mergePapers(papers),
    lot: [...Array(standing).keys()],
    ...(reserved
      ? {
          reserved: {
            characteristics,
            constraints: [atLeast(region.women_min, 'woman'), atLeast(region.bame_min, 'bame')],
            lapse: 'leave-vacant' as const,
          },
        }
      : {}),
  });
  if (!counted.ok) throw new Error(JSON.stringify(counted.error));
  return { t: counted.value, characteristics };
}

describe('eight regions of 2022 with made-up papers', () => {
  const { seats, women_min, bame_min } = national.totals;

  test('the regions add up', () => {
    expect(inAll((r) => r.seats)).toBe(seats);
    expect(inAll((r) => r.women_min)).toBe(women_min);
    expect(inAll((r) => r.bame_min)).toBe(bame_min);
  });

  test.each(national.regions)('$name', (region) => {
    let guarded = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { t, characteristics } = countRegion(region, seed, true);
      expect(t.elected).toHaveLength(region.seats);
      expect(having(t, characteristics, 'woman')).toBeGreaterThanOrEqual(region.women_min);
      expect(having(t, characteristics, 'bame')).toBeGreaterThanOrEqual(region.bame_min);
      guarded += t.stages.filter((stage) => stage.guarded ?? stage.doomed).length;
    }
    expect(guarded > 0).toBe(region.women_min + region.bame_min > 0);
  });

  test('where nothing is reserved the count is as without', () => {
    const scotland = national.regions.find(({ name }) => name === 'Scotland');
    if (scotland === undefined) throw new Error('Scotland is one of the regions');
    const { reserved: _, ...t } = countRegion(scotland, 7, true).t;
    expect(t).toEqual(countRegion(scotland, 7, false).t);
  });
});

describe('size', () => {
  test('thirty groups of two for twenty seats, 3^30 ways to choose, five narrow bands', () => {
    const labels = ['a', 'b', 'c', 'd', 'e'];
    const characteristics = Array.from({ length: 60 }, (_, c) =>
      labels.filter((_, bit) => (((c >> 1) + 1) >> bit) % 2 === 1),
    );
    const constraints = labels.flatMap((label) => [atLeast(9, label), atMost(11, label)]);
    const sets = new PossibleSets({
      seats: 20,
      candidates: namesFor(60),
      withdrawn: [],
      reserved: { characteristics, constraints, lapse: 'leave-vacant' },
    });
    const started = performance.now();
    const elected: number[] = [];
    const out: number[] = [];
    for (let c = 0; elected.length < 20; c++) {
      const now = standings(elected, out);
      const { guarded } = sets.outlook(now);
      const wanted = guarded.includes(c) || c % 3 === 0;
      const may = sets.leaves(now, wanted ? { elected: [c] } : { excluded: [c] });
      (wanted === may ? elected : out).push(c);
    }
    for (const { bound, number, of } of constraints) {
      const n = elected.filter((c) => characteristics[c]?.includes(of[0]?.[0] ?? '')).length;
      expect(bound === 'at-least' ? n >= number : n <= number).toBe(true);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a thousand candidates', () => {
    const roll = dice(11);
    const labels = ['woman', 'bame', 'disabled', 'young', 'north'];
    const characteristics = Array.from({ length: 1000 }, () => labels.filter(() => roll(9) === 0));
    const papers = Array.from({ length: 3000 }, () =>
      [...new Set(Array.from({ length: 8 }, () => roll(1000)))].sort((a, b) => a - b),
    );
    const started = performance.now();
    const counted = count({
      rule: 'scottish-2011',
      seats: 20,
      candidates: namesFor(1000),
      groups: mergePapers(papers),
      lot: [...Array(1000).keys()],
      reserved: {
        characteristics,
        constraints: [...labels.map((label) => atLeast(6, label)), atMost(9, 'woman')],
        lapse: 'leave-vacant',
      },
    });
    if (!counted.ok) throw new Error(JSON.stringify(counted.error));
    for (const label of labels) {
      const n = counted.value.elected.filter((c) => characteristics[c]?.includes(label)).length;
      expect(n).toBeGreaterThanOrEqual(6);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 30_000);
});
