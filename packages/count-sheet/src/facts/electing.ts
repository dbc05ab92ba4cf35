import type { CountJson } from '@teller/stv';
import type { ElectingFact, Fact } from './fact.ts';
import { stageFacts } from './stage-facts.ts';

export interface ElectedHow {
  readonly candidate: number;
  /** As a reader calls it. */
  readonly stage: string;
  readonly fact: ElectingFact;
}

/** How each of those elected came to be, in the order in which a count has them. */
export function howWasElected(count: CountJson): readonly ElectedHow[] {
  const all = stageFacts(count).flatMap((facts, i) => {
    const { label, stage = i + 1 } = count.stages[i] ?? {};
    return facts
      .filter(isElecting)
      .flatMap((fact) =>
        electedBy(fact).map((candidate) => ({ candidate, stage: label ?? String(stage), fact })),
      );
  });
  return count.elected.flatMap((candidate) => all.find((one) => one.candidate === candidate) ?? []);
}

function isElecting(fact: Fact): fact is ElectingFact {
  return fact.kind in electing;
}

/** Every kind of fact by which somebody is elected. */
const electing: Readonly<Record<ElectingFact['kind'], true>> = {
  'elected-at-quota': true,
  'elected-on-active-vote': true,
  'elected-with-most': true,
  'elected-to-last-places': true,
  'elected-without-exclusion': true,
};

function electedBy(fact: ElectingFact): readonly number[] {
  return 'candidates' in fact
    ? fact.candidates.map(({ candidate }) => candidate)
    : [fact.candidate];
}
