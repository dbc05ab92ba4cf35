/** What R3 to R9 ask of every stage of a count, asked of a transcript with a list of all sets in hand. */
import { expect } from 'vitest';
import type { Stage, Transcript } from '../src/index.ts';
import {
  bruteSets,
  bruteSetsUnder,
  remaining,
  type ReservedElection,
} from '@teller/sample-papers/reserved-brute';

type Candidates = readonly number[];

/** The count so far: after the elections of a stage that are not its last vacancies. */
interface Moment {
  readonly t: Transcript;
  readonly stage: Stage;
  readonly continuing: Candidates;
  readonly guarded: Candidates;
  readonly doomed: Candidates;
  /** Places left. */
  readonly open: number;
  /** Whether a possible set is left when these are elected or excluded as well. */
  readonly leaves: (then: { elected?: Candidates; excluded?: Candidates }) => boolean;
}

/** Also asks that those elected are a possible set. Gives the number of stages it has looked at. */
export function checkStages(election: ReservedElection, t: Transcript): number {
  const { sets, places } = bruteSets(election);
  const elected: number[] = [];
  const out = [...election.withdrawn];
  const told = new Set<number>();
  for (const stage of t.stages) {
    const [last, other] = [stage.elected.filter(isLast), stage.elected.filter((e) => !isLast(e))];
    if (t.rule !== 'plurality') elected.push(...other.map(({ candidate }) => candidate));
    const left = remaining(sets, elected, out);
    expect(left.length).toBeGreaterThan(0);
    const all = [...Array(election.candidates).keys()];
    const continuing = all.filter((c) => !elected.includes(c) && !out.includes(c));
    const open = places - elected.length;
    const asked = open > 0 && continuing.length > open && !isUnderWay(t, stage);
    const guarded = continuing.filter((c) => left.every((set) => set.includes(c)));
    const doomed = continuing.filter((c) => left.every((set) => !set.includes(c)));
    // R9
    const somebody = asked && guarded.length + doomed.length > 0;
    expect(stage.guarded ?? []).toEqual(asked ? guarded : []);
    expect(stage.doomed ?? []).toEqual(asked ? doomed : []);
    expect(stage.possibleSets).toBe(somebody ? left.length : undefined);
    const reasons = stage.because ?? [];
    expect(reasons.flatMap(({ candidates }) => candidates).toSorted((a, b) => a - b)).toEqual(
      somebody ? [...guarded, ...doomed].toSorted((a, b) => a - b) : [],
    );
    for (const { candidates, constraints } of reasons) {
      for (const c of candidates.filter((one) => !told.has(one))) {
        expect(constraints).toEqual(reason(election, t, c, elected, out, guarded.includes(c)));
        told.add(c);
      }
    }
    const leaves: Moment['leaves'] = (then) =>
      remaining(left, then.elected ?? [], then.excluded ?? []).length > 0;
    const moment = { t, stage, continuing, guarded, doomed, open, leaves };
    checkElections(moment);
    const gone = stage.excluded.filter(({ paragraph }) => paragraph !== '5.5.2' || last.length > 0);
    if (gone.length > 0) checkExclusions(moment, gone);
    out.push(...stage.excluded.map(({ candidate }) => candidate));
    elected.push(...last.map(({ candidate }) => candidate));
  }
  if (t.rule === 'plurality') elected.push(...t.elected);
  expect(sets.map((set) => set.join())).toContain(elected.toSorted((a, b) => a - b).join());
  expect(t.elected).toEqual(elected);
  expect(t.unfilled).toBe(election.seats - places);
  return t.stages.length;
}

/** By the words of R9: which constraints alone guard or doom somebody, struck out one after the other. */
function reason(
  election: ReservedElection,
  { reserved }: Transcript,
  candidate: number,
  elected: Candidates,
  out: Candidates,
  guarded: boolean,
): readonly number[] {
  const { constraints = [], places = 0, missed = 0 } = reserved ?? {};
  let kept = [...constraints.keys()];
  for (const i of constraints.keys()) {
    const others = kept.filter((other) => other !== i);
    const alone = others.flatMap((other) => constraints[other] ?? []);
    const left = remaining(bruteSetsUnder(election, alone, places, missed), elected, out);
    if (left.every((set) => set.includes(candidate) === guarded)) kept = others;
  }
  return kept;
}

function isLast({ reason }: Stage['elected'][number]): boolean {
  return reason === 'last-vacancies';
}

/** Whether more batches of the same exclusion follow (ERS97). */
function isUnderWay(t: Transcript, stage: Stage): boolean {
  const next = t.stages[stage.number]?.action;
  return next?.kind === 'exclusion' && (next.batch?.part ?? 1) > 1;
}

