import type { Transcript } from '@teller/stv';
import { transferTableOf } from '../figures/transfer-rows.ts';
import { linesOf, rowLines, unlessEmpty, widthsOf, type Row } from './grid.ts';

/** What each stage moved, in figures; nothing where nothing moved. */
export function transferLines(t: Transcript, width: number): readonly string[] {
  const table = transferTableOf(t);
  if (table === undefined) return [];
  const heading: Row = {
    name: table.headings.length === 1 ? 'Keep values' : 'Transfers',
    cells: [
      table.headings.map((text) => text.split(' ')[0] ?? ''),
      ...unlessEmpty(table.headings.map((text) => text.split(' ')[1] ?? '')),
    ],
  };
  const stages = table.stages.map(({ heading: text, rows }) => ({
    text,
    rows: rows.map(({ name, figures }): Row => ({
      name: `  ${name}`,
      indent: 4,
      cells: [figures],
    })),
  }));
  const widths = widthsOf([heading, ...stages.flatMap(({ rows }) => rows)], width);
  return [
    ...rowLines(heading, widths),
    ...stages.flatMap(({ text, rows }) => [
      '',
      ...linesOf(text, width, 2),
      ...rows.flatMap((row) => rowLines(row, widths)),
    ]),
  ];
}
