import { defined } from '@teller/basics';
import { nameOf, names, labelOf, listed, ruleTitle, wrapped } from '@teller/count-sheet/words';
import type { Stage, Transcript } from '@teller/stv';
import type { FollowedPaper } from './follow.ts';
import type { FollowedStage } from './share.ts';
import { equal, formatRatio, nothing, subtract, whole, type Ratio } from '../ratio.ts';

/** Decimal places shown of a part of a vote. */
const places = 5;

/**
 * The way of one paper in plain words, for the member who filled it in: a sentence or two for each stage
 * in which something happens to it, and for whom it counts at the end. Lines of 80 characters at most.
 */
export function renderFollowed(t: Transcript, paper: FollowedPaper): string {
  const chosen = paper.preferences.map((candidate, i) => `${i + 1}. ${nameOf(t, candidate)}`);
  const opening =
    `Your paper: ${chosen.join('; ')}. It is one vote at every stage. Counted by ` +
    `${ruleTitle(t.rule)}. Parts of a vote are cut after ${places} places here; the count itself ` +
    `is exact.`;
  const said = t.rule === 'meek-prf' ? sharedOut(t, paper) : moved(t, paper);
  return `${[opening, ...said, ending(t, paper)].map((text) => wrapped(text, 80)).join('\n\n')}\n`;
}

/** Rules that move papers from one candidate to another. */
function moved(t: Transcript, paper: FollowedPaper): string[] {
  const quiet = quietStages();
  const said: string[] = [];
  for (const [i, stage] of t.stages.entries()) {
    const now = defined(paper.stages[i], 'a stage of the paper');
    const before = paper.stages[i - 1];
    const sentences =
      before === undefined
        ? [first(t, paper)]
        : [...happened(t, stage, paper, before, now), ...decided(t, stage, now)];
    if (before === undefined) sentences.push(...decided(t, stage, now));
    if (sentences.length === 0) {
      quiet.add(stage);
      continue;
    }
    said.push(...quiet.take());
    said.push(`Stage ${labelOf(stage)}. ${sentences.join(' ')}`);
  }
  return [...said, ...quiet.take()];
}

function first(t: Transcript, { preferences, stages }: FollowedPaper): string {
  const holder = defined(stages[0]?.shares[0], 'a paper counts for somebody').candidate;
  const passed = preferences.slice(0, preferences.indexOf(holder));
  const has = passed.length === 1 ? 'has' : 'have';
  const withdrawn = passed.length === 0 ? '' : `, because ${names(t, passed)} ${has} withdrawn`;
  return `Your vote counts for ${nameOf(t, holder)}, your ${ordinal(preferences, holder)}${withdrawn}.`;
}

function happened(
  t: Transcript,
  { action }: Stage,
  { preferences }: FollowedPaper,
  before: FollowedStage,
  now: FollowedStage,
): string[] {
  const lost = subtract(now.roundingLoss, before.roundingLoss);
  const losing = lost.numerator > 0n ? [lostInCutting(lost)] : [];
  const { move } = now;
  if (move === undefined) {
    const aside = subtract(now.nonTransferable, before.nonTransferable);
    if (equal(aside, nothing) && losing.length === 0) return [];
    if (action.kind !== 'surplus') return losing;
    const from = nameOf(t, action.candidate);
    const kept = `The surplus of ${from} is transferred. Your paper stays with ${from}`;
    return equal(aside, nothing)
      ? [`${kept}.`, ...losing]
      : [
          `${kept}, having nobody else to go to, and ${part(aside)} of it no longer counts.`,
          ...losing,
        ];
  }
  const from = nameOf(t, move.from);
  const why =
    action.kind === 'surplus'
      ? `${from} has more votes than needed, and the surplus is transferred.`
      : `${from} is excluded.`;
  const size = equal(move.value, whole) ? 'Your vote' : `Your vote, worth ${part(move.value)},`;
  const goes =
    move.to === undefined
      ? `${size} finds nobody further on your paper and becomes non-transferable.`
      : `${size} passes on to ${nameOf(t, move.to)}, your ${ordinal(preferences, move.to)}.`;
  const stays = now.shares.find(({ candidate }) => candidate === move.from);
  const rest = stays === undefined ? [] : [`The other ${part(stays.share)} stays with ${from}.`];
  return [why, goes, ...rest, ...losing];
}

