import type { TransferRow, TransferTable } from '../figures/transfer-rows.ts';
import { grouped } from '../words/phrases.ts';
import { escaped } from './escape.ts';

/** One table, the rows of each stage under its heading. */
export function transferTableHtml({ headings, stages }: TransferTable): string {
  const columns = headings.map((text) => `<th scope="col">${text}</th>`).join('');
  const bodies = stages.map(
    ({ heading, rows }) => `<tbody>
<tr class="of"><th scope="rowgroup" colspan="${headings.length + 1}"><span>${escaped(heading)}</span></th></tr>
${rows.map(row).join('\n')}
</tbody>`,
  );
  return `<div class="scroll" role="region" aria-label="Transfers" tabindex="0">
<table class="figures">
<thead><tr><th scope="col">What</th>${columns}</tr></thead>
${bodies.join('\n')}
</table>
</div>`;
}

function row({ name, figures }: TransferRow): string {
  const cells = figures.map((text) => `<td>${grouped(text)}</td>`).join('');
  return `<tr><th scope="row"><bdi>${escaped(name)}</bdi></th>${cells}</tr>`;
}
