/** Both counters over the same election, and what they differ in. */
import {
  count,
  countJson,
  mergePapers,
  type ContestPapers,
  type Reserved,
  type RuleName,
} from '@teller/stv';
import { compareCounts, countAgain, describeDifference } from '../src/index.ts';
import { namesFor, slow, type SmallElection } from '@teller/sample-papers/elections';

export const runs = { numRuns: slow ? 100_000 : 2_000 };

export type Election = SmallElection & { readonly reserved?: Reserved };

export function first(rule: RuleName, election: Election, lot?: readonly number[]) {
  const { lot: _, ...rest } = election;
  return count({
    ...rest,
    rule,
    candidates: namesFor(election.candidates),
    groups: mergePapers(election.papers),
    ...(lot && { lot }),
  });
}

export function second(rule: RuleName, election: Election, lot?: readonly number[]) {
  const { lot: _, ...rest } = election;
  return countAgain({ ...rest, rule, ...(lot && { lot }) });
}

/** Undefined when they agree, also about a lot that is needed; else what they differ in. */
export function difference(
  rule: RuleName,
  election: Election,
  lot?: readonly number[],
): string | undefined {
  const ours = first(rule, election, lot);
  const theirs = second(rule, election, lot);
  if (ours.ok && theirs.ok) {
    const compared = compareCounts(countJson(ours.value), theirs.value);
    return compared.ok ? undefined : describeDifference(compared.error);
  }
  const [a, b] = [ours, theirs].map((one) =>
    JSON.stringify(one.ok ? 'counted' : tiedIn(one.error)),
  );
  return a === b ? undefined : `${a} and ${b}`;
}

function tiedIn(refusal: { readonly reason: string; readonly candidates?: readonly number[] }) {
  return [refusal.reason, refusal.candidates];
}

/** AV and plurality fill one seat. */
export function oneSeatIn<E extends Election>(rule: RuleName, election: E): E {
  return rule === 'av' || rule === 'plurality' ? { ...election, seats: 1 } : election;
}

export function* onePaperAtATime({ groups }: ContestPapers): Generator<readonly number[]> {
  for (const { preferences, papers } of groups)
    for (let paper = 0; paper < papers; paper++) yield preferences;
}
