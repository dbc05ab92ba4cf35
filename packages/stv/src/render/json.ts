import type { Action, Exclusion, Parcel, Portion, Stage, Tie, Transcript } from '../transcript.ts';
import { formatVotes, type Votes } from '../votes.ts';

/**
 * The transcript as JSON, for other programs to compare and to keep. Candidates are numbers from 1 as
 * on the BLT (strings where they are keys). Votes and values are decimal strings without trailing zeros
 * ("560", "333.366"); counts of papers, seats and stages are numbers.
 *
 * `elected` and `excluded` of a stage are the decisions at its end, so an excluded candidate still has
 * votes in that stage's `totals`; the next stage's `action` is their transfer. `nonTransferable` runs
 * from the start and includes `roundingLoss`. `lastVacancies` lists those in `elected` who did not need
 * the quota.
 */
export function countJson(t: Transcript): object {
  return {
    rule: t.rule,
    source: t.source,
    candidates: t.candidates,
    withdrawn: t.withdrawn.map(numbered),
    seats: t.seats,
    papers: t.papers,
    withoutPreference: t.withoutPreference,
    valid: t.valid,
    quota: formatVotes(t.quota),
    stages: t.stages.map(stageJson),
    elected: t.elected.map(numbered),
    unfilled: t.unfilled,
  };
}

function stageJson(stage: Stage): object {
  return {
    stage: stage.number,
    ...actionJson(stage.action),
    totals: byCandidate(stage.totals),
    nonTransferable: formatVotes(stage.nonTransferable),
    roundingLoss: formatVotes(stage.roundingLoss),
    transfer: {
      parcels: stage.transfer.parcels.map(parcelJson),
      nonTransferable: portionJson(stage.transfer.nonTransferable),
      roundingLoss: formatVotes(stage.transfer.roundingLoss),
    },
    elected: stage.elected.map((e) => numbered(e.candidate)),
    lastVacancies: stage.elected
      .filter((e) => e.reason === 'last-vacancies')
      .map((e) => numbered(e.candidate)),
    excluded: stage.excluded.map((e) => numbered(e.candidate)),
    exclusions: stage.excluded.map(exclusionJson),
  };
}

function actionJson(action: Action): object {
  const said = { action: action.kind, paragraph: action.paragraph };
  if (action.kind === 'first-preferences') return said;
  const candidate = numbered(action.candidate);
  if (action.kind === 'exclusion') return { ...said, candidate };
  return {
    ...said,
    candidate,
    surplus: formatVotes(action.surplus),
    waiting: action.waiting.map(numbered),
    ...tieJson(action.tie),
  };
}

function exclusionJson({ candidate, votes, paragraph, tie }: Exclusion): object {
  return {
    candidate: numbered(candidate),
    votes: formatVotes(votes),
    paragraph,
    ...tieJson(tie),
  };
}

function tieJson(tie: Tie | undefined): object {
  if (tie === undefined) return {};
  const steps = tie.steps.map((step) =>
    step.kind === 'lot'
      ? { ...step, drawn: step.drawn.map(numbered) }
      : { ...step, left: step.left.map(numbered) },
  );
  return { tie: { tied: tie.tied.map(numbered), chosen: numbered(tie.chosen), steps } };
}

function parcelJson(parcel: Parcel): object {
  return {
    received: formatVotes(parcel.received),
    value: formatVotes(parcel.value),
    papers: parcel.papers,
    to: Object.fromEntries(parcel.to.map((p) => [numbered(p.candidate), portionJson(p)])),
    nonTransferable: portionJson(parcel.nonTransferable),
  };
}

function portionJson({ papers, votes }: Portion): object {
  return { papers, votes: formatVotes(votes) };
}

function byCandidate(votes: readonly Votes[]): object {
  return Object.fromEntries(votes.map((v, candidate) => [numbered(candidate), formatVotes(v)]));
}

function numbered(candidate: number): number {
  return candidate + 1;
}
