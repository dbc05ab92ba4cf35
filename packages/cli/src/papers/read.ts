import path from 'node:path';
import { err, ok, type Result } from '@teller/basics';
import {
  parseBlt,
  readPapers,
  type BltOptions,
  type ContestPapers,
  type MarkedPapers,
} from '@teller/stv';
import { columnLetters, parseCsv } from '@teller/stv/csv';
import { readText } from './text.ts';

/** The papers of a file, however they are written. */
export interface PapersFile {
  readonly kind: 'blt' | 'csv';
  /** What the file says and a CSV doesn't: 0 seats and no title. */
  readonly papers: ContestPapers;
  /** As written, where the file is a CSV. */
  readonly marked?: MarkedPapers;
}

/**
 * Reads a BLT or CSV file of papers; the content says which it is. A BLT file needs no title where one is
 * given. Errors are sentences.
 */
export async function readPapersFile(
  file: string,
  { title }: BltOptions = {},
): Promise<Result<PapersFile, string>> {
  const read = await readText(file);
  if (!read.ok) return read;
  const { text, note } = read.value;
  if (/^\uFEFF?\s*[{[]/.test(text) && !isBlt(text))
    return err(`${file} looks like JSON. Give the papers as a BLT or CSV file.`);
  if (/^\uFEFF?\s*</.test(text))
    return err(`${file} looks like a web page. Give the papers as a BLT or CSV file.`);
  if (isBlt(text) || isCalledBlt(file)) {
    const parsed = parseBlt(text, title === undefined ? {} : { title });
    if (!parsed.ok) return err(`${file}, line ${parsed.error.line}: ${parsed.error.message}`);
    return ok({ kind: 'blt', papers: withNote(parsed.value, note) });
  }
  const parsed = parseCsv(text);
  if (!parsed.ok) {
    const { line, column, message } = parsed.error;
    const where = column === undefined ? '' : `, column ${columnLetters(column - 1)}`;
    return err(`${file}, line ${line}${where}: ${message}`);
  }
  const { candidates } = parsed.value;
  const papers = {
    candidates,
    seats: 0,
    title: '',
    withdrawn: [],
    ...readPapers(parsed.value),
    ...(parsed.value.remarks && { remarks: parsed.value.remarks }),
  };
  return ok({ kind: 'csv', papers: withNote(papers, note), marked: parsed.value });
}

/** The papers with what there is to say of the whole file, before what there is to say of its parts. */
function withNote(papers: ContestPapers, note: string | undefined): ContestPapers {
  return note === undefined ? papers : { ...papers, remarks: [note, ...(papers.remarks ?? [])] };
}

/**
 * A BLT file begins with two numbers, how many candidates and how many seats: alone in their line, or with
 * the other numbers behind them.
 */
function isBlt(text: string): boolean {
  return /^\uFEFF?(?:\s|#[^\n\r]*(?=[\n\r]|$)|\/\*[^]*?\*\/)*\d+[ \t]+\d+[ \t]*(?:[\r\n#]|$|\/\*|-?\d+ )/.test(
    text,
  );
}

function isCalledBlt(file: string): boolean {
  return path.extname(file).toLowerCase() === '.blt';
}
