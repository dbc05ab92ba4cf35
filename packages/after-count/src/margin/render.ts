import {
  nameOf,
  names,
  counted,
  grouped,
  labelOf,
  linesOf,
  listed,
  ruleTitle,
  wrapped,
} from '@teller/count-sheet/words';
import type { Stage, Transcript } from '@teller/stv';
import { formatVotes, formatVotesFixed, isWhole, type Votes } from '@teller/stv/votes';
import type { Margin } from './bound.ts';
import { gaps, type Gap } from './gaps.ts';

/** Every gap that decided something, and the bound of the margin: 80 characters to a line at most. */
export function renderMargin(result: Margin): string {
  const { transcript: t } = result;
  const head =
    `How close it was · ${counted(t.seats, 'seat', 'seats')} · ` +
    `${counted(t.valid, 'valid paper', 'valid papers')} · ${ruleTitle(t.rule)}`;
  return `${[wrapped(head, 80), ...gapTable(t), wrapped(boundInWords(result), 80)].join('\n\n')}\n`;
}

function gapTable(t: Transcript): readonly string[] {
  const all = gaps(t);
  const doomed = t.stages.flatMap((stage) =>
    stage.excluded.filter(({ reason }) => reason === 'doomed').map((e) => e.candidate),
  );
  const notes =
    doomed.length === 0
      ? []
      : [
          wrapped(
            `${names(t, doomed)} ${doomed.length === 1 ? 'was' : 'were'} excluded because of the ` +
              'reserved places, whatever the votes.',
            80,
          ),
        ];
  if (all.length === 0) return ['Nobody was excluded for having the fewest votes.', ...notes];
  const whole = all.every(({ votes }) => isWhole(votes, t.places));
  const format = (votes: Votes) =>
    grouped(whole ? formatVotes(votes, t.places) : formatVotesFixed(votes, t.places));
  const rows = [
    ['Stage', 'Out', 'Next above', 'Votes'],
    ...all.map((gap) => [
      labelOf(t.stages[gap.stage] as Stage),
      `${nameOf(t, gap.lower)}${gap.kind === 'last-place' ? ' (not elected)' : ''}`,
      nameOf(t, gap.upper),
      format(gap.votes),
    ]),
  ];
  const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [stage, votes] = [widthOf(0), widthOf(3)];
  const room = 80 - stage - votes - 6;
  const upper = Math.min(widthOf(2), Math.max(room - widthOf(1), Math.floor(room / 2)));
  const lower = Math.min(widthOf(1), room - upper);
  const table = rows.flatMap(([number = '', out = '', next = '', gap = '']) => {
    const [below, above] = [linesOf(out, lower, 2), linesOf(next, upper, 2)];
    return Array.from({ length: Math.max(below.length, above.length) }, (_, i) =>
      [
        (i === 0 ? number : '').padEnd(stage),
        (below[i] ?? '').padEnd(lower),
        (above[i] ?? '').padEnd(upper),
        (i === 0 ? gap : '').padStart(votes),
      ]
        .join('  ')
        .trimEnd(),
    );
  });
  return [
    wrapped('Who went at the end of each stage, and by how many votes fewer than the next:', 80),
    table.join('\n'),
    ...tieNote(t, all),
    ...notes,
  ];
}

function tieNote(t: Transcript, all: readonly Gap[]): readonly string[] {
  const equal = all.filter(({ votes }) => votes <= 0).map(({ lower }) => lower);
  if (equal.length === 0) return [];
  return [
    wrapped(
      `Where there is no gap a tie was broken as the rule says, against ${names(t, equal)}.`,
      80,
    ),
  ];
}

function boundInWords({ transcript: t, bound, recounts }: Margin): string {
  const tried = counted(recounts, 'change', 'changes');
  if (bound === undefined)
    return recounts === 0
      ? 'No bound of the margin is shown: there was no change to try.'
      : `No bound of the margin is shown: of ${tried} tried, each by a recount, none elected others.`;
  const { papers, from, to, notElected, electedInstead } = bound;
  const one = papers === 1;
  const on = one
    ? `on one paper that counted for ${nameOf(t, from)}, ${nameOf(t, to)} is put directly before`
    : `on ${grouped(String(papers))} papers that counted for ${nameOf(t, from)}, ` +
      `${nameOf(t, to)} is put directly before`;
  const outcome = [
    ...(electedInstead.length === 0
      ? []
      : [`${names(t, electedInstead)} ${electedInstead.length === 1 ? 'is' : 'are'} elected`]),
    ...(notElected.length === 0
      ? []
      : [`${names(t, notElected)} ${notElected.length === 1 ? 'is' : 'are'} not`]),
  ];
  return (
    `${grouped(String(papers))} changed ${one ? 'paper is' : 'papers are'} enough to change who is ` +
    `elected: ${on}. Counted again, ${listed(outcome)}. So the margin is at most ` +
    `${grouped(String(papers))}. It may be smaller: only ${tried} ${recounts === 1 ? 'was' : 'were'} ` +
    `tried, each by a recount.`
  );
}
