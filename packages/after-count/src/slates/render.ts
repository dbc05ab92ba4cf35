import { percentage, ratio, rounded, whole } from '../ratio.ts';
import {
  names,
  counted,
  grouped,
  linesOf,
  listed,
  ruleTitle,
  votesInWords,
  wrapped,
} from '@teller/count-sheet/words';
import type { Transcript } from '@teller/stv';
import { formatVotes, formatVotesFixed, isWhole, plus, sum, type Votes } from '@teller/stv/votes';
import { giversOf, type Slate, type SlateReport } from './report.ts';
import type { SlateFlow } from './slate-flow.ts';

/** The slate report as plain text, 80 characters to a line at most. */
export function renderSlates(t: Transcript, report: SlateReport): string {
  const { slates } = report;
  const heading = wrapped(
    `Slates · ${counted(t.seats, 'seat', 'seats')} · ` +
      `${counted(t.valid, 'valid paper', 'valid papers')} · ${ruleTitle(t.rule)}`,
    80,
  );
  const elected = slates
    .filter((slate) => slate.elected.length > 0)
    .map((slate) => wrapped(`${nameOf(slate)}: ${names(t, slate.elected)}.`, 80));
  const flows = report.flows.map((flow) => went(t, slates, flow));
  const moved =
    flows.length === 0
      ? ['No votes were transferred.']
      : ['Where votes went when candidates were excluded or had a surplus:', ...flows];
  return `${[heading, table(t, report), ['Elected', ...elected].join('\n'), ...moved].join('\n\n')}\n`;
}

function table(t: Transcript, { slates, nonTransferable }: SlateReport): string {
  const first = slates.map(({ firstPreferences }) => firstPreferences);
  const last = slates.map(({ finalVotes }) => finalVotes);
  const votes = inOneForm(t, [...first, ...last, nonTransferable]);
  const rows: string[][] = [
    ['Slate', 'First pref.', 'Share', 'Quotas', 'Seats', 'Final votes'],
    ...slates.map((slate) => [
      nameOf(slate),
      grouped(formatVotes(slate.firstPreferences, t.places)),
      percentage(slate.share, whole),
      slate.quotas === undefined ? '' : rounded(slate.quotas, whole, 2),
      String(slate.elected.length),
      votes(slate.finalVotes),
    ]),
    ['Non-transferable', '', '', '', '', votes(nonTransferable)],
    [
      'Sum',
      grouped(formatVotes(sum(first), t.places)),
      '',
      '',
      String(t.elected.length),
      votes(plus(sum(last), nonTransferable)),
    ],
  ];
  const widths = [1, 2, 3, 4, 5].map(
    (column) => Math.max(...rows.map((row) => (row[column] ?? '').length)) + 2,
  );
  const nameWidth = Math.min(
    80 - widths.reduce((a, b) => a + b, 0),
    Math.max(...rows.map(([name = '']) => name.length)),
  );
  return rows
    .flatMap(([name = '', ...cells]) =>
      beside(
        linesOf(name, nameWidth, 2),
        nameWidth,
        cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(''),
      ),
    )
    .join('\n');
}

/** Who gave, and under it a line for each place where the votes went. */
function went(t: Transcript, slates: readonly Slate[], flow: SlateFlow): string {
  const givers = giversOf(flow);
  const given = sum(flow.given);
  const who = listed(givers.map((i) => nameOf(slates[i])));
  const amount = votesInWords(given, t.places);
  const only = givers.length === 1 ? givers[0] : undefined;
  const within = only !== undefined && slates[only]?.name !== undefined;
  const received = flow.received.map((votes, slate) => ({
    to:
      slate !== only
        ? `to ${nameOf(slates[slate])}`
        : within
          ? 'within the slate'
          : 'to others on no slate',
    votes,
    slate,
  }));
  const shown = [
    ...received.filter(({ slate }) => slate === only),
    ...received.filter(({ slate }) => slate !== only),
    { to: 'non-transferable', votes: flow.nonTransferable },
    { to: 'lost in cutting', votes: flow.roundingLoss },
  ].filter(({ votes }) => votes > 0);
  const format = inOneForm(
    t,
    shown.map(({ votes }) => votes),
  );
  const width = Math.max(...shown.map(({ votes }) => format(votes).length));
  const nameWidth = Math.min(80 - width - 14, Math.max(...shown.map(({ to }) => to.length)));
  const rows = shown.flatMap(({ to, votes }) => {
    const share = percentage(ratio(votes), ratio(given)).padStart(8);
    const cells = `  ${format(votes).padStart(width)}  ${share}`;
    return beside(linesOf(to, nameWidth, 2), nameWidth, cells).map((line) => `  ${line}`);
  });
  const head =
    only === undefined
      ? `${who}, several at once, passed on ${amount} together:`
      : `${who} passed on ${amount}:`;
  return [wrapped(head, 80), ...rows].join('\n');
}

/** All with decimal places when any of them has, so that they line up. */
function inOneForm({ places }: Transcript, all: readonly Votes[]): (votes: Votes) => string {
  const format = all.every((votes) => isWhole(votes, places)) ? formatVotes : formatVotesFixed;
  return (votes) => grouped(format(votes, places));
}

function nameOf(slate: Slate | undefined): string {
  return slate?.name ?? 'no slate';
}

/** The cells beside the first line of a name. */
function beside(name: readonly string[], width: number, cells: string): readonly string[] {
  return name.map((line, i) => (i === 0 ? `${line.padEnd(width)}${cells}` : line));
}
