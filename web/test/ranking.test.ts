import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRanking, marksOf, rank, type RankingAct } from '../src/vote/rank/ranking.ts';

const candidates = ['ada', 'ben', 'cyd', 'dee', 'eve'];
const candidate = fc.constantFrom(...candidates);
const act: fc.Arbitrary<RankingAct> = fc.oneof(
  fc.record({ type: fc.constantFrom('tap', 'up', 'down', 'remove'), candidate }),
  fc.record({ type: fc.constant('move'), candidate, place: fc.integer({ min: -1, max: 7 }) }),
  fc.record({ type: fc.constantFrom('clear', 'undo') }),
) as fc.Arbitrary<RankingAct>;

function after(...acts: readonly RankingAct[]): readonly string[] {
  return acts.reduce(rank, emptyRanking()).ranked;
}
const tap = (candidate: string): RankingAct => ({ type: 'tap', candidate });

describe('ranking', () => {
  test('starts empty; a tap gives the next rank', () => {
    expect(emptyRanking().ranked).toEqual([]);
    expect(after(tap('cyd'), tap('ada'))).toEqual(['cyd', 'ada']);
  });

  test('a second tap removes, and the rest close up', () => {
    expect(after(tap('cyd'), tap('ada'), tap('eve'), tap('ada'))).toEqual(['cyd', 'eve']);
  });

  test('up, down and move to', () => {
    const three = [tap('ada'), tap('ben'), tap('cyd')];
    expect(after(...three, { type: 'up', candidate: 'cyd' })).toEqual(['ada', 'cyd', 'ben']);
    expect(after(...three, { type: 'down', candidate: 'ada' })).toEqual(['ben', 'ada', 'cyd']);
    expect(after(...three, { type: 'move', candidate: 'cyd', place: 1 })).toEqual([
      'cyd',
      'ada',
      'ben',
    ]);
    expect(after(...three, { type: 'up', candidate: 'ada' })).toEqual(['ada', 'ben', 'cyd']);
  });

  test('every act that changes the order says what it changed; one that cannot says so', () => {
    const ranking = rank(emptyRanking(), tap('ada'));
    expect(ranking.change).toEqual({ type: 'ranked', candidate: 'ada', place: 1 });
    expect(rank(ranking, { type: 'up', candidate: 'ada' }).change).toEqual({
      type: 'stays-first',
      candidate: 'ada',
    });
    expect(rank(emptyRanking(), { type: 'undo' }).change).toEqual({ type: 'nothing-to-undo' });
  });

  test('no sequence of acts doubles, skips or invents a rank', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const ranked = after(...acts);
        expect(new Set(ranked).size).toBe(ranked.length);
        const marks = marksOf(ranked, candidates);
        expect(marks.filter((mark) => mark > 0).sort((a, b) => a - b)).toEqual(
          ranked.map((_, n) => n + 1),
        );
      }),
      { numRuns: process.env['SLOW'] ? 10_000 : 300 },
    );
  });

  test('undo takes back exactly the last change', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), act, (acts, last) => {
        fc.pre(last.type !== 'undo');
        const before = acts.reduce(rank, emptyRanking());
        const then = rank(before, last);
        fc.pre(then.ranked !== before.ranked);
        expect(rank(then, { type: 'undo' }).ranked).toEqual(before.ranked);
      }),
    );
  });
});
