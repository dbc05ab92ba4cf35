import { defined, ok, type Result } from '@teller/basics';
import {
  count,
  type CountInput,
  type CountRefusal,
  type PaperGroup,
  type Stage,
  type Transcript,
} from '@teller/stv';
import { follow, shareOf } from '../follow/follow.ts';
import { equal, whole } from '../ratio.ts';
import { minus, of, oneVoteWith, plus, smallestPart, wholeShare } from '@teller/stv/votes';
import { lastStand, stayed } from './gaps.ts';

/** How few papers are known to be enough to change who is elected. */
export interface Margin {
  readonly transcript: Transcript;
  /** Not given when no change that was tried changed who is elected. */
  readonly bound?: MarginBound;
  /** How many changes were tried, each by a whole recount. */
  readonly recounts: number;
}

/** An upper bound of the margin with its proof: changed papers that elect others. */
export interface MarginBound {
  /** So many papers are changed. The margin is no more than this; it may be less. */
  readonly papers: number;
  /** On each of them `to` is put directly before `from`, for whom it counted. */
  readonly from: number;
  readonly to: number;
  /** The decision that the change is aimed at: the stage, as an index into the transcript's. */
  readonly stage: number;
  readonly changed: readonly ChangedPapers[];
  /** All papers with the change made: whoever counts them gets `electedInstead`. */
  readonly groups: readonly PaperGroup[];
  readonly notElected: readonly number[];
  readonly electedInstead: readonly number[];
}

export interface ChangedPapers {
  readonly papers: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A decision to turn: papers that count for `from` at the stage are made to count for `to`. */
interface Aim {
  readonly from: number;
  readonly to: number;
  readonly stage: number;
  readonly papers: number;
}

/** Recounts made if not said otherwise. */
export const usualRecounts = 60;
/** Of these, so many are kept for trying fewer papers of a change that elects others. */
const keptRecounts = 12;

/**
 * An upper bound of the margin of a count: a number of papers whose change elects others, found by
 * changing papers and counting again. The margin is the smallest such number (Blom, Stuckey and Teague,
 * "Toward computing the margin of victory in single transferable vote elections", INFORMS Journal on
 * Computing 31(4), 2019); to find it exactly is hard, and this does not try to.
 *
 * Every exclusion could have gone otherwise: whoever stayed, a votes ahead, would have fallen behind if
 * more than a/2 papers that counted wholly for them had counted for the one excluded. The same goes for
 * the last place. First changes of the last place are tried, from the smallest on, each by a recount,
 * until one elects others; then changes of exclusions with fewer papers than that, from the smallest on
 * (where there are too many to try, those of the latest stages); then fewer papers of the best change.
 * Nothing is concluded from gaps alone.
 *
 * @param recounts how many recounts are made at most
 */
export function margin(
  input: CountInput,
  recounts: number = usualRecounts,
): Result<Margin, CountRefusal> {
  const counted = count(input);
  if (!counted.ok) return counted;
  const transcript = counted.value;
  const trials = new Trials(input, transcript, recounts);
  const last = trials.first(lastAims(transcript));
  const earlier = exclusionAims(transcript).filter(
    ({ papers }) => last === undefined || papers < last.papers,
  );
  const room = recounts - trials.made - keptRecounts;
  const latest = earlier.toSorted((a, b) => b.stage - a.stage || a.papers - b.papers);
  let bound = trials.first(latest.slice(0, Math.max(0, room))) ?? last;
  for (let few = 0; bound !== undefined && bound.papers - few > 1;) {
    const papers = few + wholeShare(bound.papers - few, 2);
    const smaller = trials.try({ ...bound, papers });
    if (smaller === undefined) few = papers;
    else bound = smaller;
  }
  return ok({ transcript, ...(bound === undefined ? {} : { bound }), recounts: trials.made });
}

/** Changes tried by recounts, up to a number of them. */
class Trials {
  readonly #input: CountInput;
  readonly #transcript: Transcript;
  readonly #most: number;
  made = 0;

  constructor(input: CountInput, transcript: Transcript, most: number) {
    this.#input = input;
    this.#transcript = transcript;
    this.#most = most;
  }

