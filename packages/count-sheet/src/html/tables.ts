import {
  columnHeading,
  columnSum,
  gainedAside,
  quotaChanges,
  votesOfColumn,
} from '../figures/columns.ts';
import { nameOf } from '../words/names.ts';
import { grouped } from '../words/phrases.ts';
import { labelOf } from '../words/words.ts';
import type { Stage, Transcript } from '@teller/stv';
import { formatVotes, of, type Votes } from '@teller/stv/votes';
import { escaped } from './escape.ts';

/** As many as a sheet of paper has room for. */
const stagesPerTable = 6;

/** The count sheet as tables of about the same width, the later stages below the earlier ones. */
export function sheetTables(t: Transcript): string {
  const tables: string[] = [];
  const width = Math.ceil(t.stages.length / Math.ceil(t.stages.length / stagesPerTable));
  for (let from = 0; from < t.stages.length; from += width)
    tables.push(table(t, from, t.stages.slice(from, from + width)));
  return tables.join('\n');
}

function table(t: Transcript, from: number, stages: readonly Stage[]): string {
  const [first, last] = [stages[0], stages.at(-1)].map((stage) => (stage ? labelOf(stage) : ''));
  const which = first === last ? `Stage ${first ?? ''}` : `Stages ${first ?? ''} to ${last ?? ''}`;
  const before = t.stages[from - 1];
  // Later tables leave out those who were out of the count before their first stage.
  const listed = [...t.candidates.keys()].filter(
    (candidate) =>
      before === undefined || before.standing[candidate] === 'continuing' || had(before, candidate),
  );
  const out = listed.length < t.candidates.length ? '; those out before are left out' : '';
  const columns = stages.map((stage) => ({ stage, show: shown(votesOfColumn(t, stage)) }));
  const candidates = listed.map((candidate) =>
    row(
      `${candidate + 1}. <bdi>${escaped(nameOf(t, candidate))}</bdi>`,
      columns.map(({ stage, show }) => candidateCell(stage, candidate, show)),
    ),
  );
  const sums = [
    row('Non-transferable', columns.map(nonTransferable)),
    row(
      'Sum, the valid papers',
      columns.map(({ stage, show }) => cell(show(columnSum(t, stage)))),
      ' class="sum"',
    ),
    ...(quotaChanges(t)
      ? [
          row(
            'Quota',
            stages.map(({ quota = t.quota }) => cell(shownQuota(t, quota))),
          ),
        ]
      : []),
  ];
  return `<div class="scroll" role="region" aria-label="Count sheet, ${escaped(which.toLowerCase())}" tabindex="0">
<table>
<caption><span>${escaped(which)}: votes of each candidate${out}</span></caption>
<thead><tr><th scope="col">Candidate</th>${stages.map((stage) => heading(t, stage)).join('')}</tr></thead>
<tbody>
${candidates.join('\n')}
</tbody>
<tfoot>
${sums.join('\n')}
</tfoot>
</table>
</div>`;
}

type Show = (votes: Votes) => string;

/** With a true minus sign. */
function shown(votes: Show): Show {
  return (number) => grouped(votes(number)).replace('-', '−');
}

function shownQuota(t: Transcript, quota: Votes): string {
  return grouped(formatVotes(quota, t.places));
}

function row(name: string, cells: readonly string[], kind = ''): string {
  return `<tr${kind}><th scope="row">${name}</th>${cells.join('')}</tr>`;
}

function cell(text: string, below = ''): string {
  return `<td>${text}${below === '' ? '' : span(below)}</td>`;
}

function nonTransferable({ stage, show }: { stage: Stage; show: Show }): string {
  const gained = gainedAside(stage);
  return cell(show(stage.nonTransferable), gained === 0 ? '' : `+${show(gained)}`);
}

function heading(t: Transcript, stage: Stage): string {
  const { title, what, who, value } = columnHeading(t, stage);
  const names =
    who.length > 3
      ? who.map((candidate) => candidate + 1).join(', ')
      : who.map((candidate) => nameOf(t, candidate)).join(', ');
  const below = [`${what} ${names}`.trim(), ...(value === undefined ? [] : [value])];
  return `<th scope="col">${escaped(title)}${below.map((text) => span(escaped(text))).join('')}</th>`;
}

function candidateCell(stage: Stage, candidate: number, show: Show): string {
  const votes = of(stage.totals, candidate);
  const change = of(stage.changes, candidate);
  const standing = stage.standing[candidate];
  if (standing === 'withdrawn') return '<td><span>withdrawn</span></td>';
  const outNow = stage.excluded.some((one) => one.candidate === candidate);
  const gone = standing === 'excluded' && !outNow && votes === 0;
  const mark = markOf(stage, candidate, outNow);
  const moved =
    stage.number === 1 || change === 0 ? '' : span(`${change > 0 ? '+' : ''}${show(change)}`);
  return `<td${standing === 'elected' ? ' class="won"' : ''}>${gone ? '–' : show(votes)}${moved}${mark}</td>`;
}

function markOf(stage: Stage, candidate: number, outNow: boolean): string {
  if (stage.elected.some((one) => one.candidate === candidate))
    return '<span class="mark">elected</span>';
  if (outNow) return '<span class="mark out">excluded</span>';
  if (stage.guarded?.includes(candidate) === true) return '<span class="mark">guarded</span>';
  if (stage.doomed?.includes(candidate) === true) return '<span class="mark out">doomed</span>';
  return '';
}

function had(stage: Stage, candidate: number): boolean {
  return of(stage.totals, candidate) !== 0;
}

function span(text: string): string {
  return `<span>${text}</span>`;
}
