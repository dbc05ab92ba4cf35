import { ordinal } from '@teller/basics';
import type { PaperGroup, Transcript } from '@teller/stv';
import { preferenceSummary } from '../figures/preferences.ts';
import { nameOf, numbered } from '../words/names.ts';
import { rowLines, ruleLine, widthsOf, type Row } from './grid.ts';

const leastNameWidth = 24;

/** How many papers give each candidate each preference, the later preferences below the earlier ones. */
export function preferenceTables(
  t: Transcript,
  groups: readonly PaperGroup[],
  width: number,
): readonly string[] {
  const { given, none, anywhere } = preferenceSummary(t, groups);
  const standing = [...t.candidates.keys()].filter((one) => !t.withdrawn.includes(one));
  const columns = [
    ...given.map((papers, i) => ({ title: ordinal(i + 1), papers, none: none[i] })),
    { title: 'Any', papers: anywhere, none: undefined },
  ];
  const widest = Math.max(4, String(t.valid).length) + 2;
  const perTable = Math.max(1, Math.floor((width - leastNameWidth) / widest));
  const tables: string[] = [];
  for (let from = 0; from < columns.length; from += perTable) {
    const some = columns.slice(from, from + perTable);
    const rows: readonly Row[] = standing.map((candidate) => ({
      name: numbered(t, candidate),
      indent: numbered(t, candidate).length - nameOf(t, candidate).length,
      cells: [some.map(({ papers }) => String(papers[candidate] ?? 0))],
    }));
    const heading = { name: 'Preferences', cells: [some.map(({ title }) => title)] };
    const last: Row = {
      name: 'No such preference',
      cells: [some.map((column) => (column.none === undefined ? '' : String(column.none)))],
    };
    const widths = widthsOf([heading, ...rows, last], width);
    tables.push(
      [
        ...rowLines(heading, widths),
        ruleLine(widths),
        ...rows.flatMap((row) => rowLines(row, widths)),
        ruleLine(widths),
        ...rowLines(last, widths),
      ].join('\n'),
    );
  }
  return tables;
}
