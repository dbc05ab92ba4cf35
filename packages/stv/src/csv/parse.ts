import { err, ok, type Result } from '@teller/basics';
import type { MarkedPapers } from '../marks.ts';
import { maxPapers } from '../votes.ts';
import { ByCandidate } from './by-candidate.ts';
import { ByRank } from './by-rank.ts';
import {
  cellsOf,
  columnLetters,
  rowsOf,
  saidSeparator,
  separatorOf,
  type Row,
  type Separator,
} from './cells.ts';
import { CsvRefusal, type CsvError } from './error.ts';
import { layoutOf, passedOver, type Layout, type OtherColumn } from './layout.ts';
import { thousandsAdvice, wholeNumberOf } from './mark.ts';
import { PassedOver } from './passed-over.ts';
import type { VotesReader } from './votes-reader.ts';

/** Characters; a million papers of thirty candidates take about 60 million. */
const maxLength = 400_000_000;

/** How many rows are looked at to see what the columns are. */
const sampled = 1_000;

/**
 * Reads a CSV of papers, a row each, in any of these layouts:
 *
 *   - a column for each candidate, called by the name, with the numbers as written; forms may call them
 *     "Question [name]", and write "1st choice" for 1. `0` is nothing, and so is a cell that a short row lacks;
 *   - a column for each rank ("Choice 1", "Rank [2nd]"), with the candidates' names in the cells;
 *   - one column with the names in order, semicolons between them.
 *
 * A column called "count" (or "papers", "weight") says how many papers a row stands for. One called "paper"
 * (or "id", "ballot id") numbers the papers; no number may come twice. Others that programs add, such as
 * "Timestamp", are passed over, which the remarks say. Whatever else there is, is refused with its place.
 *
 * What repeated, skipped and too high numbers mean is for `readPapers` to say. The groups are the rows;
 * rows with the same votes are merged where there is no count.
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
  let heading = rows.next().value;
  const said = heading === undefined ? undefined : saidSeparator(heading);
  if (said !== undefined) heading = rows.next().value;
  if (heading === undefined) throw new CsvRefusal(1, 'no-heading', 'the file is empty.');
  const sample: Row[] = [];
  for (let row = rows.next().value; row !== undefined; row = rows.next().value) {
    sample.push(row);
    if (sample.length === sampled) break;
  }
  const separator = said ?? separatorOf(heading, sample[0]);
  const layout = layoutOf(heading, sample, separator);
  const papers = new PaperRows(layout, heading.line, separator);
  for (const row of sample) papers.read(row);
  for (const row of rows) papers.read(row);
  return papers.finish();
}

/** Reads rows: which paper each is, how many there are of it, and the votes. */
class PaperRows {
  readonly #layout: Layout;
  readonly #separator: Separator;
  readonly #votes: VotesReader;
  readonly #passed: PassedOver;
  readonly #headingLine: number;
  /** Columns that say which paper a row is, with what was in them so far. */
  readonly #ids: readonly { readonly index: number; readonly seen: Set<string> }[];
  readonly #count: OtherColumn | undefined;
  /** Groups by their cells; by the text of the row where every column is a vote. */
  readonly #same = new Map<string, { papers: number }>();
  #total = 0;
  #weighted = 0;
  /** Rows with nothing in them, where a paper without preferences would have a number or a time. */
  #empty = 0;

