import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, mergePapers, type Stage } from '../src/index.ts';
import { namesFor, runs, smallElections } from './elections.ts';
import { naiveErs97 } from './naive-ers97.ts';

const inOrder = (candidates: readonly number[]) => candidates.toSorted((a, b) => a - b);

function did({ action }: Stage): string {
  if (!('candidate' in action)) return 'first';
  if (action.kind === 'surplus') return `surplus ${action.candidate}`;
  return `exclusion ${inOrder([action.candidate, ...(action.together ?? [])]).join(' ')}`;
}

test('the paper-by-paper recount agrees at every stage and batch', () => {
  fc.assert(
    fc.property(smallElections, (election) => {
      const { candidates, seats, papers, withdrawn, lot } = election;
      const result = count({
        ...election,
        rule: 'ers97',
        candidates: namesFor(candidates),
        groups: mergePapers(papers),
      });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const ours = result.value.stages.map((stage) => ({
        did: did(stage),
        totals: stage.totals.map(BigInt),
        nowhere: BigInt(stage.nonTransferable),
        quota: BigInt(stage.quota ?? 0),
        elected: inOrder(stage.elected.map((e) => e.candidate)),
        excluded: inOrder(stage.excluded.map((e) => e.candidate)),
      }));
      const theirs = naiveErs97(papers, candidates, seats, withdrawn, lot).map((stage) => ({
        ...stage,
        elected: inOrder(stage.elected),
        excluded: inOrder(stage.excluded),
      }));
      expect(ours).toEqual(theirs);
    }),
    runs,
  );
});
