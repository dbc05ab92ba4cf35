/** Reserved places: who became guarded or doomed in a stage, and by which constraints. */
import { compare } from './decimal.ts';
import type { Fact } from './fact.ts';
import { quotaOf, totalOf, type At } from './every-rule.ts';

/** Those with one reason together, those guarded first. */
export function outlook(at: At): readonly Fact[] {
  const { count, stage } = at;
  const before = count.stages
    .slice(0, stage.stage - 1)
    .findLast(({ because }) => because !== undefined)?.because;
  const known = before?.flatMap(({ candidates }) => candidates) ?? [];
  const { possibleSets } = stage;
  const sets = possibleSets === undefined ? {} : { possibleSets };
  const from = count.rule === 'plurality' ? 'election' : 'exclusion';
  const enough = count.rule === 'plurality' ? 'most' : 'quota';
  const newly = (are: 'guarded' | 'doomed') =>
    (stage.because ?? [])
      .map(({ candidates, constraints }) => ({
        candidates: candidates.filter(
          (c) => stage[are]?.includes(c) === true && !known.includes(c),
        ),
        constraints,
      }))
      .filter(({ candidates }) => candidates.length > 0);
  return [
    ...newly('guarded').map((one) => ({ kind: 'guarded', ...one, ...sets, from }) as const),
    ...newly('doomed').map(
      ({ candidates, constraints }) =>
        ({
          kind: 'doomed',
          candidates: candidates.map((candidate) => ({
            candidate,
            ...(hasEnough(at, candidate) ? { votes: totalOf(stage, candidate) } : {}),
          })),
          enough,
          constraints,
          ...sets,
        }) as const,
    ),
  ];
}

/** Whether it is worth telling that somebody can't be elected. */
function hasEnough(at: At, candidate: number): boolean {
  const votes = totalOf(at.stage, candidate);
  if (at.count.rule !== 'plurality') return compare(votes, quotaOf(at)) >= 0;
  return Object.values(at.stage.totals).every((other) => compare(votes, other) >= 0);
}