  /** The first of these, with fewest papers first, that elects others. */
  first(aims: readonly Aim[]): MarginBound | undefined {
    for (const aim of aims.toSorted(bySize)) {
      const bound = this.try(aim);
      if (bound !== undefined) return bound;
    }
    return undefined;
  }

  /** Counts the changed papers; undefined when the same are elected, or nothing could be tried. */
  try(aim: Aim): MarginBound | undefined {
    const t = this.#transcript;
    const change = this.made < this.#most ? changeFor(t, this.#input.groups, aim) : undefined;
    if (change === undefined) return undefined;
    this.made++;
    const again = count({ ...this.#input, groups: change.groups });
    if (!again.ok) return undefined;
    const notElected = missing(t.elected, again.value.elected);
    const electedInstead = missing(again.value.elected, t.elected);
    if (notElected.length + electedInstead.length === 0) return undefined;
    return { ...aim, ...change, notElected, electedInstead };
  }
}

function bySize(a: Aim, b: Aim): number {
  return a.papers - b.papers || b.stage - a.stage || a.from - b.from || a.to - b.to;
}

/** Somebody else excluded than was. */
function exclusionAims(t: Transcript): readonly Aim[] {
  return t.stages
    .slice(0, -1)
    .flatMap((stage, index) =>
      stage.excluded
        .filter(({ reason }) => reason !== 'doomed')
        .flatMap(({ candidate }) =>
          stayed(stage).map((from) => overtaking(t, stage, index, from, candidate)),
        ),
    );
}

/** Somebody elected at the last stage who was not, instead of somebody who was. */
function lastAims(t: Transcript): readonly Aim[] {
  const index = t.stages.length - 1;
  const stage = defined(t.stages[index], 'a count has a stage');
  const { elected, left } = lastStand(stage);
  const out = new Set([...left, ...stage.excluded.map(({ candidate }) => candidate)]);
  return [...out].flatMap((to) =>
    elected.flatMap((from) => {
      const over = overtaking(t, stage, index, from, to);
      const quota = reaching(t, stage, index, from, to);
      return quota === undefined || quota.papers === over.papers ? [over] : [over, quota];
    }),
  );
}

/** Each paper takes a vote from one and gives it to the other, so more than half the gap is enough. */
function overtaking(t: Transcript, stage: Stage, index: number, from: number, to: number): Aim {
  const gap = minus(of(stage.totals, from), of(stage.totals, to));
  const one = oneVoteWith(t.places);
  const papers = gap < 0 ? 1 : wholeShare(gap, plus(one, one)) + 1;
  return { from, to, stage: index, papers };
}

/** As many as bring the other up to the quota. */
function reaching(
  t: Transcript,
  stage: Stage,
  index: number,
  from: number,
  to: number,
): Aim | undefined {
  const lacks = minus(stage.quota ?? t.quota, of(stage.totals, to));
  if (lacks <= 0) return undefined;
  const one = oneVoteWith(t.places);
  const papers = wholeShare(minus(plus(lacks, one), smallestPart), one);
  return { from, to, stage: index, papers };
}

/** Puts one before the other on so many papers that count wholly for the other, if there are enough. */
function changeFor(
  t: Transcript,
  groups: readonly PaperGroup[],
  { from, to, stage, papers }: Aim,
): Pick<MarginBound, 'changed' | 'groups'> | undefined {
  let wanted = papers;
  const changed: ChangedPapers[] = [];
  const all = groups.flatMap((group): PaperGroup[] => {
    const { preferences } = group;
    if (wanted === 0 || !preferences.includes(from)) return [group];
    const followed = follow(t, preferences);
    const at = followed.ok ? followed.value.stages[stage] : undefined;
    if (at === undefined || !equal(shareOf(at, from), whole)) return [group];
    const taken = Math.min(wanted, group.papers);
    wanted -= taken;
    const after = preferences.flatMap((candidate) =>
      candidate === from ? [to, from] : candidate === to ? [] : [candidate],
    );
    changed.push({ papers: taken, before: preferences, after });
    const rest = group.papers - taken;
    return [
      ...(rest > 0 ? [{ ...group, papers: rest }] : []),
      { preferences: after, papers: taken },
    ];
  });
  return wanted > 0 ? undefined : { changed, groups: all };
}

function missing(from: readonly number[], others: readonly number[]): readonly number[] {
  return from.filter((candidate) => !others.includes(candidate));
}
