import { defined, err, ok, type Result } from '@teller/basics';
import type { Parcel, Stage, Transcript } from '@teller/stv';
import { minus, of, oneVoteWith, worth, type Votes } from '@teller/stv/votes';
import type { FollowedStage, FollowRefusal } from './share.ts';
import { add, multiply, nothing, ratio, subtract, type Ratio } from '../ratio.ts';

/** Where the paper lies, and what it has left behind on its way. */
interface Lying {
  /** On whose pile; undefined when it has been put aside. */
  readonly holder: number | undefined;
  /** Its value when the holder received it, and the index of the stage in which. */
  readonly value: Votes;
  readonly since: number;
  /** Where on the paper the next preference is looked for. */
  readonly next: number;
  readonly sheet: FollowedStage;
}

/** A stage and the one before it, by index. */
interface Turn {
  readonly t: Transcript;
  readonly preferences: readonly number[];
  readonly index: number;
  readonly stage: Stage;
  readonly before: Stage;
}

/** What becomes of a paper that gives: at what value it goes on, what stays and what is cut off. */
interface Giving {
  readonly value: Votes;
  readonly stays: Ratio;
  readonly lost: Ratio;
}

/** Rules that move whole papers from pile to pile at a value: Scottish STV, AV, ERS97; plurality. */
export function followPiles(
  t: Transcript,
  preferences: readonly number[],
): Result<readonly FollowedStage[], FollowRefusal> {
  const first = preferences.findIndex((candidate) => !t.withdrawn.includes(candidate));
  const holder = defined(preferences[first], 'a paper with a preference');
  if (!went(t.stages[0]?.transfer.parcels[0], holder)) return notThere(1);
  let at: Lying = {
    holder,
    value: oneVoteWith(t.places),
    since: 0,
    next: first + 1,
    sheet: {
      shares: [{ candidate: holder, share: ratio(1) }],
      nonTransferable: nothing,
      roundingLoss: nothing,
    },
  };
  const stages = [at.sheet];
  for (let index = 1; index < t.stages.length; index++) {
    const [stage, before] = [t.stages[index], t.stages[index - 1]];
    const { move: _, ...sheet } = at.sheet;
    const turn = { t, preferences, index, stage: stage as Stage, before: before as Stage };
    const then = step(turn, { ...at, sheet });
    if (then === undefined) return notThere(index + 1);
    stages.push(then.sheet);
    at = then;
  }
  return ok(stages);
}

function step(turn: Turn, at: Lying): Lying | undefined {
  const { action } = turn.stage;
  if (action.kind === 'surplus' && action.candidate === at.holder) {
    return turn.t.rule === 'ers97' ? giveOfLastBatch(turn, at) : giveOfSurplus(turn, at);
  }
  if (action.kind === 'exclusion' && at.holder !== undefined) {
    const gives = action.candidate === at.holder || action.together?.includes(at.holder) === true;
    const now = action.batch === undefined || action.batch.value === at.value;
    if (gives && now) return pass(turn, at, { value: at.value, stays: nothing, lost: nothing });
  }
  return at;
}

/** All papers give: value × surplus ÷ votes, of which `pass on` is cut to whole parts [49(3)]. */
function giveOfSurplus(turn: Turn, at: Lying): Lying | undefined {
  const parcel = parcelOf(turn, at);
  if (parcel === undefined) return undefined;
  const { had, keeps } = handOver(turn, at.holder as number);
  const part = partOf(turn, at.value);
  const stays = multiply(part, ratio(keeps, had));
  const goes = subtract(part, stays);
  const lost = subtract(goes, partOf(turn, parcel.value));
  return pass(turn, at, { value: parcel.value, stays, lost });
}

/**
 * ERS97: the papers received last give [5.3.1, 5.3.2], of those the transferable ones, the same part of
 * the surplus each [5.3.7]. Only where their whole value is no more than the surplus, the rest of it is
 * borne by the papers with no next preference, and what is more than even those carry, by the papers
 * received before, in proportion to their value.
 */
