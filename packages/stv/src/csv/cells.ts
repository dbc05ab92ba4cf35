/**
 * CSV as text [RFC 4180], and what spreadsheets make of it: a byte order mark, LF, CRLF or CR alone,
 * semicolons or tabs for commas, quotes around a cell with `""` for one inside, line ends inside quotes.
 *
 * Our own and not a library: it has to name the line of a mistake, to be quick with a million lines and
 * to weigh next to nothing in a browser, and this is all of CSV that papers need.
 */
import { CsvRefusal } from './error.ts';

export type Separator = ',' | ';' | '\t' | '|';

/** One row as it is in the file; its cells are taken apart only when somebody asks for them. */
export interface Row {
  /** Where it begins, from 1. It goes on over several lines when one ends inside quotes. */
  readonly line: number;
  readonly text: string;
}

/** The rows of a file, without those that have nothing in them. They come one by one. */
export function* rowsOf(file: string): Generator<Row, undefined> {
  const text = file.includes('\r') ? file.replaceAll(/\r\n?/g, '\n') : file;
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
export function cellsOf({ line, text }: Row, separator: Separator): string[] {
  if (!text.includes('"')) return text.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') open = !open;
    if (i < text.length && (open || text[i] !== separator)) continue;
    const cell = text.slice(from, i);
    const quoted = quotedCell.exec(cell)?.[1];
    if (quoted === undefined && (cell.includes('\n') || /^\s*"/.test(cell)))
      throw new CsvRefusal(
        line,
        'bad-quote',
        'a quotation mark (") begins or goes on where no cell does. Inside quotes it is written twice.',
        cells.length + 1,
      );
    cells.push((quoted?.replaceAll('""', '"') ?? cell).trim());
    from = i + 1;
  }
  return cells;
}

/** What a first line says that separates the cells, as Excel writes it: `sep=;`. */
export function saidSeparator({ line, text }: Row): Separator | undefined {
  const said = /^"?sep=(.*?)"?$/is.exec(text)?.[1];
  if (said === undefined) return undefined;
  const found = ([',', ';', '\t', '|'] as const).find((separator) => separator === said);
  if (found === undefined)
    throw new CsvRefusal(
      line,
      'bad-separator',
      `${JSON.stringify(said.slice(0, 10))} can't separate cells here: a comma, a semicolon, a tab or | can.`,
    );
  return found;
}

/**
 * What separates the cells: it is in the heading and in the row below. A name may have a comma in it
 * where semicolons separate, and so may a number; a cell may have semicolons where commas do, but then
 * the heading has none. Where nothing is in both, the row shows it best.
 */
export function separatorOf(heading: Row, next: Row | undefined): Separator {
  const separators: readonly Separator[] = ['\t', ';', ','];
  const [above, below = ''] = [heading.text, next?.text].map((text) =>
    text?.replaceAll(/"[^"]*"/g, ''),
  );
  const isIn =
    (text = '') =>
    (separator: Separator) =>
      text.includes(separator);
  return (
    separators.filter(isIn(above)).find(isIn(below)) ??
    separators.find(isIn(below)) ??
    separators.find(isIn(above)) ??
    ','
  );
}

/** A column as spreadsheets name it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A row of a file, with quotes only where they are needed. */
export function renderRow(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

/**
 * A text as a cell: spreadsheets take a cell that begins like a formula for one, also between quotes, so
 * an apostrophe goes before it, which they don't show.
 */
export function textCell(name: string): string {
  return /^'*[=+\-@]/.test(name) ? `'${name}` : name;
}
