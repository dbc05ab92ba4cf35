// Reserved places at size: what can be counted, how quickly, and what is refused.
import { describe, expect, test } from 'vitest';
import { count, mergePapers } from '../src/index.ts';
import { PossibleSets } from '../src/reserved/possible-sets.ts';
import { Search } from '../src/reserved/search.ts';
import { TooHard } from '../src/reserved/simplex.ts';
import { namesFor } from '@teller/sample-papers/elections';
import { atLeast, atMost, dice, having, standings } from '@teller/sample-papers/reserved-small';

describe('size', () => {
  test('twenty seats, 250 candidates, eight labels, ten constraints', () => {
    const roll = dice(5);
    const labels = ['woman', 'bame', 'disabled', 'young', 'lgbt', 'north', 'south', 'new'];
    const characteristics = Array.from({ length: 250 }, () =>
      labels.filter((_, i) => roll(10) < 4 - (i % 3)),
    );
    const constraints = [
      ...labels.map((label, i) => atLeast(8 - (i % 3), label)),
      atMost(9, 'woman'),
      { bound: 'at-least', number: 6, of: [['woman', 'bame'], ['disabled']] } as const,
    ];
    for (const rule of ['scottish-2011', 'ers97', 'meek-prf'] as const) {
      const counted = count({
        rule,
        seats: 20,
        candidates: namesFor(250),
        groups: characteristics.map((_, c) => ({
          preferences: [c, (c + 7) % 250],
          papers: 1 + roll(50),
        })),
        lot: [...characteristics.keys()],
        reserved: { characteristics, constraints, lapse: 'leave-vacant' },
      });
      if (!counted.ok) throw new Error(JSON.stringify(counted.error));
      expect(counted.value.elected).toHaveLength(20);
      expect(having(counted.value, characteristics, 'bame')).toBeGreaterThanOrEqual(7);
      expect(having(counted.value, characteristics, 'woman')).toBeLessThanOrEqual(9);
      expect(counted.value.stages.some(({ guarded }) => guarded)).toBe(true);
    }
  });

  test('constraints that no search is quick with are refused', () => {
    const roll = dice(3);
    const labels = namesFor(50);
    const characteristics = labels.map(() => labels.filter(() => roll(2) === 0));
    const constraints = labels.flatMap((label) => [atLeast(12, label), atMost(12, label)]);
    expect(
      count({
        rule: 'scottish-2011',
        seats: 25,
        candidates: namesFor(50),
        groups: [],
        lot: [...labels.keys()],
        reserved: { characteristics, constraints, lapse: 'leave-vacant' },
      }),
    ).toEqual({ ok: false, error: { reason: 'reserved-too-hard' } });
  });

  test('no work left isn’t an answer', () => {
    const [woman, kinds] = [atLeast(1, 'woman'), [{ in: [true] }, { in: [false] }]];
    const aim = { places: 2, constraints: [woman], eachMisses: 0, allMiss: 0 };
    const range = { from: [0, 0], to: [1, 2] };
    expect(new Search(kinds, [woman], 1000).find(aim, range)).toEqual([1, 1]);
    expect(() => new Search(kinds, [woman], 5).find(aim, range)).toThrow(TooHard);
  });

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
  });

  test('a thousand candidates', () => {
    const roll = dice(11);
    const labels = ['woman', 'bame', 'disabled', 'young', 'north'];
    const characteristics = Array.from({ length: 1000 }, () => labels.filter(() => roll(9) === 0));
    const papers = Array.from({ length: 3000 }, () =>
      [...new Set(Array.from({ length: 8 }, () => roll(1000)))].sort((a, b) => a - b),
    );
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
  });
});
