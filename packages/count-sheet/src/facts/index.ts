import type { CountJson, StageJson } from '@teller/stv';
import { decisions, tieFact } from './decisions.ts';
import type { ElectingKind, Fact } from './fact.ts';
import { moves } from './moves.ts';

export { billionths, decimal } from './decimal.ts';
export type { ElectingKind, Fact, Outlook, Voted } from './fact.ts';

/**
 * Everything that happened in a stage, in the order in which it did: what moved, then what was decided.
 * Words are tables over these facts, so that what is told of a count is the same wherever it is told.
 */
export function stageFacts(count: CountJson, stage: StageJson): readonly Fact[] {
  const decided = decisions(count, stage);
  return [
    ...tieFact(count, stage, 'surplus', stage.action === 'surplus' ? stage.tie : undefined),
    ...moves(count, stage),
    ...(decided.length > 0 ? decided : [{ kind: 'nothing-decided' } as const]),
  ];
}

/** In which stage, and how, somebody was elected; undefined for whoever was not. */
export function electionOf(
  count: CountJson,
  candidate: number,
): { readonly stage: number; readonly how: ElectingKind } | undefined {
  for (const stage of count.stages) {
    if (!stage.elected.includes(candidate)) continue;
    for (const fact of stageFacts(count, stage))
      if (elects(fact, candidate)) return { stage: stage.stage, how: fact.kind };
  }
  return undefined;
}

function elects(fact: Fact, candidate: number): fact is Extract<Fact, { kind: ElectingKind }> {
  if (fact.kind === 'elected-at-quota' || fact.kind === 'elected-to-last-places')
    return fact.candidates.some((one) => one.candidate === candidate);
  if (fact.kind === 'elected-on-active-vote' || fact.kind === 'elected-with-most-votes')
    return fact.candidate === candidate;
  return false;
}
