/** The votes of a file that has a column for each candidate. */
import { hiddenInName } from '@teller/basics';
import { maxCandidates } from '../count.ts';
import { CsvRefusal, maxNameLength } from './error.ts';
import { markOf, thousandsAdvice } from './mark.ts';
import { namedTwice, writtenIn, type FoundVotes, type VotesReader } from './votes-reader.ts';

interface Group {
  readonly marks: readonly number[];
  /** Whether somebody has more than one number. */
  readonly twice: boolean;
  /** Numbers beside several candidates, of which one has another, too. */
  readonly several: readonly number[];
  papers: number;
}

export class ByCandidate implements VotesReader {
  readonly #candidates: readonly string[];
  readonly #columns: readonly number[];
  /** Whether a row says how many papers it stands for, so that each is a group of its own. */
  readonly #counted: boolean;
  readonly #groups: Group[] = [];
  #lastLine = 0;

  /** Refuses names that can't be candidates'. */
  constructor(
    headingLine: number,
    candidates: readonly string[],
    columns: readonly number[],
    counted: boolean,
  ) {
    checkNames(headingLine, candidates, columns);
    this.#candidates = candidates;
    this.#columns = columns;
    this.#counted = counted;
  }

  read(cells: readonly string[], line: number, papers: number): { papers: number } {
    const dropped: number[] = [];
    const marks = this.#columns.map((column, i) => {
      const cell = cells[column] ?? '';
      if (cell === '') return 0;
      const numbers = markOf(cell);
      if (numbers === undefined) throw this.#notAMark(cell, i, line);
      const first = Math.min(...numbers);
      dropped.push(...numbers.filter((number) => number !== first));
      return first;
    });
    const several = dropped.filter((number) => marks.includes(number));
    const group = { marks, twice: dropped.length > 0, several, papers };
    this.#groups.push(group);
    this.#lastLine = line;
    return group;
  }

  finish(): FoundVotes {
    this.#checkNoTotals();
    const twice = this.#groups.reduce((sum, group) => sum + (group.twice ? group.papers : 0), 0);
    return {
      candidates: this.#candidates,
      groups: this.#groups.map(({ marks, several, papers }) => ({
        marks,
        ...(several.length === 0 ? {} : { several }),
        papers,
      })),
      remarks: [...writtenIn(this.#candidates), ...namedTwice(twice)],
    };
  }

  #notAMark(cell: string, i: number, line: number): CsvRefusal {
    const shown = `"${cell.slice(0, 30)}" beside ${this.#candidates[i]} is not a number. `;
    return new CsvRefusal(
      line,
      'not-a-mark',
      /^\p{L}[\p{L}\s,.'’-]+$/u.test(cell)
        ? `${shown}If each column is a rank and the cells name candidates, call the columns “Choice 1”, ` +
            '“Choice 2” and so on.'
        : `${shown}Give the number written there, or nothing; a single cross or tick is a 1.${thousandsAdvice(cell)}`,
      (this.#columns[i] as number) + 1,
    );
  }

  /**
   * Refuses a last row that adds up the rows above, as people make spreadsheets have one: it would be
   * counted as a paper. A paper has no number above that of the candidates; a row of sums nearly always has.
   */
  #checkNoTotals(): void {
    const last = this.#groups.at(-1);
    const candidates = this.#candidates.length;
    if (last === undefined || this.#groups.length < 4 || candidates < 2) return;
    if (!last.marks.some((mark) => mark > candidates)) return;
    const rowOf = ({ marks, papers }: Group) => (this.#counted ? [...marks, papers] : marks);
    const sums = rowOf(last).map((number) => -2 * number);
    for (const group of this.#groups)
      for (const [i, number] of rowOf(group).entries())
        sums[i] = (sums[i] as number) + number * (this.#counted ? 1 : group.papers);
    if (sums.every((sum) => sum === 0))
      throw new CsvRefusal(
        this.#lastLine,
        'totals',
        'the last row adds up the rows above it, and is not a paper. Take it out.',
      );
  }
}

function checkNames(line: number, names: readonly string[], columns: readonly number[]): void {
  if (names.length === 0)
    throw new CsvRefusal(line, 'no-names', 'there is no column for a candidate.');
  if (names.every((name) => /^\d*(?:\.\d*)?$/.test(name)))
    throw new CsvRefusal(
      line,
      'no-names',
      'the first line has numbers: it has to be the names of the candidates, one to a column.',
    );
  if (names.length > maxCandidates)
    throw new CsvRefusal(
      line,
      'too-many-candidates',
      `there can be 1 to ${maxCandidates} candidates.`,
    );
  for (const [i, name] of names.entries()) {
    const column = (columns[i] as number) + 1;
    const refuse = (why: string) => new CsvRefusal(line, 'bad-name', why, column);
    const hidden = hiddenInName(name);
    if (name === '')
      throw refuse('a column has no name. If it numbers the papers, call it “paper”.');
    if (hidden !== undefined)
      throw refuse(`a name has ${hidden.code} in it (${hidden.name}), which nobody can see.`);
    if (name.length > maxNameLength)
      throw refuse(`a name is longer than ${maxNameLength} characters.`);
  }
}
