import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  countJson,
  mergePapers,
  type PaperGroup,
  type RuleName,
  type Transcript,
} from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { kept } from '../src/rules/meek-prf/keep.ts';
import {
  namesFor,
  runs,
  smallElections,
  type SmallElection,
} from '@teller/sample-papers/elections';

function counted(
  election: SmallElection,
  groups: readonly PaperGroup[] = mergePapers(election.papers),
  rule: RuleName = 'meek-prf',
): Transcript {
  const candidates = namesFor(election.candidates);
  const result = count({ ...election, rule, candidates, groups });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const total = (votes: readonly number[]) => votes.reduce((a, b) => a + b, 0);

test('every column sums to the valid papers, with nine places', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      expect(t.places).toBe(9);
      let aside = 0;
      // In stage 1 all votes come in.
      let before = t.valid * 1e9;
      for (const { totals, changes, nonTransferable, roundingLoss, transfer } of t.stages) {
        expect(total(totals) + nonTransferable).toBe(t.valid * 1e9);
        expect(total(changes)).toBe(before - nonTransferable);
        expect([roundingLoss, transfer.roundingLoss]).toEqual([0, 0]); // rounding up is part of the votes
        expect(nonTransferable).toBe(aside + transfer.nonTransferable.votes);
        aside = nonTransferable;
        before = nonTransferable;
      }
    }),
    runs,
  );
});

test('as many are elected as there are seats, or candidates if fewer, and nobody keeps more than all', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      const standing = election.candidates - election.withdrawn.length;
      expect(t.elected.length).toBe(Math.min(election.seats, standing));
      expect(new Set(t.elected).size).toBe(t.elected.length);
      expect(t.elected.some((candidate) => election.withdrawn.includes(candidate))).toBe(false);
      for (const keep of t.stages.flatMap(({ keepValues }) => keepValues ?? [])) {
        expect(keep).toBeGreaterThanOrEqual(0);
        expect(keep).toBeLessThanOrEqual(1e9);
      }
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

test('a withdrawn candidate counts as if never named', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const without = election.papers.map((paper) =>
        paper.filter((candidate) => !election.withdrawn.includes(candidate)),
      );
      expect(counted(election, mergePapers(without))).toEqual(counted(election));
    }),
    runs,
  );
});

test('with one seat and no tie it elects whom AV elects', () => {
  let compared = 0;
  fc.assert(
    fc.property(smallElections, (some) => {
      const election = { ...some, seats: 1 };
      const t = counted(election);
      // AV looks at earlier stages before it draws a lot; Meek draws at once.
      if (t.stages.some(({ excluded }) => excluded.some(({ tie }) => tie !== undefined))) return;
      compared++;
      expect(t.elected).toEqual(counted(election, undefined, 'av').elected);
    }),
    runs,
  );
  expect(compared).toBeGreaterThan(runs.numRuns / 10);
});

test('every rendering renders every count', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const t = counted(election);
      const texts = [renderTable(t), renderSentences(t)];
      for (const line of texts.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      for (const text of [...texts, JSON.stringify(countJson(t))]) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }),
    runs,
  );
});

test('what a candidate keeps of a paper is exact, and rounded up', () => {
  const part = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(part, part, (weight, keep) => {
      const product = BigInt(weight) * BigInt(keep);
      expect(BigInt(kept(weight, keep))).toBe((product + 999_999_999n) / 1_000_000_000n);
    }),
    { numRuns: 20 * runs.numRuns },
  );
});
