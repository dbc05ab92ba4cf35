// The examples of vectors/reserved-places-papers.json: Hill 1998, Otten 2001, and the shapes of a real
// national election of 2022 with made-up papers.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { count, mergePapers, type RuleName } from '../src/index.ts';
import { PossibleSets } from '../src/reserved/possible-sets.ts';
import { Search } from '../src/reserved/search.ts';
import { namesFor } from '@teller/sample-papers/elections';
import { atLeast, atMost, dice, having, standings } from '@teller/sample-papers/reserved-small';

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

/** Every way to take up to so many of each. */
function everyWay(supply: readonly number[]): readonly (readonly number[])[] {
  return supply.reduce<number[][]>(
    (all, n) => all.flatMap((way) => Array.from({ length: n + 1 }, (_, i) => [...way, i])),
    [[]],
  );
}

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
    const search = new Search(kinds, constraints, 1e9);
    for (const taken of everyWay(supply)) {
      const range = { from: taken, to: taken };
      if (search.find(aim, range) !== undefined) patterns.push(taken);
    }
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

type Region = (typeof national.regions)[number];

function inAll(of: (region: Region) => number): number {
  return national.regions.reduce((sum, region) => sum + of(region), 0);
}

function countRegion(rule: RuleName, region: Region, seed: number, reserved: boolean) {
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
    rule: rule === 'scottish-2011' && region.seats === 1 ? 'av' : rule,
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

  describe.each(['scottish-2011', 'ers97', 'meek-prf'] as const)('%s', (rule) => {
    test.each(national.regions)('$name', (region) => {
      let guarded = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const { t, characteristics } = countRegion(rule, region, seed, true);
        expect(t.elected).toHaveLength(region.seats);
        expect(having(t, characteristics, 'woman')).toBeGreaterThanOrEqual(region.women_min);
        expect(having(t, characteristics, 'bame')).toBeGreaterThanOrEqual(region.bame_min);
        guarded += t.stages.filter((stage) => stage.because).length;
      }
      expect(guarded > 0).toBe(region.women_min + region.bame_min > 0);
    });
  });

  test('where nothing is reserved the count is as without', () => {
    const scotland = national.regions.find(({ name }) => name === 'Scotland');
    if (scotland === undefined) throw new Error('Scotland is one of the regions');
    const { reserved: _, ...t } = countRegion('av', scotland, 7, true).t;
    expect(t).toEqual(countRegion('av', scotland, 7, false).t);
  });
});
