/** The sentences of a count by the Electoral Reform Society's rules of 1997. */
import { unreachable } from '@teller/basics';
import type { Action, Election, Exclusion, Stage, Transcript } from '@teller/stv';
import {
  formatVotes,
  minus,
  noVotes,
  of,
  oneVoteWith,
  plus,
  sum,
  worth,
  type Votes,
} from '@teller/stv/votes';
import { nameOf, names } from '../words/names.ts';
import { gains, sorting } from './phrases.ts';
import { doomedOut, fewest, outlookSentences } from './reserved.ts';
import { tieSentence } from './ties.ts';
import { counted, grouped, listed, votesInWords } from '../words/words.ts';

/** The text of each stage: `[0]` is stage 1. */
export function ers97Sentences(t: Transcript): readonly string[] {
  return t.stages.map((stage, i) =>
    [...action(t, stage, t.stages[i - 1]), ...decisions(t, stage)].filter(isSaid).join(' '),
  );
}

function action(t: Transcript, stage: Stage, before: Stage | undefined): string[] {
  const done = stage.action;
  switch (done.kind) {
    case 'first-preferences':
      return [...sorting(t, done.paragraph), firstQuota(t, stage)];
    case 'surplus':
      return [...surplus(t, stage, done), gains(t, stage), difference(t, stage)];
    case 'exclusion':
      return [batch(t, stage, done), gains(t, stage), aside(t, stage), newQuota(t, stage, before)];
    case 'redistribution':
      // Papers are never shared out anew under these rules.
      return [];
    default:
      return unreachable(done);
  }
}

function firstQuota(t: Transcript, { quota = t.quota }: Stage): string {
  const exact = worth(t.seats + 1, quota) === worth(t.valid, oneVoteWith(t.places));
  return (
    `The quota is ${say(t, quota)}: ${grouped(String(t.valid))} divided by ${t.seats + 1} (the ` +
    `${counted(t.seats, 'seat', 'seats')} plus one)${exact ? '' : ', raised to the next hundredth'} [5.1.6].`
  );
}

function newQuota(t: Transcript, stage: Stage, before: Stage | undefined): string {
  if (stage.quota === undefined || stage.quota === before?.quota) return '';
  const active = minus(worth(t.valid, oneVoteWith(t.places)), stage.nonTransferable);
  return (
    `As nobody has been elected yet, the quota falls to ${say(t, stage.quota)}: the ` +
    `${say(t, active)} that are left divided by ${t.seats + 1} [5.4.8].`
  );
}

function surplus(
  t: Transcript,
  stage: Stage,
  done: Extract<Action, { kind: 'surplus' }>,
): string[] {
  const name = nameOf(t, done.candidate);
  const said = [`${name} has ${say(t, done.surplus)} more than the quota.`];
  if (done.tie !== undefined) said.push(tieSentence(t, stage, done.tie, 'surplus'));
  else if (done.waiting.length > 0) {
    const others = done.waiting.length === 1 ? 'the surplus' : 'the surpluses';
    said.push(
      `This goes before ${others} of ${names(t, done.waiting)}, being the largest [${done.paragraph}].`,
    );
  }
  const [parcel] = stage.transfer.parcels;
  if (parcel === undefined) return said;
  const moving = parcel.papers - parcel.nonTransferable.papers;
  const fromStart = t.stages[0]?.elected.some((e) => e.candidate === done.candidate) === true;
  said.push(
    `Of the ${counted(parcel.papers, 'paper', 'papers')} ` +
      `${fromStart ? `of ${name}` : `that ${name} received last`} ${grouped(String(moving))} ` +
      `${moving === 1 ? 'has' : 'have'} a further usable preference [${fromStart ? '5.3.1' : '5.3.2'}].`,
  );
  if (moving === 0) return said;
  const value = grouped(formatVotes(parcel.value, t.places));
  const verb = moving === 1 ? 'It passes' : 'Each of them passes';
  said.push(
    parcel.value < parcel.received
      ? `${verb} on ${value} of a vote: ${grouped(formatVotes(done.surplus, t.places))} divided by ` +
          `${grouped(String(moving))}, cut to two places [5.3.7].`
      : `${verb} on its whole value of ${value}: together they carry no more than the surplus [5.3.7].`,
  );
  return said;
}

