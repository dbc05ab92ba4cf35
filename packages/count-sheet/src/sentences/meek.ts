import { unreachable } from '@teller/basics';
import type { Action, Exclusion, Stage, Transcript } from '@teller/stv';
import { formatVotes, minus, noVotes, oneVoteWith, type Votes } from '@teller/stv/votes';
import { nameOf, names } from '../words/names.ts';
import { fewest } from './reserved.ts';
import { tieSentence } from './ties.ts';
import { counted, grouped, listed, votesInWords } from '../words/words.ts';

type Redistribution = Extract<Action, { kind: 'redistribution' }>;

/** The quota of stage 1 and how it comes about. */
export function firstMeekQuota(t: Transcript, stage: Stage): string {
  return (
    `The quota is ${votesInWords(quotaOf(t, stage), t.places)}: the ` +
    `${counted(t.valid, 'vote', 'votes')} of all candidates divided by ${t.seats + 1} (the ` +
    `${counted(t.seats, 'seat', 'seats')} plus one), cut to nine places, plus 0.000000001 [B.2.b].`
  );
}

/** What is done with the papers in a stage after the first. */
export function redistributed(
  t: Transcript,
  stage: Stage,
  done: Redistribution,
  before: Stage | undefined,
): string[] {
  const said: string[] = [];
  const out = before?.excluded ?? [];
  if (out.length > 0) {
    const who = names(
      t,
      out.map(({ candidate }) => candidate),
    );
    said.push(
      `${who} ${out.length === 1 ? 'is' : 'are'} passed over on every paper from now on ` +
        `[${out[0]?.paragraph ?? ''}].`,
    );
  }
  const times = ['', 'once', 'twice'][done.iterations] ?? `${done.iterations} times`;
  said.push(`All papers are shared out anew, ${times}, ${untilInWords(t, done)} [B.2.e].`);
  const keeping = stage.standing
    .map((_, candidate) => ({ candidate, keep: stage.keepValues?.[candidate] ?? noVotes }))
    .filter(({ keep }) => keep > 0 && keep < oneVoteWith(t.places));
  if (keeping.length > 0) {
    const parts = keeping.map(
      ({ candidate, keep }, i) =>
        `${nameOf(t, candidate)} ${i === 0 ? 'now keeps ' : ''}${formatVotes(keep, t.places)}`,
    );
    said.push(`Of what reaches them, ${listed(parts)}; the rest goes on [B.2.f].`);
  }
  const gained = stage.changes
    .map((votes, candidate) => ({ votes, candidate }))
    .filter(({ votes }) => votes > 0)
    .sort((a, b) => b.votes - a.votes || a.candidate - b.candidate);
  if (gained.length > 0) {
    const parts = gained.map(
      ({ votes, candidate }, i) =>
        `${nameOf(t, candidate)} ${i === 0 ? 'gains ' : ''}${grouped(formatVotes(votes, t.places))}`,
    );
    said.push(`${listed(parts)}.`);
  }
  const lost = stage.transfer.nonTransferable.votes;
  if (lost > 0) {
    said.push(`${votesInWords(lost, t.places)} more are left on papers that name nobody further.`);
  }
  if (before !== undefined) said.push(quotaMoved(t, quotaOf(t, before), quotaOf(t, stage)));
  return said;
}

function untilInWords(t: Transcript, { until, surplus }: Redistribution): string {
  switch (until) {
    case 'election':
      return 'until somebody more reaches the quota';
    case 'omega':
      return 'until less than 0.000001 of a vote of all surpluses is left to pass on';
    case 'stable':
      return `until the ${votesInWords(surplus, t.places)} of surplus left no longer became fewer`;
    default:
      return unreachable(until);
  }
}

function quotaMoved(t: Transcript, from: Votes, to: Votes): string {
  const now = votesInWords(to, t.places);
  if (minus(to, from) === 0) return `The quota stays at ${now} [B.2.b].`;
  return to < from
    ? `The quota falls to ${now}, as fewer votes are still with candidates [B.2.b].`
    : `The quota rises to ${now}, as more votes are with candidates [B.2.b].`;
}

/** Why somebody goes out. */
export function meekExclusion(t: Transcript, stage: Stage, exclusion: Exclusion): string {
  const { candidate, votes, paragraph, tie } = exclusion;
  const goes = `${nameOf(t, candidate)} with ${votesInWords(votes, t.places)}`;
  if (tie === undefined) {
    return `Nobody more has reached the quota, so ${goes}, ${fewest(stage, exclusion)}, is excluded [${paragraph}].`;
  }
  return (
    `Nobody more has reached the quota, and ${tieSentence(t, stage, tie, 'exclusion')} ` +
    `${goes} is excluded [${paragraph}].`
  );
}

/** Who is left when all seats are filled. */
export function unelected(t: Transcript, stage: Stage): string[] {
  if (stage.number < t.stages.length) return [];
  const left = [...stage.standing.keys()].filter((c) => stage.standing[c] === 'continuing');
  if (left.length === 0) return [];
  const are = left.length === 1 ? 'is' : 'are';
  const full = t.unfilled === 0 ? 'All seats are filled' : 'Nobody more can be elected';
  return [`${full}, so ${names(t, left)} ${are} not elected [C.2].`];
}

function quotaOf(t: Transcript, stage: Stage): Votes {
  return stage.quota ?? t.quota;
}
