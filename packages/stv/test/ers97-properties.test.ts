import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, countJson, mergePapers, type PaperGroup, type Transcript } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import {
  namesFor,
  runs,
  smallElections,
  type SmallElection,
} from '@teller/sample-papers/elections';

function counted(election: SmallElection, groups?: readonly PaperGroup[]): Transcript {
  const result = count({
    ...election,
    rule: 'ers97',
    candidates: namesFor(election.candidates),
    groups: groups ?? mergePapers(election.papers),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test('every column sums to the valid papers, and every movement to nothing', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      let before = 0;
      for (const stage of t.stages) {
        expect(total(stage.totals) + stage.nonTransferable).toBe(t.valid * 100);
        const { nonTransferable, roundingLoss } = stage.transfer;
        const aside = nonTransferable.votes + roundingLoss;
        expect(stage.nonTransferable).toBe(before + aside);
        expect(total(stage.changes)).toBe(stage.number === 1 ? t.valid * 100 : 0 - aside);
        expect(stage.totals.every((votes) => Number.isSafeInteger(votes) && votes >= 0)).toBe(true);
        before = stage.nonTransferable;
      }
    }),
    runs,
  );
});

test('as many are elected as there are seats, or candidates if fewer', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      const standing = election.candidates - election.withdrawn.length;
      expect(t.elected.length).toBe(Math.min(election.seats, standing));
      expect(new Set(t.elected).size).toBe(t.elected.length);
      expect(t.elected.some((candidate) => election.withdrawn.includes(candidate))).toBe(false);
      expect(t.stages.at(-1)?.standing).not.toContain('continuing');
    }),
    runs,
  );
});

test('neither the order of the papers nor how they are merged changes anything', () => {
  const elections = smallElections.chain((election) =>
    fc.record({
      election: fc.constant(election),
      shuffled: fc.shuffledSubarray([...election.papers], { minLength: election.papers.length }),
    }),
  );
  fc.assert(
    fc.property(elections, ({ election, shuffled }) => {
      const single = shuffled.map((preferences) => ({ preferences, papers: 1 }));
      expect(counted(election, single)).toEqual(counted(election));
    }),
    runs,
  );
});

test('no paper gains value, nobody excluded or elected gains votes, and the quota never rises', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      for (const [i, stage] of t.stages.entries()) {
        const { parcels } = stage.transfer;
        expect(parcels.filter(({ received, value }) => value > received)).toEqual([]);
        const before = t.stages[i - 1];
        if (before === undefined) continue;
        // 5.4.8: only while nobody is elected.
        const highest = before.quota ?? 0;
        const lowest = before.standing.includes('elected') ? highest : 0;
        expect(stage.quota).toBeLessThanOrEqual(highest);
        expect(stage.quota).toBeGreaterThanOrEqual(lowest);
        const settled = stage.changes.filter((_, c) => before.standing[c] !== 'continuing');
        expect(Math.max(0, ...settled)).toBe(0);
      }
    }),
    runs,
  );
});

test('whoever has the first preferences of more than a quota is elected', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      const [first] = t.stages;
      const sure = [...(first?.totals.keys() ?? [])].filter(
        (c) => (first?.totals[c] ?? 0) > (first?.quota ?? 0),
      );
      expect(t.elected).toEqual(expect.arrayContaining(sure));
    }),
    runs,
  );
});

test('every rendering renders every count', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      const table = renderTable(t);
      const sentences = renderSentences(t);
      for (const line of `${table}\n${sentences}`.split('\n')) {
        expect(line.length).toBeLessThanOrEqual(80);
      }
      for (const text of [table, sentences, JSON.stringify(countJson(t))]) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }),
    runs,
  );
});
