import type { MarkedPapers } from '../marks.ts';
import { renderRow } from './cells.ts';
import { nameCell } from './columns.ts';

/**
 * A CSV of papers, CRLF line ends: a column "count", then one for each candidate. `parseCsv` of it gives
 * the same papers again, provided that names are not empty and blanks in them are single ones.
 */
export function renderCsv({ candidates, groups }: MarkedPapers): string {
  const rows = groups.map(({ marks, papers }) =>
    [papers, ...marks.map((mark) => (mark === 0 ? '' : mark))].join(','),
  );
  return [renderRow(['count', ...candidates.map(nameCell)]), ...rows, ''].join('\r\n');
}