/** R3: nobody waits who could be elected, but for those whom only the future can tell apart. */
function checkElections({ t, stage, continuing, open, leaves }: Moment): void {
  if (t.rule === 'plurality') {
    const able = continuing.filter((c) => leaves({ elected: [c] }));
    const most = Math.max(...able.map((c) => stage.totals[c] ?? 0));
    const chosen = stage.elected.map(({ candidate }) => stage.totals[candidate]);
    expect(chosen).toEqual(able.length > 0 ? [most] : []);
    return;
  }
  const enough = t.rule === 'ers97' ? enoughByErs97(t, stage, open) : (stage.quota ?? t.quota);
  const waits = continuing.filter(
    (c) => (stage.totals[c] ?? 0) >= enough && leaves({ elected: [c] }),
  );
  if (continuing.length <= open) return; // the last vacancies
  const { undecided } = stage;
  if (undecided === undefined) expect(waits).toEqual([]);
  else {
    expect(leaves({ elected: undecided })).toBe(false);
    for (const c of undecided) expect(waits).toContain(c);
    const most = Math.max(...waits.map((c) => stage.totals[c] ?? 0));
    for (const c of undecided) expect(stage.totals[c]).toBe(most);
  }
}

/** The quota, or one part of the active vote more than there are places, in whole hundredths. */
function enoughByErs97(t: Transcript, stage: Stage, open: number): number {
  const quota = stage.quota ?? t.quota;
  const elected = t.stages
    .slice(0, stage.number)
    .flatMap((s) => s.elected.filter((e) => !isLast(e)));
  const held = elected.map(({ candidate }) => Math.min(stage.totals[candidate] ?? 0, quota));
  const active = t.valid * 100 - stage.nonTransferable - held.reduce((a, b) => a + b, 0);
  const standing = t.candidates.length - t.withdrawn.length;
  const notFilled = open + Math.max(0, t.seats - standing);
  return Math.max(1, Math.min(quota, Math.ceil(active / (notFilled + 1))));
}

function checkExclusions(moment: Moment, gone: Stage['excluded']): void {
  const { t, stage, continuing, guarded, doomed, leaves } = moment;
  const who = gone.map(({ candidate }) => candidate);
  const votes = (c: number) => stage.totals[c] ?? 0;
  expect(gone.map(({ votes }) => votes)).toEqual(who.map(votes));
  expect(leaves({ excluded: who })).toBe(true);
  for (const c of who) expect(guarded).not.toContain(c);
  if (doomed.length > 0) {
    // R4
    expect(gone.every(({ reason }) => reason === 'doomed')).toBe(true);
    const upwards = doomed.toSorted((a, b) => votes(a) - votes(b));
    if (t.rule === 'ers97' || t.rule === 'meek-prf') expect(who).toEqual(upwards);
    else expect(who.map(votes)).toEqual([votes(upwards[0] ?? 0)]);
    return;
  }
  expect(gone.some(({ reason }) => reason !== undefined)).toBe(false);
  // R5
  const exposed = continuing.filter((c) => !guarded.includes(c));
  const upwards = exposed.toSorted((a, b) => votes(a) - votes(b));
  const lowest = upwards.map(votes).slice(0, who.length);
  if (t.rule !== 'meek-prf') expect(who.map(votes)).toEqual(lowest);
  else {
    const { action } = stage;
    const surplus = action.kind === 'redistribution' ? action.surplus : 0;
    for (const c of who) expect(votes(c)).toBeLessThanOrEqual((lowest[0] ?? 0) + surplus);
  }
  if (t.rule === 'ers97') checkTogether(moment, upwards, who.length);
  else expect(who).toHaveLength(1);
}

/** R6 with 5.2.5 and 5.2.2. */
function checkTogether(
  { stage, open, continuing, leaves, t }: Moment,
  upwards: Candidates,
  went: number,
): void {
  const votes = (c: number | undefined) => (c === undefined ? Infinity : (stage.totals[c] ?? 0));
  const quota = stage.quota ?? t.quota;
  const surpluses = stage.totals
    .filter((v, c) => v > quota && !continuing.includes(c))
    .reduce((all, v) => all + v - quota, 0);
  expect(stage.deferred?.total ?? 0).toBe(surpluses);
  let total = surpluses;
  let allowed = 0;
  for (let k = 1; k <= continuing.length - open; k++) {
    total += votes(upwards[k - 1]);
    const may = total <= votes(upwards[k]);
    if (may) allowed = k;
    if (k === went) expect(may).toBe(true);
    const cuts = votes(upwards[k - 1]) === votes(upwards[k]);
    if (may && k > went && !cuts) expect(leaves({ excluded: upwards.slice(0, k) })).toBe(false);
  }
  expect(stage.allowedTogether).toBe(allowed > went ? allowed : undefined);
}
