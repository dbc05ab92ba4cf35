/** Tables of text: names at the left, wrapped and never cut, numbers at the right. */

export interface Row {
  readonly name: string;
  /** Blanks before the second line of the name and those after it. */
  readonly indent?: number;
  /** The cells of the row's first line, of its second, and so on. */
  readonly cells: readonly (readonly string[])[];
}

export interface Widths {
  readonly name: number;
  /** Of each cell, with the blanks before it. */
  readonly cells: readonly number[];
}

/** Blanks before a number. */
const gap = 2;

/** The lines of a row, none of them longer than all widths together. */
export function rowLines({ name, indent = 0, cells }: Row, widths: Widths): readonly string[] {
  const named = linesOf(name, widths.name, indent);
  return Array.from({ length: Math.max(named.length, cells.length) }, (_, i) =>
    [
      (named[i] ?? '').padEnd(widths.name),
      ...widths.cells.map((width, column) => (cells[i]?.[column] ?? '').padStart(width)),
    ]
      .join('')
      .trimEnd(),
  );
}

/** A line as wide as the table. */
export function ruleLine({ name, cells }: Widths): string {
  return '-'.repeat(cells.reduce((all, width) => all + width, name));
}

/**
 * A text in lines of at most `width`, broken at blanks and, where one word is longer, in the word. Blanks
 * that it begins with are kept; later lines begin with as many as `indent` says.
 */
export function linesOf(text: string, width: number, indent = 0): readonly string[] {
  const words = text.trimStart();
  const lines: string[] = [];
  let line = ' '.repeat(text.length - words.length);
  const end = () => {
    lines.push(line);
    line = ' '.repeat(indent);
  };
  for (const word of words.split(' ')) {
    const isFirst = line.trim() === '';
    if (!isFirst && line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    if (!isFirst) end();
    for (const piece of word.length > width - line.length ? piecesOf(word) : [word]) {
      if (line.length + piece.length > width && line.trim() !== '') end();
      line += piece;
    }
  }
  return [...lines, line];
}

/** What a reader takes for single characters, so that none loses its accent. */
function piecesOf(word: string): readonly string[] {
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(characters.segment(word), ({ segment }) => segment);
}

/** Columns as wide as their cells ask for; the names have what is left, and no more than they need. */
export function widthsOf(rows: readonly Row[], width: number): Widths {
  const columns = Math.max(...rows.map(({ cells }) => cells[0]?.length ?? 0));
  const cells = Array.from(
    { length: columns },
    (_, column) =>
      gap +
      Math.max(...rows.flatMap((row) => row.cells.map((line) => (line[column] ?? '').length))),
  );
  const room = cells.reduce((left, cell) => left - cell, width);
  return { name: Math.min(room, Math.max(...rows.map(({ name }) => name.length))), cells };
}

/** A line of cells, unless there is nothing in any of them. */
export function unlessEmpty(cells: readonly string[]): readonly (readonly string[])[] {
  return cells.some((text) => text !== '') ? [cells] : [];
}
