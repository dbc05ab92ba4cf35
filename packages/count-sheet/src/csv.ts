import { ordinal } from '@teller/basics';
import { renderRow, textCell } from '@teller/stv/csv';
import { columnHeading, columnSum, gainedAside, quotaChanges } from './figures/columns.ts';
import { roundingLossTitle } from './figures/transfer-rows.ts';
import { transfersOf } from './figures/transfers.ts';
import { nameOf } from './words/names.ts';
import { reservedSentences, sourceOf } from './sentences/reserved.ts';
import { papersInWords, stageSentences, tieLines } from './sentences/told.ts';
import { labelOf, ruleTitle } from './words/words.ts';
import type { PaperGroup, Portion, Stage, Transcript } from '@teller/stv';
import { formatVotes, noVotes, of, oneVoteWith, worth, type Votes } from '@teller/stv/votes';
import { particularsOf, type SheetOptions } from './declaration/particulars.ts';
import { preferenceSummary } from './figures/preferences.ts';

/**
 * The count sheet for a spreadsheet, CRLF line ends: what was counted, a row for each candidate with two
 * columns for each stage (what it gave or took, and the votes after it), the rows that every column adds
 * up by, ties, and what happened at each stage in words. Votes are plain decimals. No cell begins like a
 * formula.
 */
export function renderSheetCsv(
  t: Transcript,
  { title = '', particulars, groups, notes = [] }: SheetOptions = {},
): string {
  const votes = (number: Votes) => formatVotes(number, t.places);
  const [first, ...later] = t.stages;
  const both = (label: string, change: (stage: Stage) => Votes, total: (stage: Stage) => Votes) => [
    label,
    '',
    ...(first === undefined ? [] : [votes(total(first))]),
    ...later.flatMap((stage) => [votes(change(stage)), votes(total(stage))]),
  ];
  const nothing = worth(0, oneVoteWith(t.places));
  const texts = stageSentences(t);
  const rows: (readonly string[])[] = [
    ...(title === '' ? [] : [[textCell(title)]]),
    ...(particulars?.isRehearsal === true
      ? [['This is a rehearsal: nobody is elected by it.']]
      : []),
    ...particularsOf(t, particulars).map(([name, value]) => [
      textCell(name),
      textCell(name === 'Organisation' ? value : value.replaceAll(',', '')),
    ]),
    ...(particulars?.officers ?? []).map(({ name, office }) => [
      textCell(`${office.slice(0, 1).toUpperCase()}${office.slice(1)}`),
      textCell(name),
    ]),
    ['Rule', `${ruleTitle(t.rule)} (${sourceOf(t)})`],
    ['Seats', String(t.seats)],
    ['Papers', String(t.papers), ...(t.withoutPreference === 0 ? [] : [papersInWords(t)])],
    ['Valid papers', String(t.valid)],
    ['Without a preference', String(t.withoutPreference)],
    ...(t.rule === 'plurality' ? [] : [['Quota', votes(t.quota)]]),
    ...t.elected.map((candidate, i) => [`Elected ${i + 1}`, textCell(nameOf(t, candidate))]),
    ...(t.unfilled === 0 ? [] : [['Seats not filled', String(t.unfilled)]]),
    ...reservedSentences(t).map((line) => ['Reserved places', textCell(line)]),
    ...tieLines(t).map((line) => ['Tie', textCell(line)]),
    ...notes.map((note) => ['Note', textCell(note)]),
    [],
    [
      'Candidate',
      'Result',
      ...t.stages.flatMap((stage, i) => {
        const { title: number, what, who, value = '' } = columnHeading(t, stage);
        const names = who.map((candidate) => nameOf(t, candidate)).join(', ');
        const done = [number, `${what} ${names} ${value}`.trim()].join(': ');
        return i === 0 ? [done] : [done, `${number}: votes`];
      }),
    ],
    ...t.candidates.map((_, candidate) => {
      const [, , ...cells] = both(
        '',
        (stage) => of(stage.changes, candidate),
        (stage) => of(stage.totals, candidate),
      );
      return [textCell(nameOf(t, candidate)), resultOf(t, candidate), ...cells];
    }),
    both('Non-transferable', gainedAside, (stage) => stage.nonTransferable),
    both(
      'Sum (the valid papers)',
      () => nothing,
      (stage) => columnSum(t, stage),
    ),
    ...(quotaChanges(t)
      ? [
          both(
            'Quota',
            () => nothing,
            (stage) => stage.quota ?? t.quota,
          ).map((cell, i) => (i > 1 && i % 2 === 1 ? '' : cell)),
        ]
      : []),
    [],
    ...transferRows(t),
    ...(groups === undefined ? [] : preferenceRows(t, groups)),
    ['Stage', 'What happened'],
    ...t.stages.map((stage, i) => [labelOf(stage), textCell(texts[i] ?? '')]),
  ];
  return [...rows.map(renderRow), ''].join('\r\n');
}

