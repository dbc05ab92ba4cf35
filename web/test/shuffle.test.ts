import { expect, test } from 'vitest';
import { shuffled } from '../src/vote/rank/shuffle.ts';

/** A generator with a seed (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): (count: number) => Uint8Array {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 24;
  };
  return (count) => Uint8Array.from({ length: count }, next);
}

test('a shuffle keeps everybody, once', () => {
  const items = Array.from({ length: 250 }, (_, n) => n);
  expect([...shuffled(items)].sort((a, b) => a - b)).toEqual(items);
});

test('every candidate is in every place equally often (chi-square)', () => {
  const size = 7;
  const runs = 20_000;
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const random = seeded(20_261_122);
  for (let run = 0; run < runs; run++)
    for (const [place, item] of shuffled([0, 1, 2, 3, 4, 5, 6], random).entries()) {
      const row = counts[item] as number[];
      row[place] = (row[place] ?? 0) + 1;
    }
  const expected = runs / size;
  for (const row of counts) {
    const chi = row.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 6 degrees of freedom: above 27.86 once in ten thousand.
    expect(chi).toBeLessThan(27.86);
  }
});

test('a draw that would favour some is drawn again', () => {
  // 65,535 lies beyond the last whole multiple of 3, so the next two bytes decide.
  const bytes = [255, 255, 0, 2, 0, 0];
  const random = (count: number): Uint8Array => Uint8Array.from(bytes.splice(0, count));
  expect(shuffled(['a', 'b', 'c'], random)).toEqual(['b', 'a', 'c']);
});
