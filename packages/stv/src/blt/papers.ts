import type { ContestPapers, EndedReason, InvalidReason } from '../papers.ts';
import { maxPapers } from '../votes.ts';
import { BltRefusal } from './error.ts';
import { Layout } from './layout.ts';
import { MergedPapers } from './merged.ts';
import type { Scanner, Token } from './scanner.ts';

/** Reads papers one after another: how many there are of them, the order of preference, a 0. */
export class PaperReader {
  readonly layout: Layout = new Layout();
  readonly ended: Partial<Record<EndedReason, number>> = {};
  readonly invalid: Partial<Record<InvalidReason, number>> = {};
  readonly #merged = new MergedPapers();
  readonly #candidates: number;
  /** By candidate: the entry, from 1, that named them last. */
  readonly #seenIn: Int32Array;
  /** The candidates of one entry; kept from one to the next, as making a million of them takes time. */
  readonly #numbers: number[] = [];
  #entries = 0;
  #total = 0;

  constructor(candidates: number) {
    this.#candidates = candidates;
    this.#seenIn = new Int32Array(candidates);
  }

  get groups(): ContestPapers['groups'] {
    return this.#merged.groups;
  }

  /** Takes one entry, of which the scanner has just read the number of papers. */
  read(scanner: Scanner): void {
    const { line, value: papers } = scanner;
    if (papers < 1)
      throw new BltRefusal(
        line,
        papers < 0 ? 'bad-withdrawn' : 'bad-weight',
        papers < 0
          ? `${papers} stands where a number of papers does. Withdrawn candidates are named before the first paper, and nobody can take papers away.`
          : 'no papers are said to be like this: their number has to be 1 or more.',
      );
    this.#total += papers;
    if (this.#total > maxPapers)
      throw new BltRefusal(line, 'too-many-papers', `there are more than ${maxPapers} papers.`);
    this.#entries++;
    const kept = this.#order(scanner, papers);
    this.#merged.add(papers, this.#numbers, 0, kept);
    this.layout.entry(line, scanner.line, this.#numbers.length === 0);
  }

  /**
   * Reads the order to its 0. Gives how many preferences it has by the provisions for a number that is
   * missing (`-`) or repeated (`=`), which `marks.ts` has for every rule.
   */
  #order(scanner: Scanner, papers: number): number {
    const numbers = this.#numbers;
    const { line } = scanner;
    numbers.length = 0;
    let stop: EndedReason | undefined;
    let kept = 0;
    let skipped = false;
    let before: Token = 'end-of-file';
    for (let token = scanner.next(); ; token = scanner.next()) {
      if (token === 'number') {
        if (scanner.value === 0) break;
        this.#name(scanner);
        if (skipped && stop === undefined) {
          stop = 'number-missing';
          kept = numbers.length;
        }
        numbers.push(scanner.value);
      } else if (token === 'skipped') skipped = true;
      else if (token === 'equals' && before === 'number') {
        if (stop === undefined) {
          stop = 'number-repeated';
          kept = numbers.length - 1;
        }
      } else throw this.#outOfPlace(token, scanner, line);
      if (before === 'equals' && token !== 'number')
        throw this.#outOfPlace('equals', scanner, line);
      before = token;
    }
    if (before === 'equals') throw this.#outOfPlace('equals', scanner, line);
    if (stop === undefined) return numbers.length;
    if (kept > 0) this.ended[stop] = (this.ended[stop] ?? 0) + papers;
    else {
      const reason = invalidFor[stop];
      this.invalid[reason] = (this.invalid[reason] ?? 0) + papers;
    }
    return kept;
  }

  #name({ line, value }: Scanner): void {
    if (value < 1 || value > this.#candidates)
      throw new BltRefusal(
        line,
        'no-such-candidate',
        `${value} is not a candidate: they are numbered 1 to ${this.#candidates}.`,
      );
    if (this.#seenIn[value - 1] === this.#entries)
      throw new BltRefusal(
        line,
        'repeated-candidate',
        `candidate ${value} is named twice in one order of preference.`,
      );
    this.#seenIn[value - 1] = this.#entries;
  }

  #outOfPlace(token: Token, scanner: Scanner, from: number): BltRefusal {
    if (token === 'equals')
      return new BltRefusal(
        scanner.line,
        'bad-equals',
        'an = has to have a candidate before it and one behind it.',
      );
    const found = { id: `(${scanner.inside})`, option: `[${scanner.inside}]` };
    return new BltRefusal(
      scanner.line,
      'line-not-ended',
      `the paper that begins in line ${from} has no 0 at its end; ` +
        `${token === 'id' || token === 'option' ? `${found[token]} follows` : 'the file ends'}.`,
    );
  }
}

/** What it makes of a paper if already its first preference is missing, or given to several. */
const invalidFor: Readonly<Record<EndedReason, InvalidReason>> = {
  'number-missing': 'no-first-preference',
  'number-repeated': 'several-first-preferences',
};
