import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, mergePapers, type RuleName, type Stage, type Transcript } from '../src/index.ts';
import { namesFor, runs, smallElections, type SmallElection } from './elections.ts';
import { naiveRecount, type NaiveStage } from './naive-recount.ts';

function counted(election: SmallElection, rule: RuleName): Transcript {
  const result = count({
    ...election,
    rule,
    candidates: namesFor(election.candidates),
    groups: mergePapers(election.papers),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function did({ action }: Stage): string {
  return action.kind === 'first-preferences' ? 'first' : `${action.kind} ${action.candidate}`;
}

/** What both counts say: the quota and every stage, votes as bigint. */
function seen(quota: bigint, stages: readonly NaiveStage[]): object {
  return {
    quota,
    stages: stages.map((s) => ({ ...s, elected: s.elected.toSorted((a, b) => a - b) })),
  };
}

function ours(t: Transcript): object {
  const stages = t.stages.map((stage) => ({
    did: did(stage),
    totals: stage.totals.map(BigInt),
    nowhere: BigInt(stage.nonTransferable),
    elected: stage.elected.map((e) => e.candidate),
    excluded: stage.excluded.map((e) => e.candidate),
  }));
  return seen(BigInt(t.quota), stages);
}

function naive({ candidates, seats, papers, withdrawn, lot }: SmallElection): object {
  const { quota, stages } = naiveRecount(papers, candidates, seats, withdrawn, lot);
  return seen(quota, stages);
}

test('the paper-by-paper recount agrees at every stage', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      expect(ours(counted(election, 'scottish-2011'))).toEqual(naive(election));
    }),
    runs,
  );
});

test('the paper-by-paper recount agrees at every stage of AV', () => {
  fc.assert(
    fc.property(smallElections, (some) => {
      const election = { ...some, seats: 1 };
      expect(ours(counted(election, 'av'))).toEqual(naive(election));
    }),
    runs,
  );
});
