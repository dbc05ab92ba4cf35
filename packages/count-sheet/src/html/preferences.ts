import { ordinal } from '@teller/basics';
import type { PaperGroup, Transcript } from '@teller/stv';
import { preferenceSummary } from '../figures/preferences.ts';
import { nameOf } from '../words/names.ts';
import { grouped } from '../words/phrases.ts';
import { escaped } from './escape.ts';

/** As many as a sheet of paper has room for. */
const placesPerTable = 10;

/** The preferences of the valid papers, as tables. */
export function preferenceTablesHtml(t: Transcript, groups: readonly PaperGroup[]): string {
  const { given, none, anywhere } = preferenceSummary(t, groups);
  const columns = [
    ...given.map((papers, i) => ({ title: ordinal(i + 1), papers, none: none[i] })),
    { title: 'Any', papers: anywhere, none: undefined },
  ];
  const tables: string[] = [];
  for (let from = 0; from < columns.length; from += placesPerTable) {
    const some = columns.slice(from, from + placesPerTable);
    const rows = [...t.candidates.keys()]
      .filter((candidate) => !t.withdrawn.includes(candidate))
      .map((candidate) =>
        row(
          `${candidate + 1}. <bdi>${escaped(nameOf(t, candidate))}</bdi>`,
          some.map(({ papers }) => papers[candidate]),
        ),
      );
    const last = row(
      'No such preference',
      some.map((column) => column.none),
    );
    const headings = some.map(({ title }) => `<th scope="col">${title}</th>`).join('');
    tables.push(`<div class="scroll" role="region" aria-label="Preferences" tabindex="0">
<table class="figures">
<thead><tr><th scope="col">Candidate</th>${headings}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot>
${last}
</tfoot>
</table>
</div>`);
  }
  return tables.join('\n');
}

function row(name: string, papers: readonly (number | undefined)[]): string {
  const cells = papers.map((number) => `<td>${number === undefined ? '' : grouped(number)}</td>`);
  return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
}
