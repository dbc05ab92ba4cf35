/** One line of the file. */
export interface Line {
  readonly number: number;
  /** Without comment and surrounding blanks. */
  readonly text: string;
}

/**
 * The lines of a file that say something: LF or CRLF endings, a byte order mark skipped, comments cut
 * off from `#` (outside quotes) to the end of the line. Lines come one by one, because a file of papers
 * can have a million.
 */
export function* sayingLines(file: string): Generator<Line, undefined> {
  let at = file.startsWith('\u{FEFF}') ? 1 : 0;
  for (let number = 1; at <= file.length; number++) {
    const lf = file.indexOf('\n', at);
    const stop = lf === -1 ? file.length : lf;
    const text = withoutComment(file.slice(at, stop)).trim();
    if (text !== '') yield { number, text };
    at = stop + 1;
  }
  return undefined;
}

function withoutComment(line: string): string {
  if (!line.includes('#')) return line;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === '#' && !quoted) return line.slice(0, i);
  }
  return line;
}
