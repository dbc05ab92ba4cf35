/** The votes of a file whose cells name the candidates: a column for each rank, or one for all of them. */
import { hiddenInName } from '@teller/basics';
import { maxCandidates } from '../count.ts';
import type { MarkedGroup } from '../marks.ts';
import { CsvRefusal, maxNameLength } from './error.ts';
import { namedTwice, writtenIn, type FoundVotes, type VotesReader } from './votes-reader.ts';

/** What programs write where nobody is named. */
const nobody =
  /^(?:under[\s-]?vot(?:e|ed)|skipped|skip|blank|empty|none|n\/?a|null|nan|no (?:preference|choice|selection|vote|further preferences?|answer)|not ranked|unranked|abstain(?:ed)?|0|[-–—.]+)$/i;

const overvote = /^over[\s-]?vot(?:e|ed|es)$/i;

/** What a program says when it has no name to give. */
const noName =
  /^(?:#(?:REF|N\/A|NAME|VALUE|DIV|NULL|NUM).*|true|false|spoil(?:ed|t)|invalid|void|rejected|exhausted|error|x)$/i;

/** A paper as it was read: for each rank the candidates named there. */
interface NamedPaper {
  readonly ranks: readonly (readonly string[])[];
  /** Ranks at which several are named, without saying whom. */
  readonly overvoted: readonly number[];
  /** What is in cells that name nobody. */
  readonly words: readonly string[];
  papers: number;
}

export class ByRank implements VotesReader {
  readonly #headingLine: number;
  readonly #columns: readonly number[];
  readonly #oneCell: boolean;
  readonly #papers: NamedPaper[] = [];
  /** By name as written: where it is first. */
  readonly #names = new Map<string, { readonly line: number; readonly column: number }>();

  constructor(headingLine: number, columns: readonly number[], oneCell: boolean) {
    this.#headingLine = headingLine;
    this.#columns = columns;
    this.#oneCell = oneCell;
  }

  read(cells: readonly string[], line: number, papers: number): { papers: number } {
    const ranks: string[][] = [];
    const overvoted: number[] = [];
    const words: string[] = [];
    for (const { text, column } of this.#cellsOf(cells)) {
      const names: string[] = [];
      for (const part of text.split(/[\n|;]/)) {
        const name = part.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
        if (name === '') continue;
        if (overvote.test(name)) overvoted.push(ranks.length + 1);
        else if (nobody.test(name)) words.push(name.toLowerCase());
        else names.push(this.#checked(name, line, column));
      }
      ranks.push([...new Set(names)]);
    }
    const paper = { ranks, overvoted, words, papers };
    this.#papers.push(paper);
    return paper;
  }

  #cellsOf(cells: readonly string[]): readonly { text: string; column: number }[] {
    if (!this.#oneCell)
      return this.#columns.map((column) => ({ text: cells[column] ?? '', column }));
    const [column = 0] = this.#columns;
    return (cells[column] ?? '').split(';').map((text) => ({ text, column }));
  }

  #checked(name: string, line: number, column: number): string {
    if (this.#names.has(name)) return name;
    const refuse = (reason: 'not-a-name' | 'bad-name' | 'too-many-candidates', why: string) =>
      new CsvRefusal(line, reason, why, column + 1);
    const shown = `"${name.slice(0, 30)}"`;
    if (/^[\d.,]+$/.test(name))
      throw refuse('not-a-name', `${shown} is a number, where other cells have candidates’ names.`);
    if (noName.test(name))
      throw refuse(
        'not-a-name',
        `${shown} is nobody’s name. Leave the cell empty where the paper has nothing that counts there.`,
      );
    const hidden = hiddenInName(name);
    if (hidden !== undefined)
      throw refuse(
        'bad-name',
        `a name has ${hidden.code} in it (${hidden.name}), which nobody can see.`,
      );
    if (name.length > maxNameLength)
      throw refuse('bad-name', `a name is longer than ${maxNameLength} characters.`);
    if (this.#names.size >= maxCandidates)
      throw refuse('too-many-candidates', `there can be 1 to ${maxCandidates} candidates.`);
    this.#names.set(name, { line, column });
    return name;
  }

  /** The papers with numbers beside the candidates, who come in the order of the alphabet. */
  finish(): FoundVotes {
    const joint = this.#jointNames();
    const candidates = [...this.#names.keys()].filter((name) => !joint.has(name)).sort();
    if (candidates.length === 0)
      throw new CsvRefusal(this.#headingLine, 'no-names', 'no paper names a candidate.');
    this.#checkAlike(candidates);
    const numberOf = new Map(candidates.map((name, i) => [name, i]));
    let twice = 0;
    const groups = this.#papers.map(({ ranks, overvoted, papers }): MarkedGroup => {
      const marks = candidates.map(() => 0);
      const dropped: number[] = [];
      for (const [i, names] of ranks.entries())
        for (const name of names.flatMap((one) => joint.get(one) ?? [one])) {
          const candidate = numberOf.get(name) as number;
          if (marks[candidate] === 0) marks[candidate] = i + 1;
          else dropped.push(i + 1);
        }
      if (dropped.length > 0) twice += papers;
      const several = [...overvoted, ...dropped.filter((rank) => marks.includes(rank))];
      return { marks, ...(several.length === 0 ? {} : { several }), papers };
    });
    return { candidates, groups, remarks: this.#remarks(candidates, twice) };
  }

  /** Cells such as "Ann, Bob" whose parts are all candidates named elsewhere: both have that rank. */
  #jointNames(): ReadonlyMap<string, readonly string[]> {
    const joint = new Map<string, readonly string[]>();
    for (const [name, { line, column }] of this.#names) {
      const parts = name.split(/\s*,\s*/);
      const known = parts.filter((part) => this.#names.has(part));
      if (parts.length === 1 || known.length === 0) continue;
      if (known.length < parts.length)
        throw new CsvRefusal(
          line,
          'names-alike',
          `"${name.slice(0, 60)}" may be one candidate or several: other cells name ${known[0]}.`,
          column + 1,
        );
      joint.set(name, parts);
    }
    return joint;
  }

  /** Refuses two names that people would take for one: Ann Roe and ANN ROE. */
  #checkAlike(candidates: readonly string[]): void {
    const before = new Map<string, string>();
    for (const name of candidates) {
      const letters = name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^\p{L}\d]/gu, '');
      const other = before.get(letters);
      if (other !== undefined && letters !== '') {
        const { line, column } = this.#names.get(name) as { line: number; column: number };
        throw new CsvRefusal(
          line,
          'names-alike',
          `"${name.slice(0, 60)}" and "${other.slice(0, 60)}" look like one candidate. Write a name the same way ` +
            'everywhere.',
          column + 1,
        );
      }
      before.set(letters, name);
    }
  }

  #remarks(candidates: readonly string[], twice: number): readonly string[] {
    const listed = candidates.slice(0, 20).map((name, i) => `${i + 1} ${name}`);
    const more = candidates.length - listed.length;
    const cells = new Map<string, number>();
    for (const { words, papers } of this.#papers)
      for (const word of words) cells.set(word, (cells.get(word) ?? 0) + papers);
    const words = [...cells].map(([word, number]) => `“${word}” (${number})`).sort();
    return [
      `${this.#oneCell ? 'Each paper is one cell, first preference first.' : 'Each column is a rank.'} The ` +
        `candidates are those whom the cells name, by the alphabet: ${listed.join(', ')}` +
        `${more > 0 ? ` and ${more} more` : ''}. Anybody whom no paper names is not among them.`,
      ...(words.length === 0
        ? []
        : [`Cells that name nobody were read as empty: ${words.join(', ')}.`]),
      ...writtenIn(candidates),
      ...namedTwice(twice),
    ];
  }
}
