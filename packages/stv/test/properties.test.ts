import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  countJson,
  mergePapers,
  parseBlt,
  renderBlt,
  type PaperGroup,
  type Transcript,
} from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import {
  namesFor,
  runs,
  smallElections,
  type SmallElection,
} from '@teller/sample-papers/elections';

function counted(election: SmallElection, groups: readonly PaperGroup[]): Transcript {
  const candidates = namesFor(election.candidates);
  const result = count({ ...election, rule: 'scottish-2011', candidates, groups });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test('every column sums to the valid papers, and every movement to nothing', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election, mergePapers(election.papers));
      let before = 0;
      for (const stage of t.stages) {
        expect(total(stage.totals) + stage.nonTransferable).toBe(t.valid * 100_000);
        const { parcels, nonTransferable, roundingLoss } = stage.transfer;
        const moved = total(parcels.flatMap(({ to }) => to.map(({ votes }) => votes)));
        const aside = nonTransferable.votes + roundingLoss;
        expect(stage.nonTransferable).toBe(before + aside);
        expect(total(stage.changes)).toBe(stage.number === 1 ? moved : 0 - aside);
        before = stage.nonTransferable;
      }
    }),
    runs,
  );
});

test('as many are elected as there are seats, or candidates if fewer', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election, mergePapers(election.papers));
      const standing = election.candidates - election.withdrawn.length;
      expect(t.elected.length).toBe(Math.min(election.seats, standing));
      expect(new Set(t.elected).size).toBe(t.elected.length);
      expect(t.elected.some((candidate) => election.withdrawn.includes(candidate))).toBe(false);
      expect(t.unfilled).toBe(election.seats - t.elected.length);
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
      const merged = mergePapers(election.papers);
      expect(mergePapers(shuffled)).toEqual(merged);
      const single = shuffled.map((preferences) => ({ preferences, papers: 1 }));
      expect(counted(election, single)).toEqual(counted(election, merged));
    }),
    runs,
  );
});

test('a withdrawn candidate counts as if never named', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const without = election.papers.map((paper) =>
        paper.filter((candidate) => !election.withdrawn.includes(candidate)),
      );
      expect(counted(election, mergePapers(without))).toEqual(
        counted(election, mergePapers(election.papers)),
      );
    }),
    runs,
  );
});

test('a contest survives BLT out and in, and counts the same', () => {
  fc.assert(
    fc.property(smallElections, fc.string(), (election, title) => {
      const contest = {
        candidates: namesFor(election.candidates),
        seats: election.seats,
        title: title.replaceAll(/\s+/g, ' ').trim(),
        groups: mergePapers(election.papers),
        withdrawn: election.withdrawn,
      };
      expect(parseBlt(renderBlt(contest))).toEqual({ ok: true, value: contest });
    }),
    runs,
  );
});

test('every rendering renders every count', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election, mergePapers(election.papers));
      const table = renderTable(t);
      for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      const sentences = renderSentences(t);
      for (const line of sentences.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      for (const text of [table, sentences, JSON.stringify(countJson(t))]) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }),
    runs,
  );
});
