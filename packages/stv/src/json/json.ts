import type {
  Action,
  Deferral,
  Election,
  Exclusion,
  Parcel,
  Portion,
  Stage,
  Tie,
  Transcript,
} from '../transcript.ts';
import { formatVotes, oneVoteWith, type Votes } from '../votes.ts';
import type {
  ByCandidate,
  CountJson,
  ExclusionJson,
  ParcelJson,
  PortionJson,
  StageJson,
  TieJson,
} from './count-json.ts';
import { outlookJson, reservedJson } from './reserved.ts';

type Places = Transcript['places'];

type ActionJson = Pick<
  StageJson,
  | 'action'
  | 'paragraph'
  | 'candidate'
  | 'together'
  | 'batch'
  | 'surplus'
  | 'waiting'
  | 'tie'
  | 'iterations'
  | 'until'
>;

/**
 * The transcript as JSON, for other programs to compare and to keep. Members are always in this order;
 * canonical JSON of it is the same bytes for the same count.
 */
export function countJson(t: Transcript): CountJson {
  return {
    rule: t.rule,
    source: t.source,
    candidates: t.candidates,
    withdrawn: t.withdrawn.map(numbered),
    seats: t.seats,
    papers: t.papers,
    withoutPreference: t.withoutPreference,
    ...invalidJson(t.invalid),
    valid: t.valid,
    quota: formatVotes(t.quota, t.places),
    stages: t.stages.map((stage) => stageJson(stage, t)),
    elected: t.elected.map(numbered),
    unfilled: t.unfilled,
    ...(t.reserved === undefined ? {} : { reserved: reservedJson(t.reserved) }),
  };
}

/** Left out where no paper is invalid, so that papers count the same from a CSV and from a BLT. */
function invalidJson(invalid: Transcript['invalid']): Pick<CountJson, 'invalid'> {
  return invalid === undefined || Object.keys(invalid).length === 0 ? {} : { invalid };
}

function stageJson(stage: Stage, t: Transcript): StageJson {
  const { places } = t;
  return {
    stage: stage.number,
    ...(stage.label === undefined ? {} : { label: stage.label }),
    ...actionJson(stage.action, places),
    ...(stage.quota === undefined ? {} : { quota: formatVotes(stage.quota, places) }),
    ...(stage.keepValues === undefined ? {} : { keepValues: partlyKept(stage.keepValues, places) }),
    totals: byCandidate(stage.totals, places),
    nonTransferable: formatVotes(stage.nonTransferable, places),
    roundingLoss: formatVotes(stage.roundingLoss, places),
    transfer: {
      parcels: stage.transfer.parcels.map((parcel) => parcelJson(parcel, places)),
      nonTransferable: portionJson(stage.transfer.nonTransferable, places),
      roundingLoss: formatVotes(stage.transfer.roundingLoss, places),
    },
    elected: stage.elected.map((e) => numbered(e.candidate)),
    ...electionTies(stage),
    lastVacancies: stage.elected
      .filter((e) => e.reason === 'last-vacancies')
      .map((e) => numbered(e.candidate)),
    ...activeVoteJson(stage.elected, places),
    ...(stage.undecided === undefined ? {} : { undecided: stage.undecided.map(numbered) }),
    excluded: stage.excluded.map((e) => numbered(e.candidate)),
    exclusions: stage.excluded.map((exclusion) => exclusionJson(exclusion, places)),
    ...(stage.deferred === undefined ? {} : { deferred: deferralJson(stage.deferred, places) }),
    ...(stage.allowedTogether === undefined ? {} : { allowedTogether: stage.allowedTogether }),
    ...outlookJson(stage, t),
  };
}

function actionJson(action: Action, places: Places): ActionJson {
  const said = { action: action.kind, paragraph: action.paragraph };
  if (action.kind === 'first-preferences') return said;
  if (action.kind === 'redistribution') {
    const { iterations, surplus, until } = action;
    return { ...said, iterations, surplus: formatVotes(surplus, places), until };
  }
  const candidate = numbered(action.candidate);
  if (action.kind === 'exclusion') {
    const { together, batch } = action;
    return {
      ...said,
      candidate,
      ...(together === undefined ? {} : { together: together.map(numbered) }),
      ...(batch === undefined
        ? {}
        : { batch: { ...batch, value: formatVotes(batch.value, places) } }),
    };
  }
  return {
    ...said,
    candidate,
    surplus: formatVotes(action.surplus, places),
    waiting: action.waiting.map(numbered),
    ...tieJson(action.tie),
  };
}

function partlyKept(values: readonly Votes[], places: Places): ByCandidate<string> {
  const partly = values
    .map((value, candidate) => ({ value, candidate }))
    .filter(({ value }) => value > 0 && value < oneVoteWith(places));
  return Object.fromEntries(
    partly.map((v) => [numbered(v.candidate), formatVotes(v.value, places)]),
  );
}

/** Elections that took a tie-break, if any. */
function electionTies({ elected }: Stage): Pick<StageJson, 'elections'> {
  const tied = elected.filter(({ tie }) => tie !== undefined);
  if (tied.length === 0) return {};
  return {
    elections: tied.map(({ candidate, paragraph, tie }) => ({
      candidate: numbered(candidate),
      paragraph,
      ...tieJson(tie),
    })),
  };
}

function activeVoteJson(
  elected: readonly Election[],
  places: Places,
): Pick<StageJson, 'activeVote'> {
  const activeVote = elected
    .filter((e) => e.reason === 'active-vote')
    .map((e) => ({
      candidate: numbered(e.candidate),
      ...(e.needed === undefined ? {} : { needed: formatVotes(e.needed, places) }),
    }));
  return activeVote.length === 0 ? {} : { activeVote };
}

function deferralJson(
  { candidates, total, gap, paragraph }: Deferral,
  places: Places,
): NonNullable<StageJson['deferred']> {
  return {
    candidates: candidates.map(numbered),
    total: formatVotes(total, places),
    gap: formatVotes(gap, places),
    paragraph,
  };
}

function exclusionJson(
  { candidate, votes, paragraph, reason, tie }: Exclusion,
  places: Places,
): ExclusionJson {
  return {
    candidate: numbered(candidate),
    votes: formatVotes(votes, places),
    paragraph,
    ...(reason === undefined ? {} : { reason }),
    ...tieJson(tie),
  };
}

function tieJson(tie: Tie | undefined): { readonly tie?: TieJson } {
  if (tie === undefined) return {};
  const steps = tie.steps.map((step) =>
    step.kind === 'lot'
      ? { ...step, drawn: step.drawn.map(numbered) }
      : { ...step, left: step.left.map(numbered) },
  );
  return { tie: { tied: tie.tied.map(numbered), chosen: numbered(tie.chosen), steps } };
}

function parcelJson(parcel: Parcel, places: Places): ParcelJson {
  return {
    received: formatVotes(parcel.received, places),
    value: formatVotes(parcel.value, places),
    papers: parcel.papers,
    to: Object.fromEntries(parcel.to.map((p) => [numbered(p.candidate), portionJson(p, places)])),
    nonTransferable: portionJson(parcel.nonTransferable, places),
  };
}

function portionJson({ papers, votes }: Portion, places: Places): PortionJson {
  return { papers, votes: formatVotes(votes, places) };
}

function byCandidate(votes: readonly Votes[], places: Places): ByCandidate<string> {
  return Object.fromEntries(
    votes.map((v, candidate) => [numbered(candidate), formatVotes(v, places)]),
  );
}

function numbered(candidate: number): number {
  return candidate + 1;
}
