import { unreachable } from '@teller/basics';
import type { Action, Stage, Transcript, Transfer } from '@teller/stv';
import { formatVotes, noVotes, of, oneVoteWith, plus, type Votes } from '@teller/stv/votes';
import { ers97Sentences } from './ers97.ts';
import { firstMeekQuota, meekExclusion, redistributed, unelected } from './meek.ts';
import { nameOf, names } from '../words/names.ts';
import { gains, sorting } from './phrases.ts';
import { doomedOut, fewest, outlookSentences, reservedSentences, sourceOf } from './reserved.ts';
import { tieSentence } from './ties.ts';
import {
  counted,
  grouped,
  labelOf,
  listed,
  ruleTitle,
  votesInWords,
  wrapped,
} from '../words/words.ts';

/**
 * The count told in plain words: an opening, a short text per stage with the paragraphs it rests on,
 * and the result. Lines are broken at 80 characters, or at `width`.
 */
export function renderSentences(
  t: Transcript,
  { width = 80 }: { readonly width?: number } = {},
): string {
  const opening = [
    `Counted by ${ruleTitle(t.rule)} (${sourceOf(t)}). ` +
      (t.rule === 'plurality'
        ? `${counted(standing(t), 'choice', 'choices')}; the one with the most votes wins.`
        : `${counted(standing(t), 'candidate stands', 'candidates stand')} for ` +
          `${counted(t.seats, 'seat', 'seats')}.`),
    ...reservedSentences(t),
  ].join(' ');
  const texts = stageSentences(t);
  const stages = t.stages.map((stage, i) => `Stage ${labelOf(stage)}. ${texts[i] ?? ''}`);
  return `${[opening, ...stages, result(t)].map((text) => wrapped(text, width)).join('\n\n')}\n`;
}

/** The text of each stage on its own, without number and line breaks: `[0]` is stage 1. */
export function stageSentences(t: Transcript): readonly string[] {
  if (t.rule === 'ers97') return ers97Sentences(t);
  return t.stages.map((stage, i) =>
    [...action(t, stage, t.stages[i - 1]), ...decisions(t, stage)].join(' '),
  );
}

function action(t: Transcript, stage: Stage, before: Stage | undefined): string[] {
  const done = stage.action;
  switch (done.kind) {
    case 'first-preferences':
      return [...sorting(t, done.paragraph), ...firstQuota(t, stage)];
    case 'surplus':
      return [...surplus(t, stage, done, before), gains(t, stage), lost(t, stage.transfer)].filter(
        isSaid,
      );
    case 'exclusion':
      return [
        exclusion(t, stage, done.candidate, done.paragraph),
        gains(t, stage),
        lost(t, stage.transfer),
      ].filter(isSaid);
    case 'redistribution':
      return redistributed(t, stage, done, before);
    default:
      return unreachable(done);
  }
}

function firstQuota(t: Transcript, stage: Stage): string[] {
  switch (t.rule) {
    case 'scottish-2011':
    case 'av':
      return [
        `The quota is ${votesInWords(t.quota, t.places)}: ${grouped(String(t.valid))} divided by ${t.seats + 1} ` +
          `(the ${counted(t.seats, 'seat', 'seats')} plus one), without the fraction, plus one [47].`,
      ];
    case 'meek-prf':
      return [firstMeekQuota(t, stage)];
    case 'ers97': // has sentences of its own
    case 'plurality':
      return [];
    default:
      return unreachable(t.rule);
  }
}

function surplus(
  t: Transcript,
  stage: Stage,
  done: Extract<Action, { kind: 'surplus' }>,
  before: Stage | undefined,
): string[] {
  const name = nameOf(t, done.candidate);
  const said = [`${name} has ${votesInWords(done.surplus, t.places)} more than the quota.`];
  if (done.tie !== undefined) said.push(tieSentence(t, stage, done.tie, 'surplus'));
  else if (done.waiting.length > 0) {
    const others = done.waiting.length === 1 ? 'the surplus' : 'the surpluses';
    said.push(
      `This goes before ${others} of ${names(t, done.waiting)}, being the largest [50(1)].`,
    );
  }
  const total = before?.totals[done.candidate];
  const { parcels } = stage.transfer;
  const papers = parcels.reduce((all, parcel) => all + parcel.papers, 0);
  const [only] = parcels;
  const share =
    `${grouped(formatVotes(done.surplus, t.places))} divided by ` +
    `${total === undefined ? 'the votes' : grouped(formatVotes(total, t.places))}, cut to five places`;
  const each = papers === 1 ? 'The paper' : `Each of the ${counted(papers, 'paper', 'papers')}`;
  const worth =
    parcels.length === 1 && only !== undefined && only.received === oneVoteWith(t.places)
      ? `${each} passes on ${formatVotes(only.value, t.places)} of a vote: ${share}`
      : `${each} passes on its value when received, times ${share}: ` +
        `${valuesInWords(
          t,
          parcels.map(({ value }) => value),
        )} of a vote`;
  said.push(`${worth} [${done.paragraph}, 49(3)].`);
  return said;
}

function valuesInWords(t: Transcript, values: readonly Votes[]): string {
  const distinct = [...new Set(values.map((value) => formatVotes(value, t.places)))];
  return distinct.length <= 3
    ? listed(distinct)
    : `from ${distinct.at(-1) ?? ''} to ${distinct[0] ?? ''}`;
}