/**
 * A row for each parcel of equal papers and each candidate whom it goes to, so that an official form can be
 * filled from it; under Meek's rule what each candidate keeps.
 */
function transferRows(t: Transcript): readonly (readonly string[])[] {
  const votes = (number: Votes) => formatVotes(number, t.places);
  const isMeek = t.rule === 'meek-prf';
  const transfers = transfersOf(t);
  if (transfers.length === 0) return [];
  const rows = transfers.flatMap(({ stage, parcels, roundingLoss, keepValues }) => {
    const { what, who } = columnHeading(t, stage);
    const from = [
      labelOf(stage),
      textCell(`${what} ${who.map((candidate) => nameOf(t, candidate)).join(', ')}`.trimEnd()),
    ];
    const parts = parcels.flatMap(({ received, value, to, nonTransferable }) => {
      const at = [...from, votes(received), votes(value)];
      const portion = (name: string, part: Portion) => [
        ...at,
        name,
        String(part.papers),
        votes(part.votes),
      ];
      return [
        ...to.map(({ candidate, ...part }) => portion(textCell(nameOf(t, candidate)), part)),
        ...(nonTransferable.papers === 0 ? [] : [portion('Non-transferable', nonTransferable)]),
      ];
    });
    return [
      ...parts,
      ...(isMeek || roundingLoss === noVotes
        ? []
        : [[...from, '', '', roundingLossTitle(t), '', votes(roundingLoss)]]),
      ...keepValues.map(({ candidate, value }) => [
        ...from,
        textCell(nameOf(t, candidate)),
        votes(value),
      ]),
    ];
  });
  const heading = isMeek
    ? ['Stage', 'Transfer', 'Candidate', 'Part kept']
    : ['Stage', 'Transfer', 'Received at', 'Transfer value', 'To', 'Papers', 'Votes'];
  return [heading, ...rows, []];
}

function preferenceRows(
  t: Transcript,
  groups: readonly PaperGroup[],
): readonly (readonly string[])[] {
  const { given, none, anywhere } = preferenceSummary(t, groups);
  return [
    ['Preferences', ...given.map((_, i) => ordinal(i + 1)), 'Any'],
    ...t.candidates.flatMap((_, candidate) =>
      t.withdrawn.includes(candidate)
        ? []
        : [
            [
              textCell(nameOf(t, candidate)),
              ...[...given, anywhere].map((papers) => String(papers[candidate] ?? 0)),
            ],
          ],
    ),
    ['No such preference', ...none.map(String)],
    [],
  ];
}

function resultOf(t: Transcript, candidate: number): string {
  const place = t.elected.indexOf(candidate);
  if (place !== -1) return `elected ${place + 1}`;
  const stage = t.stages.find(({ excluded }) => excluded.some((e) => e.candidate === candidate));
  if (stage !== undefined) return `excluded at stage ${labelOf(stage)}`;
  return t.withdrawn.includes(candidate) ? 'withdrawn' : 'not elected';
}
