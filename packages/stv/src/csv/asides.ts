import { CsvRefusal } from './error.ts';
import type { AsideColumn } from './columns.ts';

/** Reads the columns beside the votes: how many papers a row stands for, whether it was there before. */
export class Asides {
  readonly #columns: readonly AsideColumn[];
  /** By column. */
  readonly #numbers = new Map<number, Set<string>>();

  constructor(columns: readonly AsideColumn[]) {
    this.#columns = columns;
  }

  /** How many papers a row stands for. */
  papersIn(cells: readonly string[], line: number): number {
    let papers = 1;
    for (const { index, aside } of this.#columns) {
      const cell = cells[index] ?? '';
      if (aside === 'count') papers = count(cell, index, line);
      if (aside === 'weight') checkWeight(cell, index, line);
      if (aside === 'paper') this.#checkNumber(cell, index, line);
    }
    return papers;
  }

  #checkNumber(cell: string, index: number, line: number): void {
    const numbers = this.#numbers.get(index) ?? new Set();
    this.#numbers.set(index, numbers);
    if (cell !== '' && numbers.has(cell))
      throw new CsvRefusal(
        line,
        'repeated-paper',
        `paper ${cell.slice(0, 30)} has a row before. If the column says how many such papers there ` +
          'are, call it "count".',
        index + 1,
      );
    numbers.add(cell);
  }
}

function count(cell: string, index: number, line: number): number {
  const papers = Number(cell);
  if (!/^\d{1,10}(?:\.0+)?$/.test(cell) || papers < 1)
    throw new CsvRefusal(
      line,
      'bad-count',
      `"${cell.slice(0, 30)}" does not say how many such papers there are: 1 or more.`,
      index + 1,
    );
  return papers;
}

function checkWeight(cell: string, index: number, line: number): void {
  if (/^1(?:[.,]0+)?$/.test(cell)) return;
  throw new CsvRefusal(
    line,
    'weighted',
    `a paper has the weight "${cell.slice(0, 30)}", and here every paper weighs 1. If the column says how ` +
      'many such papers there are, call it "count".',
    index + 1,
  );
}
