import { ok, type Result } from '@teller/basics';
import { count, type CountInput, type CountRefusal } from '../count.ts';
import { follow, shareOf } from '../follow/follow.ts';
import type { PaperGroup } from '../papers.ts';
import { equal, whole } from '../ratio.ts';
import type { Stage, Transcript } from '../transcript.ts';
import { minus, of, oneVoteWith, plus, smallestPart, wholeShare } from '../votes.ts';
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

/**
 * An upper bound of the margin of a count: a number of papers whose change elects others, found by
 * changing papers and counting again. The margin is the smallest such number (Blom, Stuckey and Teague,
 * "Toward computing the margin of victory in single transferable vote elections", INFORMS Journal on
 * Computing 31(4), 2019); to find it exactly is hard, and this does not try to.
 *
 * Every exclusion could have gone otherwise: whoever stayed, a votes ahead, would have fallen behind if
 * more than a/2 papers that counted wholly for them had counted for the one excluded. The same goes for
 * the last place. These changes are tried from the smallest on, each by a recount, until one elects
 * others; then fewer papers of the same change are tried. Nothing is concluded from gaps alone.
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
  let tried = 0;
  const attempt = (aim: Aim): MarginBound | undefined => {
    if (tried >= recounts) return undefined;
    const change = changeFor(transcript, input.groups, aim);
    if (change === undefined) return undefined;
    tried++;
    const again = count({ ...input, groups: change.groups });
    if (!again.ok) return undefined;
    const notElected = missing(transcript.elected, again.value.elected);
    const electedInstead = missing(again.value.elected, transcript.elected);
    if (notElected.length + electedInstead.length === 0) return undefined;
    return { ...aim, ...change, notElected, electedInstead };
  };
  let bound: MarginBound | undefined;
  for (const aim of aims(transcript)) {
    bound = attempt(aim);
    if (bound !== undefined || tried >= recounts) break;
  }
  for (let few = 0; bound !== undefined && bound.papers - few > 1;) {
    const papers = few + wholeShare(bound.papers - few, 2);
    const smaller = attempt({ ...bound, papers });
    if (smaller === undefined) few = papers;
    else bound = smaller;
  }
  return ok({ transcript, ...(bound === undefined ? {} : { bound }), recounts: tried });
}

/** What could be turned with how many papers, fewest first. */
function aims(t: Transcript): readonly Aim[] {
  const all: Aim[] = [];
  for (const [index, stage] of t.stages.entries()) {
    const last = index === t.stages.length - 1;
    const { elected, left } = lastStand(stage);
    for (const { candidate: to, reason } of last ? [] : stage.excluded) {
      if (reason !== 'doomed')
        for (const from of stayed(stage)) all.push(overtaking(t, stage, index, from, to));
    }
    for (const to of last ? [...left, ...stage.excluded.map((e) => e.candidate)] : [])
      for (const from of elected)
        all.push(overtaking(t, stage, index, from, to), ...reaching(t, stage, index, from, to));
  }
  const seen = new Set<string>();
  return all
    .toSorted((a, b) => a.papers - b.papers || b.stage - a.stage || a.from - b.from || a.to - b.to)
    .filter(({ from, to, stage, papers }) => {
      const text = [from, to, stage, papers].join();
      return !seen.has(text) && seen.add(text);
    });
}

/** Each paper takes a vote from one and gives it to the other, so more than half the gap is enough. */
function overtaking(t: Transcript, stage: Stage, index: number, from: number, to: number): Aim {
  const gap = minus(of(stage.totals, from), of(stage.totals, to));
  const one = oneVoteWith(t.places);
  const papers = Math.max(1, wholeShare(gap, plus(one, one)) + 1);
  return { from, to, stage: index, papers };
}

/** As many as bring the other up to the quota. */
function reaching(
  t: Transcript,
  stage: Stage,
  index: number,
  from: number,
  to: number,
): readonly Aim[] {
  const quota = stage.quota ?? t.quota;
  if (quota === 0) return [];
  const one = oneVoteWith(t.places);
  const lacks = minus(quota, of(stage.totals, to));
  const papers = wholeShare(plus(lacks, minus(one, smallestPart)), one);
  return papers < 1 ? [] : [{ from, to, stage: index, papers }];
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