/** What of a surplus went with no paper. */
function difference(t: Transcript, stage: Stage): string {
  const { nonTransferable, roundingLoss } = stage.transfer;
  const total = plus(nonTransferable.votes, roundingLoss);
  if (total === noVotes) return '';
  const why =
    nonTransferable.votes === noVotes
      ? 'the difference that cutting the value leaves'
      : 'the part of the surplus that no paper can carry on';
  return `${say(t, total)} ${become(t, total)} non-transferable: ${why} [5.3.10].`;
}

function batch(t: Transcript, stage: Stage, done: Extract<Action, { kind: 'exclusion' }>): string {
  const who = names(t, [done.candidate, ...(done.together ?? [])]);
  const papers = stage.transfer.parcels.reduce((all, parcel) => all + parcel.papers, 0);
  if (done.batch === undefined || papers === 0) {
    const have = done.together === undefined ? 'has' : 'have';
    return `${who} ${have} no papers to transfer [${done.paragraph}].`;
  }
  const { value, part, parts } = done.batch;
  const worthEach = value === oneVoteWith(t.places) ? 'one vote' : formatVotes(value, t.places);
  const moves =
    `${counted(papers, 'paper', 'papers')} of ${who}, worth ${worthEach}` +
    `${papers === 1 ? ', moves' : ' each, move'} on`;
  return parts === 1
    ? `The ${moves} [${done.paragraph}].`
    : `Batch ${part} of ${parts}: the ${moves} [${part === 1 ? done.paragraph : '5.4.11'}].`;
}

function aside(t: Transcript, { transfer: { nonTransferable } }: Stage): string {
  const { papers, votes } = nonTransferable;
  if (papers === 0) return '';
  const which = `${counted(papers, 'paper', 'papers')} with no further usable preference`;
  return `${say(t, votes)} ${become(t, votes)} non-transferable: ${which}.`;
}

function decisions(t: Transcript, stage: Stage): string[] {
  return [
    ...reachedQuota(t, stage),
    ...stage.elected
      .filter((e) => e.reason === 'active-vote')
      .map((e) => reachedActiveVote(t, stage, e)),
    undecided(t, stage),
    ...outlookSentences(t, stage),
    deferred(t, stage),
    ...exclusions(t, stage),
  ];
}

function reachedQuota(t: Transcript, stage: Stage): string[] {
  const by = stage.elected.filter((e) => e.reason === 'quota');
  if (by.length === 0) return [];
  const [reach, are] = by.length === 1 ? ['reaches', 'is'] : ['reach', 'are'];
  const who = listed(by.map((e) => voted(t, stage, e.candidate)));
  return [
    `${who} ${reach} the quota and ${are} deemed elected [${by[0]?.paragraph ?? ''}].`,
    ...by.map((e) => electionTie(t, stage, e)),
  ];
}

function reachedActiveVote(t: Transcript, stage: Stage, e: Election): string {
  const enough =
    `${voted(t, stage, e.candidate)} is deemed elected: ${say(t, e.needed ?? noVotes)} ` +
    `${e.needed === oneVoteWith(t.places) ? 'is' : 'are'} now enough, the total active vote divided by one more ` +
    `than the places not yet filled [${e.paragraph}].`;
  return [enough, electionTie(t, stage, e)].filter(isSaid).join(' ');
}

function electionTie(t: Transcript, stage: Stage, { tie }: Election): string {
  return tie === undefined ? '' : tieSentence(t, stage, tie, 'election');
}

function undecided(t: Transcript, stage: Stage): string {
  if (stage.undecided === undefined) return '';
  return (
    `${names(t, stage.undecided)} have enough votes, but always had equally many, and ` +
    `${t.reserved === undefined ? 'there are not places for all of them' : 'not all of them can be elected'}: ` +
    `none of them is deemed elected at this stage [5.6.2].`
  );
}

