/** Facts that several rules have. */
import type { CountJson, StageJson, TieJson } from '@teller/stv';
import { compare, billionths, sumOf, decimal } from './decimal.ts';
import type { Fact, Idle, TieFact, TiePurpose, Voted } from './fact.ts';

/** A stage with the count that it is from. */
export interface At {
  readonly count: CountJson;
  readonly stage: StageJson;
  readonly before: StageJson | undefined;
}

export function totalOf({ totals }: Pick<StageJson, 'totals'>, candidate: number): string {
  return totals[String(candidate)] ?? '0';
}

export function voted(stage: StageJson, candidates: readonly number[]): readonly Voted[] {
  return candidates.map((candidate) => ({ candidate, votes: totalOf(stage, candidate) }));
}

export function quotaOf({ count, stage }: At): string {
  return stage.quota ?? count.quota;
}

/** The papers at the first stage, without the quota. */
export function sorted({ count, stage }: At): readonly Fact[] {
  const { valid, withoutPreference, withdrawn, rule, invalid } = count;
  const known = Object.values(invalid ?? {}).reduce((all, papers) => all + papers, 0);
  return [
    { kind: 'first-preferences', valid, paragraph: stage.paragraph },
    ...(withoutPreference === 0
      ? []
      : [
          {
            kind: 'without-preference',
            papers: withoutPreference,
            rule,
            ...(invalid === undefined
              ? {}
              : { reasons: invalid, others: withoutPreference - known }),
          } as const,
        ]),
    ...(withdrawn.length === 0 ? [] : [{ kind: 'withdrawn', candidates: withdrawn } as const]),
  ];
}

/** Who gained how many votes in a stage, most first. */
export function gained({ count, stage, before }: At): readonly Fact[] {
  const gains = count.candidates
    .map((_, i) => ({
      candidate: i + 1,
      votes: billionths(totalOf(stage, i + 1)) - (before ? billionths(totalOf(before, i + 1)) : 0n),
    }))
    .filter(({ votes, candidate }) => candidate !== stage.candidate && votes > 0n)
    .sort(
      (a, b) => Number(b.votes > a.votes) - Number(b.votes < a.votes) || a.candidate - b.candidate,
    )
    .map(({ candidate, votes }) => ({ candidate, votes: decimal(votes) }));
  return gains.length === 0 ? [] : [{ kind: 'gains', gains }];
}

/** What became non-transferable; what was lost in cutting is told apart. */
export function lost({ stage: { transfer } }: At): readonly Fact[] {
  const { nonTransferable, roundingLoss } = transfer;
  const votes = sumOf([nonTransferable.votes, roundingLoss]);
  if (nonTransferable.papers === 0 && roundingLoss === '0') return [];
  return [
    {
      kind: 'non-transferable',
      votes,
      papers: nonTransferable.papers,
      ...(roundingLoss === '0' ? {} : { roundingLoss }),
    },
  ];
}

export function papersMoved({ transfer: { parcels } }: StageJson): number {
  return parcels.reduce((all, { papers }) => all + papers, 0);
}

/** Those elected in a stage who reached the quota. */
function atQuota({ elected, lastVacancies, activeVote = [] }: StageJson): readonly number[] {
  const others = [...lastVacancies, ...activeVote.map(({ candidate }) => candidate)];
  return elected.filter((candidate) => !others.includes(candidate));
}

export function electedAtQuota(at: At, paragraph: string): readonly Fact[] {
  const candidates = voted(at.stage, atQuota(at.stage));
  if (candidates.length === 0) return [];
  return [
    { kind: 'elected-at-quota', candidates, paragraph },
    ...candidates.flatMap(({ candidate }) => electionTie(at, candidate)),
  ];
}

export function electionTie(at: At, candidate: number): readonly TieFact[] {
  const decided = at.stage.elections?.find((one) => one.candidate === candidate);
  return tie(at, decided?.tie, 'election');
}

/** The tie that was broken, if one was. */
export function tie(
  { count, stage }: At,
  broken: TieJson | undefined,
  purpose: TiePurpose,
  idle?: Idle,
): readonly TieFact[] {
  if (broken === undefined) return [];
  const { tied } = broken;
  const first = totalOf(stage, tied[0] ?? 0);
  const isEqual = tied.every((candidate) => totalOf(stage, candidate) === first);
  return [
    {
      kind: 'tie-broken',
      purpose,
      tied,
      equal: purpose === 'surplus' ? 'surpluses' : isEqual ? 'votes' : 'within-surplus',
      ...(idle === undefined ? {} : { idle }),
      steps: broken.steps.map((step) =>
        step.kind === 'lot'
          ? step
          : {
              ...step,
              stage: count.stages[step.stage - 1]?.label ?? String(step.stage),
              which: count.rule === 'ers97' ? 'first' : 'last',
            },
      ),
    },
  ];
}

/** One candidate excluded for having the fewest votes, after the tie, if it was one. */
export function excludedFewest(
  at: At,
  exclusion: StageJson['exclusions'][number],
  idle?: Idle,
): readonly Fact[] {
  const { candidate, votes, paragraph } = exclusion;
  const kept = voted(at.stage, at.stage.guarded ?? []).filter(
    (guarded) => compare(guarded.votes, votes) <= 0,
  );
  const tied = exclusion.tie !== undefined && idle !== undefined;
  return [
    ...tie(at, exclusion.tie, 'exclusion', idle),
    {
      kind: 'excluded-fewest',
      candidate,
      votes,
      ...(tied || idle === undefined ? {} : { idle }),
      of: tied ? 'tied' : kept.length > 0 ? 'not-guarded' : 'all',
      paragraph,
    },
    ...(kept.length === 0 ? [] : [{ kind: 'kept-by-guard', candidates: kept } as const]),
  ];
}

/** All who are excluded because they are doomed. */
export function excludedDoomed(at: At): readonly Fact[] {
  const { exclusions } = at.stage;
  return [
    ...exclusions.flatMap((one) => tie(at, one.tie, 'exclusion')),
    {
      kind: 'excluded-doomed',
      candidates: exclusions.map(({ candidate, votes }) => ({ candidate, votes })),
    },
  ];
}

/** Elected because no more are left than places. */
export function electedToLastPlaces(at: At, paragraph: string): readonly Fact[] {
  const { count, stage } = at;
  const { lastVacancies } = stage;
  if (lastVacancies.length === 0) return [];
  const filled = count.stages
    .slice(0, stage.stage)
    .reduce((all, { elected }) => all + elected.length, 0);
  const places = (count.reserved?.places ?? count.seats) - filled + lastVacancies.length;
  const candidates = voted(stage, lastVacancies);
  return [{ kind: 'elected-to-last-places', candidates, places, paragraph }];
}