function giveOfLastBatch(turn: Turn, at: Lying): Lying | undefined {
  const holder = at.holder as number;
  const parcel = defined(turn.stage.transfer.parcels[0], 'a surplus moves a batch');
  const { had, keeps } = handOver(turn, holder);
  const cut = parcel.value < parcel.received;
  const last = turn.t.stages.findLastIndex(
    ({ transfer }, index) =>
      index < turn.index && transfer.parcels.some((one) => went(one, holder)),
  );
  if (at.since !== last) {
    const others = minus(had, worth(parcel.papers, parcel.received));
    const borne = cut ? 0 : turn.stage.transfer.roundingLoss;
    if (borne === 0) return at;
    const lost = multiply(partOf(turn, at.value), ratio(borne, others));
    return stay(at, holder, { lost, aside: nothing });
  }
  const { nonTransferable } = parcel;
  if (nextFor(turn, at) === undefined) {
    if (nonTransferable.papers === 0) return undefined;
    const each = ratio(nonTransferable.votes, nonTransferable.papers);
    const aside = multiply(each, partOf(turn, 1));
    return stay(at, holder, { lost: nothing, aside });
  }
  if (!cut) return pass(turn, at, { value: parcel.value, stays: nothing, lost: nothing });
  const transferable = parcel.papers - nonTransferable.papers;
  const gives = multiply(ratio(minus(had, keeps), transferable), partOf(turn, 1));
  return pass(turn, at, {
    value: parcel.value,
    stays: subtract(partOf(turn, at.value), gives),
    lost: subtract(gives, partOf(turn, parcel.value)),
  });
}

/** Puts the paper on its next pile, or aside. */
function pass(turn: Turn, at: Lying, { value, stays, lost }: Giving): Lying | undefined {
  const from = at.holder as number;
  const next = nextFor(turn, at);
  const to = next === undefined ? undefined : (turn.preferences[next] as number);
  if (!went(parcelOf(turn, at), to)) return undefined;
  const goes = partOf(turn, value);
  const { sheet } = at;
  const shares = sheet.shares.filter(({ candidate }) => candidate !== from);
  if (stays.numerator > 0n) shares.push({ candidate: from, share: stays });
  if (to !== undefined && goes.numerator > 0n) shares.push({ candidate: to, share: goes });
  return {
    holder: to,
    value,
    since: turn.index,
    next: next === undefined ? turn.preferences.length : next + 1,
    sheet: {
      shares,
      nonTransferable: to === undefined ? add(sheet.nonTransferable, goes) : sheet.nonTransferable,
      roundingLoss: add(sheet.roundingLoss, lost),
      move: { from, ...(to === undefined ? {} : { to }), value: goes },
    },
  };
}

/** The paper stays on its pile and counts for less there. */
function stay(at: Lying, holder: number, by: { lost: Ratio; aside: Ratio }): Lying {
  const { sheet } = at;
  const less = add(by.lost, by.aside);
  const shares = sheet.shares
    .map((one) => (one.candidate === holder ? { ...one, share: subtract(one.share, less) } : one))
    .filter(({ share }) => share.numerator > 0n);
  return {
    ...at,
    sheet: {
      shares,
      nonTransferable: add(sheet.nonTransferable, by.aside),
      roundingLoss: add(sheet.roundingLoss, by.lost),
    },
  };
}

/** Where on the paper the next preference for a continuing candidate stands. */
function nextFor({ preferences, before }: Turn, { next }: Lying): number | undefined {
  const at = preferences.findIndex(
    (candidate, i) => i >= next && before.standing[candidate] === 'continuing',
  );
  return at === -1 ? undefined : at;
}

/** The papers that move as this one does. */
function parcelOf({ stage }: Turn, { value }: Lying): Parcel | undefined {
  return stage.transfer.parcels.find(({ received }) => received === value);
}

/** Whether papers of the parcel went to this candidate, or aside when none is named. */
function went(parcel: Parcel | undefined, to: number | undefined): boolean {
  if (parcel === undefined) return false;
  return to === undefined
    ? parcel.nonTransferable.papers > 0
    : parcel.to.some(({ candidate }) => candidate === to);
}

/** What a candidate had before the stage, and has after it. */
function handOver(turn: Turn, candidate: number): { readonly had: Votes; readonly keeps: Votes } {
  return {
    had: of(turn.before.totals, candidate),
    keeps: of(turn.stage.totals, candidate),
  };
}

/** So many smallest parts of a vote, as a part of one vote. */
function partOf({ t }: Turn, votes: number): Ratio {
  return ratio(votes, oneVoteWith(t.places));
}

function notThere(stage: number): Result<never, FollowRefusal> {
  return err({ reason: 'not-in-this-count', stage });
}
