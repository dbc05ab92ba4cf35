import type { CountJson, ExclusionJson, StageJson, TieJson } from '@teller/stv';
import { billionths } from './decimal.ts';
import type { Fact, Voted } from './fact.ts';

/** What was decided at the end of a stage. */
export function decisions(count: CountJson, stage: StageJson): readonly Fact[] {
  const { undecided: candidates = [], deferred } = stage;
  return [
    ...elections(count, stage),
    ...(candidates.length === 0 ? [] : [{ kind: 'undecided', candidates } as const]),
    ...outlook(count, stage),
    ...mostVotes(count, stage),
    ...(deferred === undefined
      ? []
      : [
          {
            kind: 'surpluses-wait',
            candidates: deferred.candidates,
            total: deferred.total,
            gap: deferred.gap,
          } as const,
        ]),
    ...exclusions(count, stage),
    ...lastPlaces(stage),
  ];
}

function elections(count: CountJson, stage: StageJson): readonly Fact[] {
  if (count.rule === 'plurality') return [];
  const active = stage.activeVote ?? [];
  const atQuota = stage.elected.filter(
    (candidate) =>
      !stage.lastVacancies.includes(candidate) &&
      !active.some((one) => one.candidate === candidate),
  );
  return [
    ...(atQuota.length === 0
      ? []
      : [{ kind: 'elected-at-quota', candidates: voted(stage, atQuota) } as const]),
    ...active.map(({ candidate, needed = '0' }): Fact => ({
      kind: 'elected-on-active-vote',
      ...votedOne(stage, candidate),
      needed,
    })),
    ...electionTies(count, stage),
  ];
}

function mostVotes(count: CountJson, stage: StageJson): readonly Fact[] {
  if (count.rule !== 'plurality') return [];
  const among = stage.doomed === undefined ? 'all' : 'electable';
  return [
    ...electionTies(count, stage),
    ...stage.elected.map((candidate): Fact => ({
      kind: 'elected-with-most-votes',
      ...votedOne(stage, candidate),
      among,
    })),
  ];
}

function electionTies(count: CountJson, stage: StageJson): readonly Fact[] {
  return (stage.elections ?? []).flatMap(({ tie }) => tieFact(count, stage, 'election', tie));
}

function lastPlaces(stage: StageJson): readonly Fact[] {
  const candidates = voted(stage, stage.lastVacancies);
  return candidates.length === 0 ? [] : [{ kind: 'elected-to-last-places', candidates }];
}

function exclusions(count: CountJson, stage: StageJson): readonly Fact[] {
  const { exclusions: out } = stage;
  const [only] = out;
  if (only === undefined) return [];
  const candidates = out.map(({ candidate, votes }) => ({ candidate, votes }));
  const ties = out.flatMap(({ tie }) => tieFact(count, stage, 'exclusion', tie));
  if (only.reason === 'doomed') return [...ties, { kind: 'excluded-doomed', candidates }];
  // ERS97: whoever is left when all places are filled is formally excluded.
  if (only.paragraph === '5.5.2') return [...ties, { kind: 'not-elected', candidates }];
  if (out.length > 1) return [...ties, { kind: 'excluded-together', candidates }];
  return [...ties, lowest(stage, only)];
}

function lowest(stage: StageJson, { candidate, votes, tie }: ExclusionJson): Fact {
  if (tie !== undefined) return { kind: 'excluded-by-tie', candidate, votes };
  const isPassedOver = stage.guarded?.some(
    (other) => billionths(stage.totals[String(other)] ?? '0') <= billionths(votes),
  );
  return {
    kind: 'excluded-lowest',
    candidate,
    votes,
    among: isPassedOver === true ? 'not-guarded' : 'all',
  };
}

/** How equals were told apart. */
export function tieFact(
  { rule }: CountJson,
  { totals }: StageJson,
  purpose: 'surplus' | 'election' | 'exclusion',
  tie: TieJson | undefined,
): readonly Fact[] {
  if (tie === undefined) return [];
  const { tied, chosen, steps } = tie;
  const last = steps.at(-1);
  const equal =
    purpose === 'surplus' ||
    tied.every((candidate) => totals[String(candidate)] === totals[String(tied[0])]);
  const by =
    last?.kind === 'earlier-stage'
      ? ({ kind: 'stage', stage: last.stage, which: rule === 'ers97' ? 'first' : 'last' } as const)
      : ({ kind: 'lot' } as const);
  return [{ kind: 'tie', purpose, tied, chosen, equal, by }];
}

/** Reserved places: who became guarded or doomed in this stage, those with one reason together. */
function outlook({ stages }: CountJson, stage: StageJson): readonly Fact[] {
  const before = stages.slice(0, stage.stage - 1).findLast(({ because }) => because)?.because;
  const known = before?.flatMap(({ candidates }) => candidates) ?? [];
  const { possibleSets: sets } = stage;
  return (['guarded', 'doomed'] as const).flatMap((kind) =>
    (stage.because ?? []).flatMap(({ candidates: all, constraints }): readonly Fact[] => {
      const candidates = all.filter(
        (candidate) => stage[kind]?.includes(candidate) === true && !known.includes(candidate),
      );
      if (candidates.length === 0) return [];
      return [{ kind, candidates, constraints, ...(sets === undefined ? {} : { sets }) }];
    }),
  );
}

function voted(stage: StageJson, candidates: readonly number[]): readonly Voted[] {
  return candidates.map((candidate) => votedOne(stage, candidate));
}

function votedOne({ totals }: StageJson, candidate: number): Voted {
  return { candidate, votes: totals[String(candidate)] ?? '0' };
}
