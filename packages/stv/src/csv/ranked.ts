/**
 * Papers with a column for each rank and names in the cells, as forms and the programs of election offices
 * save them.
 */
import type { MarkedGroup } from '../marks.ts';
import { maxCandidates } from '../count.ts';
import { parseName } from './cells.ts';
import { checkName, type Columns } from './columns.ts';
import { CsvRefusal } from './error.ts';

/** What stands in a cell where a voter left a rank out. */
const nobody =
  /^(?:-+|—|skipped|under-?vote|blank|none|n\/a|no (?:vote|preference|choice|selection))$/i;
/** What stands there where a voter gave a rank to several: it can't be known to whom. */
const several = /^over-?vote$/i;

interface Paper {
  /** Rank, from 1, by the candidate's place in `names`. */
  readonly ranks: ReadonlyMap<number, number>;
  readonly papers: number;
}

export class Ranked {
  readonly #columns: Columns;
  readonly #names = new Map<string, number>();
  readonly #papers = new Map<string, Paper & { papers: number }>();
  #cutShort = 0;
  #named = 0;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Adds so many papers with these cells. */
  add(cells: readonly string[], papers: number, line: number): void {
    const ranks = new Map<number, number>();
    let isTwice = false;
    for (const [i, index] of this.#columns.votes.entries()) {
      const cell = cells[index] ?? '';
      if (cell === '' || nobody.test(cell)) continue;
      if (several.test(cell)) {
        this.#cutShort += papers;
        break;
      }
      const candidate = this.#numberOf(cell, index, line);
      if (ranks.has(candidate)) isTwice = true;
      else ranks.set(candidate, i + 1);
    }
    if (isTwice) this.#named += papers;
    const key = [...ranks].join(' ');
    const before = this.#papers.get(key);
    if (before === undefined) this.#papers.set(key, { ranks, papers });
    else before.papers += papers;
  }

  /** The candidates, by their names' letters, and the papers as numbers beside them. */
  marked(): {
    readonly candidates: readonly string[];
    readonly groups: readonly MarkedGroup[];
    readonly remarks: readonly string[];
  } {
    const together = this.#together();
    const candidates = [...this.#names.keys()]
      .filter((_, number) => !together.has(number))
      .sort((a, b) => (a < b ? -1 : 1));
    if (candidates.length === 0) throw new CsvRefusal(1, 'no-names', 'no paper has a name on it.');
    const place = new Map(candidates.map((name, i) => [this.#names.get(name) ?? -1, i]));
    const groups = [...this.#papers.values()].map(({ ranks, papers }) => {
      const marks = candidates.map(() => 0);
      for (const [number, rank] of ranks)
        for (const one of together.get(number) ?? [number]) {
          const at = place.get(one) ?? -1;
          if (marks[at] === 0) marks[at] = rank;
        }
      return { marks, papers };
    });
    return { candidates, groups, remarks: this.#remarks(candidates.length, together.size > 0) };
  }

  #remarks(candidates: number, isTogether: boolean): readonly string[] {
    return [
      `The columns are ranks, with names in the cells. ${candidates === 1 ? 'The candidate is the one who is' : `The candidates are the ${candidates} who are`} named on some paper: whoever nobody named is missing.`,
      ...(isTogether ? ['A cell with several names gives all of them the same rank.'] : []),
      ...(this.#cutShort > 0
        ? [`What follows an overvote is passed over, on ${inPapers(this.#cutShort)}.`]
        : []),
      ...(this.#named > 0
        ? [`Where a paper names somebody twice, the better rank counts: ${inPapers(this.#named)}.`]
        : []),
    ];
  }

  /** Cells like "Ann, Bob", where Ann and Bob are named elsewhere: who is meant, by the cell's number. */
  #together(): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, readonly number[]>();
    for (const [name, number] of this.#names) {
      const parts = name.split(/\s*[,;|]\s*/).map((part) => this.#names.get(part));
      const known = parts.filter((part) => part !== undefined);
      if (parts.length > 1 && known.length === parts.length) found.set(number, known);
    }
    return found;
  }

  #numberOf(cell: string, index: number, line: number): number {
    const name = parseName(cell);
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (/^\d+(?:[.,]\d+)?$/.test(name))
      throw new CsvRefusal(
        line,
        'not-a-name',
        `"${name.slice(0, 30)}" is a number, and the other cells have names.`,
        index + 1,
      );
    checkName(name, line, index);
    if (this.#names.size >= maxCandidates)
      throw new CsvRefusal(
        line,
        'too-many-candidates',
        `there can be 1 to ${maxCandidates} candidates.`,
      );
    this.#names.set(name, this.#names.size);
    return this.#names.size - 1;
  }
}

function inPapers(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers} papers`;
}
