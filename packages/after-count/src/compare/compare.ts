import { err, ok, unreachable, type Result } from '@teller/basics';
import type { Election, Stage, Transcript } from '@teller/stv';
import { equal, ratio } from '../ratio.ts';
import { of, oneVoteWith } from '@teller/stv/votes';

/** What two counts of the same papers have in common and where they differ. */
export interface Comparison {
  /** By candidate number. */
  readonly electedInBoth: readonly number[];
  readonly electedOnlyInFirst: readonly number[];
  readonly electedOnlyInSecond: readonly number[];
  /** One for each candidate, by number. */
  readonly candidates: readonly { readonly first: Fate; readonly second: Fate }[];
  /** Not given when the two are the same count to the end. */
  readonly parting?: Parting;
}

/** What became of a candidate, and at which stage: an index into `stages`. */
export type Fate =
  | { readonly kind: 'elected'; readonly stage: number; readonly reason: Election['reason'] }
  | { readonly kind: 'excluded'; readonly stage: number; readonly doomed: boolean }
  /** Stayed to the end, when all places were filled. */
  | { readonly kind: 'not-elected' }
  | { readonly kind: 'withdrawn' };

/**
 * The first stage at which two counts are not the same, as an index into `stages`, and in what: other
 * papers move; the same move, but the votes differ (`candidates` says whose); others are elected or
 * excluded at its end (`candidates` are those in one and not the other); or one count is over. A
 * different quota alone is not a parting.
 */
export interface Parting {
  readonly stage: number;
  readonly in: 'action' | 'totals' | 'elected' | 'excluded' | 'end';
  readonly candidates: readonly number[];
}

/**
 * Two counts side by side: by another rule, without a candidate, without reserved places, with another
 * lot. Votes are compared exactly, however many places each count has.
 *
 * @returns an error when the transcripts are not of the same candidates and papers
 */
export function compare(
  first: Transcript,
  second: Transcript,
): Result<Comparison, 'other-candidates' | 'other-papers'> {
  const { candidates } = first;
  if (candidates.join('\n') !== second.candidates.join('\n')) return err('other-candidates');
  const sameStanding =
    first.withdrawn.length === second.withdrawn.length &&
    first.withdrawn.every((candidate) => second.withdrawn.includes(candidate));
  const beginAlike = differing(first, second, 0).length === 0;
  if (first.papers !== second.papers || (sameStanding && !beginAlike)) return err('other-papers');
  const all = [...candidates.keys()];
  const [inFirst, inSecond] = [new Set(first.elected), new Set(second.elected)];
  const parting = partingOf(first, second);
  return ok({
    electedInBoth: all.filter((c) => inFirst.has(c) && inSecond.has(c)),
    electedOnlyInFirst: all.filter((c) => inFirst.has(c) && !inSecond.has(c)),
    electedOnlyInSecond: all.filter((c) => !inFirst.has(c) && inSecond.has(c)),
    candidates: all.map((c) => ({ first: fateOf(first, c), second: fateOf(second, c) })),
    ...(parting === undefined ? {} : { parting }),
  });
}

function fateOf(t: Transcript, candidate: number): Fate {
  if (t.withdrawn.includes(candidate)) return { kind: 'withdrawn' };
  for (const [stage, { elected, excluded }] of t.stages.entries()) {
    const election = elected.find((one) => one.candidate === candidate);
    if (election !== undefined) return { kind: 'elected', stage, reason: election.reason };
    const exclusion = excluded.find((one) => one.candidate === candidate);
    if (exclusion === undefined) continue;
    if (exclusion.paragraph === formally) return { kind: 'not-elected' };
    return { kind: 'excluded', stage, doomed: exclusion.reason === 'doomed' };
  }
  return { kind: 'not-elected' };
}

/** ERS97: whoever is left when all places are filled is excluded in so many words. */
const formally = '5.5.2';

function partingOf(first: Transcript, second: Transcript): Parting | undefined {
  for (let stage = 0; ; stage++) {
    const [one, other] = [first.stages[stage], second.stages[stage]];
    if (one === undefined && other === undefined) return undefined;
    if (one === undefined || other === undefined) return { stage, in: 'end', candidates: [] };
    if (moved(one) !== moved(other)) return { stage, in: 'action', candidates: [] };
    const parted = (where: Parting['in'], candidates: readonly number[]) =>
      candidates.length > 0 ? { stage, in: where, candidates } : undefined;
    const found =
      parted('totals', differing(first, second, stage)) ??
      parted('elected', inOne(one.elected, other.elected)) ??
      parted('excluded', inOne(inEarnest(one), inEarnest(other)));
    if (found !== undefined) return found;
  }
}

/** Whose papers move in a stage, and why, as a text that is the same when they are. */
function moved({ action }: Stage): string {
  switch (action.kind) {
    case 'first-preferences':
    case 'redistribution':
      return action.kind;
    case 'surplus':
      return `${action.kind} ${action.candidate}`;
    case 'exclusion': {
      const { candidate, together = [], batch } = action;
      const who = [candidate, ...together].toSorted((a, b) => a - b).join();
      return `${action.kind} ${who} ${batch?.parts === 1 ? '' : (batch?.part ?? '')}`.trimEnd();
    }
    default:
      return unreachable(action);
  }
}

/** Whose votes are not the same after a stage. */
function differing(first: Transcript, second: Transcript, stage: number): readonly number[] {
  const one = oneVoteWith(first.places);
  const other = oneVoteWith(second.places);
  const totals = second.stages[stage]?.totals ?? [];
  return [...(first.stages[stage]?.totals ?? []).entries()]
    .filter(([candidate, votes]) => !equal(ratio(votes, one), ratio(of(totals, candidate), other)))
    .map(([candidate]) => candidate);
}

function inEarnest({ excluded }: Stage): Stage['excluded'] {
  return excluded.filter(({ paragraph }) => paragraph !== formally);
}

/** Those who are in one of two lists and not in the other, by number. */
function inOne(
  one: readonly { readonly candidate: number }[],
  other: readonly { readonly candidate: number }[],
): readonly number[] {
  const [a, b] = [one.map((e) => e.candidate), other.map((e) => e.candidate)];
  return [...a.filter((c) => !b.includes(c)), ...b.filter((c) => !a.includes(c))].toSorted(
    (x, y) => x - y,
  );
}