  constructor(layout: Layout, headingLine: number, separator: Separator) {
    const { votes, others } = layout;
    this.#layout = layout;
    this.#headingLine = headingLine;
    this.#passed = new PassedOver(others, votes.kind === 'by-candidate');
    this.#separator = separator;
    this.#count = others.find(({ kind }) => kind === 'papers' || kind === 'weight');
    this.#ids = others
      .filter(({ kind }) => kind === 'paper')
      .map(({ index }) => ({ index, seen: new Set() }));
    this.#votes =
      votes.kind === 'by-candidate'
        ? new ByCandidate(headingLine, votes.candidates, votes.columns, this.#count !== undefined)
        : new ByRank(headingLine, votes.columns, votes.kind === 'in-one-cell');
  }

  read(row: Row): void {
    const { votes, others, width } = this.#layout;
    const whole = others.length === 0;
    let group = whole ? this.#same.get(row.text) : undefined;
    let papers = 1;
    if (group === undefined) {
      const cells = cellsOf(row, this.#separator);
      checkWidth(cells, width, row.line);
      if (!whole && cells.every((cell) => cell === '')) {
        this.#empty++;
        return;
      }
      this.#passed.read(cells, row.line);
      for (const { index } of others) checkNotTotals(cells[index] ?? '', index, row.line);
      for (const id of this.#ids) checkId(id, cells[id.index] ?? '', row.line);
      if (this.#count !== undefined) papers = this.#papersIn(cells, this.#count, row.line);
      const key = whole ? row.text : votes.columns.map((column) => cells[column]).join('\0');
      if (this.#count === undefined) group = this.#same.get(key);
      if (group === undefined) {
        group = this.#votes.read(cells, row.line, 0);
        this.#same.set(key, group);
      }
    }
    group.papers += papers;
    this.#total += papers;
    if (this.#total > maxPapers)
      throw new CsvRefusal(row.line, 'too-many-papers', `there are more than ${maxPapers} papers.`);
  }

  finish(): MarkedPapers {
    const { others, remarks } = this.#layout;
    this.#passed.finish(this.#headingLine);
    const found = this.#votes.finish();
    const all = [
      ...remarks,
      ...found.remarks,
      ...this.#weights(),
      ...emptyRows(this.#empty),
      ...passedOver(others),
    ];
    const { candidates, groups } = found;
    return { candidates, groups, ...(all.length === 0 ? {} : { remarks: all }) };
  }

  #papersIn(cells: readonly string[], { index, heading }: OtherColumn, line: number): number {
    const cell = cells[index] ?? '';
    const papers = wholeNumberOf(cell) ?? 0;
    if (papers < 1)
      throw new CsvRefusal(
        line,
        'bad-count',
        `"${cell.slice(0, 30)}" in the column “${heading}” does not say how many such papers there are: 1 or ` +
          `more, and whole.${thousandsAdvice(cell)}`,
        index + 1,
      );
    if (papers > 1) this.#weighted++;
    return papers;
  }

  #weights(): readonly string[] {
    const count = this.#count;
    if (count?.kind !== 'weight') return [];
    const where = `${count.heading} (column ${columnLetters(count.index)})`;
    if (this.#weighted === 0) return [`${where} is 1 in every row.`];
    return [
      `${where} was read as how many papers a row stands for: ` +
        `${this.#weighted === 1 ? '1 row stands' : `${this.#weighted} rows stand`} for more than one.`,
    ];
  }
}

function checkWidth(cells: readonly string[], width: number, line: number): void {
  const beyond = cells.findIndex((cell, i) => i >= width && cell !== '');
  if (beyond !== -1)
    throw new CsvRefusal(
      line,
      'too-many-cells',
      'there is something in a column that has no name in the first line.',
      beyond + 1,
    );
}

function checkNotTotals(cell: string, index: number, line: number): void {
  if (/^(?:sub|grand )?totals?:?$|^sums?:?$/i.test(cell))
    throw new CsvRefusal(
      line,
      'totals',
      `a row called “${cell}” is not a paper. Take it out.`,
      index + 1,
    );
}

function emptyRows(rows: number): readonly string[] {
  if (rows === 0) return [];
  return [`${rows === 1 ? '1 row has' : `${rows} rows have`} nothing in any column: passed over.`];
}

function checkId(
  { index, seen }: { readonly index: number; readonly seen: Set<string> },
  id: string,
  line: number,
): void {
  if (id !== '' && seen.has(id))
    throw new CsvRefusal(
      line,
      'repeated-paper',
      `paper ${id.slice(0, 30)} has a row before. If the column says how many such papers there ` +
        'are, call it “count”.',
      index + 1,
    );
  seen.add(id);
}
