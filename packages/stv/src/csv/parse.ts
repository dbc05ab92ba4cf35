import { err, ok, type Result } from '@teller/basics';
import type { MarkedGroup, MarkedPapers } from '../marks.ts';
import { maxPapers } from '../votes.ts';
import { Asides } from './asides.ts';
import { cellsOf, rowsOf, separatorOf, separatorSaid, type Row, type Separator } from './cells.ts';
import { columnRemarks, columnsOf, type Columns } from './columns.ts';
import { CsvRefusal, type CsvError } from './error.ts';
import { ordinalOf } from './headings.ts';
import { Ranked } from './ranked.ts';

/** Characters; a million papers of thirty candidates take about 60 million. */
const maxLength = 400_000_000;

/**
 * Reads a CSV of papers, in one of two layouts. Either the first line has the candidates' names, a column
 * each, and then there is a row per paper with the numbers as they were written, nothing where nothing was;
 * `0` is nothing, and so is a cell that a short row lacks. Or the first line has ranks ("Choice 1", "Rank
 * [2nd]") and the cells have names; then the candidates are who is named. What repeated, skipped and too
 * high numbers mean is for `readPapers` to say.
 *
 * A column called "count" says how many papers a row stands for, one called "paper" or "id" numbers them,
 * and no number may come twice. Weights have to be 1. Times, places and voters are passed over, which
 * `remarks` says.
 *
 * The groups are the rows; rows of the same votes are merged where there is no count.
 */
export function parseCsv(text: string): Result<MarkedPapers, CsvError> {
  try {
    return ok(parse(text));
  } catch (error) {
    if (error instanceof CsvRefusal) return err(error.refusal);
    throw error;
  }
}

function parse(file: string): MarkedPapers {
  if (file.length > maxLength) throw new CsvRefusal(1, 'too-large', 'the file is too large.');
  const text = file.includes('\r') ? file.replaceAll(/\r\n?/g, '\n') : file;
  const said = separatorSaid(text);
  const [heading, next] = firstRows(text, said !== undefined);
  if (heading === undefined) throw new CsvRefusal(1, 'no-heading', 'the file is empty.');
  const separator = said ?? separatorOf(heading, next);
  const papers = (): Generator<Row> => rowsAfter(text, heading);
  const columns = columnsOf(heading, separator, papers());
  const read = columns.layout === 'ranks' ? readRanks : readNames;
  const { remarks, ...marked } = read(columns, separator, papers());
  const all = [...columnRemarks(columns), ...remarks];
  return { ...marked, ...(all.length > 0 && { remarks: all }) };
}

function firstRows(text: string, isSeparatorSaid: boolean): readonly (Row | undefined)[] {
  const rows = rowsOf(text);
  if (isSeparatorSaid) rows.next();
  return [rows.next().value, rows.next().value];
}

function* rowsAfter(text: string, { line }: Row): Generator<Row> {
  for (const row of rowsOf(text)) if (row.line > line) yield row;
}

type Read = Required<MarkedPapers>;

function readRanks(columns: Columns, separator: Separator, rows: Iterable<Row>): Read {
  const asides = new Asides(columns.asides);
  const ranked = new Ranked(columns);
  const total = new Total();
  for (const row of rows) {
    const cells = cellsOf(row, separator);
    refuseBeyond(columns, cells, row.line);
    const papers = asides.papersIn(cells, row.line);
    total.add(papers, row.line);
    ranked.add(cells, papers, row.line);
  }
  return ranked.marked();
}

function readNames(columns: Columns, separator: Separator, rows: Iterable<Row>): Read {
  const asides = new Asides(columns.asides);
  const total = new Total();
  const groups: (MarkedGroup & { papers: number })[] = [];
  const same = new Map<string, { papers: number }>();
  const isPlain = columns.asides.length === 0;
  const hasCount = columns.asides.some(({ aside }) => aside === 'count');
  for (const row of rows) {
    // Where the row has nothing but votes, its text is as good as they are, and sooner had.
    let group = isPlain ? same.get(row.text) : undefined;
    let papers = 1;
    if (group === undefined) {
      const cells = cellsOf(row, separator);
      papers = asides.papersIn(cells, row.line);
      const key = isPlain ? row.text : columns.votes.map((index) => cells[index]).join('\n');
      group = hasCount ? undefined : same.get(key);
      if (group === undefined) {
        refuseBeyond(columns, cells, row.line);
        const added = { marks: marksOf(columns, cells, row.line), papers: 0 };
        groups.push(added);
        group = added;
        if (!hasCount) same.set(key, group);
      }
    }
    group.papers += papers;
    total.add(papers, row.line);
  }
  return { candidates: columns.candidates, groups, remarks: [] };
}

class Total {
  #papers = 0;

  add(papers: number, line: number): void {
    this.#papers += papers;
    if (this.#papers > maxPapers)
      throw new CsvRefusal(line, 'too-many-papers', `there are more than ${maxPapers} papers.`);
  }
}

function refuseBeyond({ headings }: Columns, cells: readonly string[], line: number): void {
  const beyond = cells.findIndex((cell, i) => i >= headings.length && cell !== '');
  if (beyond !== -1)
    throw new CsvRefusal(
      line,
      'too-many-cells',
      'there is something in a column that has no name in the first line.',
      beyond + 1,
    );
}

function marksOf(columns: Columns, cells: readonly string[], line: number): readonly number[] {
  return columns.votes.map((index, i) => {
    const cell = cells[index] ?? '';
    if (cell === '') return 0;
    // Programs that reckon write 1.0 for 1, or 1,0.
    if (/^\d{1,9}(?:[.,]0+)?$/.test(cell)) return Number.parseInt(cell, 10);
    const rank = ordinalOf(cell);
    if (rank !== undefined) return rank;
    throw new CsvRefusal(
      line,
      'not-a-mark',
      `"${cell.slice(0, 30)}" beside ${columns.candidates[i]} is not a number. Give the number written there, or ` +
        'nothing; a single cross or tick is a 1.',
      index + 1,
    );
  });
}