function deferred(t: Transcript, { deferred: d, guarded }: Stage): string {
  if (d === undefined) return '';
  const one = d.candidates.length === 1;
  const exposed = guarded === undefined ? '' : ' of those not guarded';
  const against =
    d.paragraph === '5.2.2(a)'
      ? `that divide the two lowest${exposed}`
      : `by which the next candidate${exposed} is ahead of all who can be excluded together`;
  return (
    `The ${one ? 'surplus' : 'surpluses'} of ${names(t, d.candidates)}, ${one ? '' : 'together '}` +
    `${say(t, d.total)}, ${one ? 'waits, as it is' : 'wait, as they are'} not more than the ` +
    `${say(t, d.gap)} ${against} [${d.paragraph}].`
  );
}

function exclusions(t: Transcript, stage: Stage): string[] {
  const out = stage.excluded;
  const last = stage.elected.filter((e) => e.reason === 'last-vacancies');
  const who = listed(out.map((e) => voted(t, stage, e.candidate)));
  const ties = out.flatMap((e) => exclusionTie(t, stage, e));
  if (last.length > 0) {
    const elected = listed(last.map((e) => voted(t, stage, e.candidate)));
    const are = `${elected} ${last.length === 1 ? 'is' : 'are'} deemed elected [5.5.1].`;
    return out.length === 0
      ? [`No more candidates are left than places: ${are}`]
      : [
          ...ties,
          `To exclude ${who} would leave only as many candidates as places (${last.length}), so ${are}`,
          `${names(t, candidatesOf(out))} ${out.length === 1 ? 'is' : 'are'} formally excluded [5.5.2].`,
        ];
  }
  const [first] = out;
  if (first === undefined) return [];
  if (first.paragraph === '5.5.2') {
    const are = out.length === 1 ? 'is' : 'are';
    return [`All places are filled, and ${who} ${are} formally excluded [5.5.2].`];
  }
  if (first.reason === 'doomed') return [doomedOut(t, out)];
  if (out.length === 1) {
    return [
      ...ties,
      `${who}, ${fewest(stage, first)}, is excluded [${first.paragraph}].`,
      heldBack(stage),
    ];
  }
  const total = plus(sum(out.map(({ votes }) => votes)), stage.deferred?.total ?? noVotes);
  const waiting = stage.deferred === undefined ? '' : ' and the waiting surpluses';
  return [
    ...ties,
    `${who} are excluded together: even with all their votes${waiting}, ${formatVotes(total, t.places)}, ` +
      `none of them could pass the next candidate` +
      `${stage.guarded === undefined ? '' : ' who is not guarded'} [${first.paragraph}].`,
    heldBack(stage),
  ];
}

/** Why no more go together. */
function heldBack({ allowedTogether, excluded }: Stage): string {
  if (allowedTogether === undefined) return '';
  return (
    `By their votes ${allowedTogether} could go together, but no possible set would then be left: ` +
    `only ${excluded.length} ${excluded.length === 1 ? 'goes' : 'go'} [R6].`
  );
}

function exclusionTie(t: Transcript, stage: Stage, { tie }: Exclusion): string[] {
  return tie === undefined ? [] : [tieSentence(t, stage, tie, 'exclusion')];
}

function candidatesOf(all: readonly { readonly candidate: number }[]): number[] {
  return all.map(({ candidate }) => candidate);
}

function voted(t: Transcript, stage: Stage, candidate: number): string {
  return `${nameOf(t, candidate)} with ${say(t, of(stage.totals, candidate))}`;
}

function say(t: Transcript, votes: Votes): string {
  return votesInWords(votes, t.places);
}

function become(t: Transcript, votes: Votes): string {
  return votes === oneVoteWith(t.places) ? 'becomes' : 'become';
}

function isSaid(text: string): boolean {
  return text !== '';
}
