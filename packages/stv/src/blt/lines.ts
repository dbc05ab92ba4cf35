/** One line of the file. */
export interface Line {
  readonly number: number;
  /** Without comment and surrounding blanks. */
  readonly text: string;
}

/**
 * The lines of a file that say something: LF, CRLF or CR endings, a byte order mark skipped, comments cut
 * off from `#` (outside quotes) to the end of the line. Lines come one by one, because a file of papers
 * can have a million.
 */
export function* sayingLines(text: string): Generator<Line, undefined> {
  const file = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  let at = file.startsWith('\u{FEFF}') ? 1 : 0;
  for (let number = 1; at <= file.length; number++) {
    const lf = file.indexOf('\n', at);
    const stop = lf === -1 ? file.length : lf;
    const line = withoutComment(file.slice(at, stop)).trim();
    if (line !== '') yield { number, text: line };
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