/** What is decided about those for whom the vote counts. */
function decided(t: Transcript, stage: Stage, now: FollowedStage): string[] {
  const own = new Set(now.shares.map(({ candidate }) => candidate));
  const elected = stage.elected.map((e) => e.candidate).filter((candidate) => own.has(candidate));
  if (elected.length === 0) return [];
  return [`${names(t, elected)} ${elected.length === 1 ? 'is' : 'are'} elected.`];
}

/** Meek: the whole paper is shared out anew at every stage. */
function sharedOut(t: Transcript, paper: FollowedPaper): string[] {
  const quiet = quietStages();
  const said: string[] = [];
  for (const [i, stage] of t.stages.entries()) {
    const now = defined(paper.stages[i], 'a stage of the paper');
    const before = paper.stages[i - 1];
    const decisions = decided(t, stage, now);
    const same = before !== undefined && sameShares(before, now);
    if (same && decisions.length === 0) {
      quiet.add(stage);
      continue;
    }
    const shares = same ? ['Your vote counts as before.'] : [counts(t, now)];
    said.push(...quiet.take(), `Stage ${labelOf(stage)}. ${[...shares, ...decisions].join(' ')}`);
  }
  return [...said, ...quiet.take()];
}

function sameShares(a: FollowedStage, b: FollowedStage): boolean {
  return (
    a.shares.length === b.shares.length &&
    a.shares.every(
      ({ candidate, share }, i) =>
        b.shares[i]?.candidate === candidate && equal(share, b.shares[i].share),
    )
  );
}

function ending(t: Transcript, { stages }: FollowedPaper): string {
  const last = defined(stages.at(-1), 'a count has a stage');
  const useful = last.shares.filter(({ candidate }) => t.elected.includes(candidate));
  const helped =
    useful.length === 0
      ? 'It helped to elect nobody.'
      : `It helped to elect ${names(
          t,
          useful.map(({ candidate }) => candidate),
        )}.`;
  return `At the end: ${decapitalised(counts(t, last))} ${helped}`;
}

/** For whom how much of the vote counts. */
function counts(t: Transcript, { shares, nonTransferable, roundingLoss }: FollowedStage): string {
  const parts = shares.map(({ candidate, share }) => `${part(share)} for ${nameOf(t, candidate)}`);
  const [only] = shares;
  const used =
    shares.length === 1 && only !== undefined && equal(only.share, whole)
      ? [`Your whole vote counts for ${nameOf(t, only.candidate)}.`]
      : shares.length > 0
        ? [`Your vote counts ${listed(parts)}.`]
        : [];
  const aside =
    nonTransferable.numerator === 0n
      ? []
      : equal(nonTransferable, whole)
        ? ['Your vote is non-transferable.']
        : [sentence(`${part(nonTransferable)} of it is non-transferable.`)];
  const lost = roundingLoss.numerator === 0n ? [] : [lostInCutting(roundingLoss)];
  if (used.length === 0 && aside.length > 0 && !equal(nonTransferable, whole))
    return [`Your vote counts for nobody: ${aside[0] ?? ''}`, ...lost].join(' ');
  return [...used, ...aside, ...lost].join(' ');
}

function decapitalised(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function part(share: Ratio): string {
  const text = formatRatio(share, places);
  return text === '0' ? 'less than 0.00001' : text;
}

function lostInCutting(share: Ratio): string {
  return sentence(`${part(share)} of it is lost in cutting.`);
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function ordinal(preferences: readonly number[], candidate: number): string {
  const place = preferences.indexOf(candidate) + 1;
  const word = ['first', 'second', 'third', 'fourth', 'fifth'][place - 1];
  return `${word ?? `no. ${place}`} preference`;
}

/** Gathers stages in which nothing happens to the paper. */
function quietStages(): { add: (stage: Stage) => void; take: () => string[] } {
  let stages: Stage[] = [];
  return {
    add: (stage) => stages.push(stage),
    take: () => {
      const [from, to] = [stages[0], stages.at(-1)];
      const many = stages.length;
      stages = [];
      if (from === undefined || to === undefined) return [];
      const which =
        many === 1
          ? `Stage ${labelOf(from)}`
          : `Stages ${labelOf(from)} ${many === 2 ? 'and' : 'to'} ${labelOf(to)}`;
      return [`${which}. Nothing happens to your vote.`];
    },
  };
}
