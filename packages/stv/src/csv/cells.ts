/**
 * CSV as text [RFC 4180], and what spreadsheets make of it: a byte order mark, LF, CRLF or CR alone,
 * semicolons or tabs for commas, quotes around a cell with `""` for one inside, line ends inside quotes.
 *
 * Our own and not a library: it has to name the line of a mistake, to be quick with a million lines and
 * to weigh next to nothing in a browser, and this is all of CSV that papers need.
 */
import { CsvRefusal } from './error.ts';

export type Separator = ',' | ';' | '\t';

/** One row as it is in the file; its cells are taken apart only when somebody asks for them. */
export interface Row {
  /** Where it begins, from 1. It goes on over several lines when one ends inside quotes. */
  readonly line: number;
  readonly text: string;
}

/**
 * The rows of a text whose lines end with LF, without those that have nothing in them. They come one by
 * one.
 */
export function* rowsOf(text: string): Generator<Row, undefined> {
  let at = text.startsWith('\u{FEFF}') ? 1 : 0;
  for (let line = 1; at <= text.length; line++) {
    const first = line;
    let row = lineAt(text, at);
    at += row.length + 1;
    for (let open = hasOpenQuote(row); open; line++) {
      if (at > text.length)
        throw new CsvRefusal(first, 'quote-not-ended', 'a quotation mark (") is never closed.');
      const more = lineAt(text, at);
      at += more.length + 1;
      open = !hasOpenQuote(more);
      row += `\n${more}`;
    }
    if (row.trim() !== '') yield { line: first, text: row };
  }
  return undefined;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}

/** An odd number of quotation marks: the line ends inside a cell. */
function hasOpenQuote(line: string): boolean {
  let open = false;
  for (let i = line.indexOf('"'); i !== -1; i = line.indexOf('"', i + 1)) open = !open;
  return open;
}

/** Between quotes, which stay; or up to the next separator. */
const quotedCell = /^\s*"((?:[^"]|"")*)"\s*$/;

/** The cells of a row, without quotes and surrounding blanks. */
export function cellsOf({ text }: Row, separator: Separator): string[] {
  if (!text.includes('"')) return text.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') open = !open;
    if (i < text.length && (open || text[i] !== separator)) continue;
    const cell = text.slice(from, i);
    cells.push((quotedCell.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell).trim());
    from = i + 1;
  }
  return cells;
}

/**
 * What separates the cells, where the file's first line says it, as spreadsheets have it: `sep=;`. Refuses
 * what is neither comma, semicolon nor tab.
 */
export function separatorSaid(text: string): Separator | undefined {
  const found = /^\u{FEFF}?"?sep=([^\n\r]*?)"?[\n\r]/iu.exec(text)?.[1];
  if (found === undefined || found === ',' || found === ';' || found === '\t') return found;
  throw new CsvRefusal(
    1,
    'bad-separator',
    'the first line names a separator that is not a comma, a semicolon or a tab.',
  );
}

/**
 * What separates the cells. A row of numbers shows it best, because a name may have a comma in it where
 * semicolons separate; without one, the heading has to do.
 */
export function separatorOf(heading: Row, next: Row | undefined): Separator {
  const separators: readonly Separator[] = ['\t', ';', ','];
  for (const { text } of next === undefined ? [heading] : [next, heading]) {
    const bare = text.replaceAll(/"[^"]*"/g, '');
    const found = separators.find((separator) => bare.includes(separator));
    if (found !== undefined) return found;
  }
  return ',';
}

/** A row of a file, with quotes only where they are needed. */
export function renderRow(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

/**
 * A text as a cell: spreadsheets take a cell that begins like a formula for one, also between quotes, so
 * an apostrophe goes before it, which they don't show. `parseName` takes it away again.
 */
export function textCell(name: string): string {
  return /^'*[=+\-@]/.test(name) ? `'${name}` : name;
}

export function parseName(cell: string): string {
  return (/^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell).replaceAll(/\s+/g, ' ').trim();
}