function exclusion(t: Transcript, stage: Stage, candidate: number, paragraph: string): string {
  const { parcels } = stage.transfer;
  const papers = parcels.reduce((all, parcel) => all + parcel.papers, 0);
  const name = nameOf(t, candidate);
  if (papers === 0) return `${name} has no papers to transfer [${paragraph}].`;
  const one = papers === 1;
  const worth = parcels.every(({ value }) => value === oneVoteWith(t.places))
    ? `worth one vote${one ? '' : ' each'}`
    : `at the value at which ${one ? 'it was' : 'they were'} received`;
  return (
    `The ${counted(papers, 'paper', 'papers')} of ${name} ${one ? 'moves' : 'move'} on, ${worth} ` +
    `[${paragraph}, 51(4)].`
  );
}

function lost(t: Transcript, { nonTransferable, roundingLoss }: Transfer): string {
  const { papers, votes } = nonTransferable;
  const total = plus(votes, roundingLoss);
  if (papers === 0 && roundingLoss === 0) return '';
  const parts = [
    ...(papers > 0
      ? [`${counted(papers, 'paper', 'papers')} with no further usable preference`]
      : []),
    ...(roundingLoss > 0 ? [`${formatVotes(roundingLoss, t.places)} lost in cutting`] : []),
  ];
  return `${votesInWords(total, t.places)} ${total === oneVoteWith(t.places) ? 'becomes' : 'become'} non-transferable: ${listed(parts)}.`;
}

function decisions(t: Transcript, stage: Stage): string[] {
  const said: string[] = [];
  const voted = (candidate: number) =>
    `${nameOf(t, candidate)} with ${votesInWords(of(stage.totals, candidate), t.places)}`;
  const byQuota = stage.elected.filter((e) => e.reason === 'quota');
  const byLast = stage.elected.filter((e) => e.reason === 'last-vacancies');
  if (byQuota.length > 0) {
    const [reach, are] = byQuota.length === 1 ? ['reaches', 'is'] : ['reach', 'are'];
    said.push(
      `${listed(byQuota.map((e) => voted(e.candidate)))} ${reach} the quota and ${are} deemed elected ` +
        `[${byQuota[0]?.paragraph ?? ''}].`,
    );
  }
  for (const { tie } of byQuota) {
    if (tie !== undefined) said.push(tieSentence(t, stage, tie, 'election'));
  }
  said.push(...outlookSentences(t, stage));
  for (const { candidate, paragraph, tie } of stage.elected.filter(
    (e) => e.reason === 'most-votes',
  )) {
    const most = stage.doomed === undefined ? 'the most' : 'the most of those who can be elected';
    if (tie !== undefined) said.push(tieSentence(t, stage, tie, 'election'));
    said.push(`${voted(candidate)}${tie === undefined ? `, ${most},` : ''} wins [${paragraph}].`);
  }
  said.push(...exclusions(t, stage));
  if (byLast.length > 0) {
    const filled = t.stages
      .slice(0, stage.number)
      .reduce((all, { elected }) => all + elected.length, 0);
    const places = (t.reserved?.places ?? t.seats) - filled + byLast.length;
    const one = byLast.length === 1;
    const because =
      places === byLast.length
        ? `As many candidates are left as places to fill (${places})`
        : `Fewer candidates are left (${byLast.length}) than places to fill (${places})`;
    said.push(
      `${because}, so ${listed(byLast.map((e) => voted(e.candidate)))} ${one ? 'is' : 'are'} deemed ` +
        `elected without reaching the quota [${byLast[0]?.paragraph ?? ''}].`,
    );
  }
  return t.rule === 'meek-prf' ? [...said, ...unelected(t, stage)] : said;
}

function exclusions(t: Transcript, stage: Stage): string[] {
  if (stage.excluded.some(({ reason }) => reason === 'doomed')) {
    const ties = stage.excluded.flatMap(({ tie }) => tie ?? []);
    return [
      ...ties.map((tie) => tieSentence(t, stage, tie, 'exclusion')),
      doomedOut(t, stage.excluded),
    ];
  }
  const idle = t.seats === 1 ? 'Nobody has reached the quota' : 'There is no surplus to transfer';
  return stage.excluded.map((exclusion) => {
    if (t.rule === 'meek-prf') return meekExclusion(t, stage, exclusion);
    const { candidate, votes, paragraph, tie } = exclusion;
    const goes = `${nameOf(t, candidate)} with ${votesInWords(votes, t.places)}`;
    return tie === undefined
      ? `${idle}, so ${goes}, ${fewest(stage, exclusion)}, is excluded [${paragraph}].`
      : `${idle}, and the lowest are equal: ${tieSentence(t, stage, tie, 'exclusion')} ` +
          `${goes} is excluded [${paragraph}].`;
  });
}

function result(t: Transcript): string {
  const elected = t.elected.map((candidate, i) => `${i + 1}. ${nameOf(t, candidate)}`).join('; ');
  const last = t.stages.at(-1);
  const lostVotes = last?.nonTransferable ?? noVotes;
  const ended =
    lostVotes === 0
      ? ''
      : ` At the end ${votesInWords(lostVotes, t.places)} ${lostVotes === oneVoteWith(t.places) ? 'is' : 'are'} non-transferable.`;
  const unfilled =
    t.unfilled === 0 ? '' : ` ${counted(t.unfilled, 'seat stays', 'seats stay')} empty.`;
  if (t.rule === 'plurality') return `Result: ${names(t, t.elected) || 'nobody'}.`;
  const heading = t.elected.length === 1 ? 'Elected' : 'Elected, in this order';
  return `${heading}: ${t.elected.length === 1 ? elected.slice(3) : elected}.${unfilled}${ended}`;
}

function standing(t: Transcript): number {
  return t.candidates.length - t.withdrawn.length;
}

function isSaid(text: string): boolean {
  return text !== '';
}
