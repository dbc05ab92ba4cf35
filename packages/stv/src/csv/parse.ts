import { err, hiddenInName, ok, type Result } from '@teller/basics';
import { maxCandidates } from '../count.ts';
import type { MarkedGroup, MarkedPapers } from '../marks.ts';
import { maxPapers } from '../votes.ts';
import { cellsOf, parseName, rowsOf, separatorOf, type Row, type Separator } from './cells.ts';
import { CsvRefusal, type CsvError } from './error.ts';

/** Characters; a million papers of thirty candidates take about 60 million. */
const maxLength = 400_000_000;
const maxNameLength = 500;

/** What the first column, or the last one, may be instead of a candidate. */
const countNames = /^(?:count|papers)$/i;
const paperNames = /^(?:id|paper)$/i;

/**
 * Reads a CSV of papers: first the candidates' names, a column each, then a row per paper with the
 * numbers as they were written, nothing where nothing was. `0` is nothing, and so is a cell that a short
 * row lacks. What repeated, skipped and too high numbers mean is for `readPapers` to say.
 *
 * The first column or the last may be called "count" (or "papers"): it says how many papers a row stands
 * for. The first may be called "paper" (or "id") and number the papers; no number may come twice.
 *
 * The groups are the rows; rows of the same text are merged where there is no count.
 */
export function parseCsv(text: string): Result<MarkedPapers, CsvError> {
  try {
    return ok(parse(text));
  } catch (error) {
    if (error instanceof CsvRefusal) return err(error.refusal);
    throw error;
  }
}

function parse(text: string): MarkedPapers {
  if (text.length > maxLength) throw new CsvRefusal(1, 'too-large', 'the file is too large.');
  const rows = rowsOf(text);
  const heading = rows.next().value;
  if (heading === undefined) throw new CsvRefusal(1, 'no-heading', 'the file is empty.');
  let row = rows.next().value;
  const separator = separatorOf(heading, row);
  const columns = columnsOf(heading, separator);
  const papers = new Papers(columns, separator);
  for (; row !== undefined; row = rows.next().value) papers.read(row);
  return { candidates: columns.candidates, groups: papers.groups };
}

interface Columns {
  readonly candidates: readonly string[];
  /** Index of the first candidate's column: 1 behind a count or the papers' numbers, else 0. */
  readonly from: number;
  /** Index of the column that says how many papers a row stands for. */
  readonly count: number | undefined;
  readonly hasPaperNumbers: boolean;
}

function columnsOf(heading: Row, separator: Separator): Columns {
  const cells = cellsOf(heading, separator).map(parseName);
  while (cells.at(-1) === '') cells.pop();
  const [first = ''] = cells;
  const hasPaperNumbers = paperNames.test(first);
  const countFirst = countNames.test(first);
  const countLast = !countFirst && cells.length > 1 && countNames.test(cells.at(-1) ?? '');
  const from = countFirst || hasPaperNumbers ? 1 : 0;
  const candidates = cells.slice(from, countLast ? -1 : undefined);
  const { line } = heading;
  if (candidates.length === 0)
    throw new CsvRefusal(line, 'no-names', 'there is no column for a candidate.');
  if (candidates.every((name) => /^\d*(?:\.\d*)?$/.test(name)))
    throw new CsvRefusal(
      line,
      'no-names',
      'the first line has numbers: it has to be the names of the candidates, one to a column.',
    );
  if (candidates.length > maxCandidates)
    throw new CsvRefusal(
      line,
      'too-many-candidates',
      `there can be 1 to ${maxCandidates} candidates.`,
    );
  for (const [i, name] of candidates.entries()) {
    if (name === '') throw new CsvRefusal(line, 'bad-name', 'a column has no name.', from + i + 1);
    const hidden = hiddenInName(name);
    if (hidden !== undefined)
      throw new CsvRefusal(
        line,
        'bad-name',
        `a name has ${hidden.code} in it (${hidden.name}), which nobody can see.`,
        from + i + 1,
      );
    if (name.length > maxNameLength)
      throw new CsvRefusal(
        line,
        'bad-name',
        `a name is longer than ${maxNameLength} characters.`,
        from + i + 1,
      );
  }
  return {
    candidates,
    from,
    count: countFirst ? 0 : countLast ? cells.length - 1 : undefined,
    hasPaperNumbers,
  };
}

class Papers {
  readonly groups: (MarkedGroup & { papers: number })[] = [];
  readonly #columns: Columns;
  readonly #separator: Separator;
  /** By the text of the row, without the paper's number. */
  readonly #same = new Map<string, { papers: number }>();
  readonly #numbers = new Set<string>();
  #total = 0;

  constructor(columns: Columns, separator: Separator) {
    this.#columns = columns;
    this.#separator = separator;
  }

  read(row: Row): void {
    const { count, hasPaperNumbers } = this.#columns;
    const text = hasPaperNumbers ? this.#withoutNumber(row) : row.text;
    const before = count === undefined ? this.#same.get(text) : undefined;
    if (before === undefined) {
      const cells = cellsOf(row, this.#separator);
      const group = {
        marks: this.#marks(cells, row.line),
        papers: count === undefined ? 1 : this.#papersIn(cells[count] ?? '', count, row.line),
      };
      this.groups.push(group);
      if (count === undefined) this.#same.set(text, group);
      this.#total += group.papers;
    } else {
      before.papers++;
      this.#total++;
    }
    if (this.#total > maxPapers)
      throw new CsvRefusal(row.line, 'too-many-papers', `there are more than ${maxPapers} papers.`);
  }

  #withoutNumber(row: Row): string {
    const cells = row.text.includes('"') ? cellsOf(row, this.#separator) : undefined;
    const end = row.text.indexOf(this.#separator);
    const number = cells?.[0] ?? row.text.slice(0, end === -1 ? undefined : end).trim();
    if (number !== '' && this.#numbers.has(number))
      throw new CsvRefusal(
        row.line,
        'repeated-paper',
        `paper ${number.slice(0, 30)} has a row before. If the column says how many such papers there ` +
          'are, call it "count".',
        1,
      );
    this.#numbers.add(number);
    return cells?.slice(1).join(this.#separator) ?? (end === -1 ? '' : row.text.slice(end + 1));
  }

  #marks(cells: readonly string[], line: number): readonly number[] {
    const { candidates, from, count } = this.#columns;
    const end = from + candidates.length;
    const beyond = cells.findIndex((cell, i) => i >= end && i !== count && cell !== '');
    if (beyond !== -1)
      throw new CsvRefusal(
        line,
        'too-many-cells',
        'there is something in a column that has no name in the first line.',
        beyond + 1,
      );
    return candidates.map((name, i) => {
      const cell = cells[from + i] ?? '';
      // Programs that reckon write 1.0 for 1.
      if (!/^(?:\d{1,9}(?:\.0+)?)?$/.test(cell))
        throw new CsvRefusal(
          line,
          'not-a-mark',
          `"${cell.slice(0, 30)}" beside ${name} is not a number. Give the number written there, or ` +
            'nothing; a single cross or tick is a 1.',
          from + i + 1,
        );
      return Math.trunc(Number(cell));
    });
  }

  #papersIn(cell: string, column: number, line: number): number {
    const papers = Number(cell);
    if (!/^\d{1,10}(?:\.0+)?$/.test(cell) || papers < 1)
      throw new CsvRefusal(
        line,
        'bad-count',
        `"${cell.slice(0, 30)}" does not say how many such papers there are: 1 or more.`,
        column + 1,
      );
    return papers;
  }
}
