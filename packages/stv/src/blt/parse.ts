import { err, ok, type Result } from '@teller/basics';
import { maxCandidates, maxSeats } from '../count.ts';
import type { ContestPapers } from '../papers.ts';
import { BltRefusal, type BltError } from './error.ts';
import { namesOf } from './names.ts';
import { PaperReader } from './papers.ts';
import { Scanner } from './scanner.ts';

/** Characters; a million papers of thirty candidates take about 50 million. */
const maxLength = 400_000_000;

export interface BltOptions {
  /** What was voted on, known from elsewhere: then the file need not have a title. */
  readonly title?: string;
}

/**
 * Reads a BLT file: how many candidates and seats, withdrawn candidates as negative numbers, papers as
 * `number first second … 0`, a `0`, then names and title. It is a stream of numbers, wherever its lines
 * end (`layout.ts` says when a line that ends elsewhere is a mistake).
 *
 * What other programs add is read: `-` for a number that was skipped and `=` between candidates with
 * the same number, treated as every rule treats a number that is missing or repeated (`marks.ts`);
 * papers' ids in round brackets; options in square ones. Every part of the file is read or refused with
 * its line, and what was passed over is in `remarks`.
 *
 * An order that names a candidate twice, or one who is not there, is refused too. Papers without any
 * preference are kept. Equal papers are merged, in the order in which they first appear.
 */
export function parseBlt(text: string, options: BltOptions = {}): Result<ContestPapers, BltError> {
  try {
    return ok(parse(text, options));
  } catch (error) {
    if (error instanceof BltRefusal) return err(error.refusal);
    throw error;
  }
}

function parse(text: string, { title: given }: BltOptions): ContestPapers {
  if (text.length > maxLength) throw new BltRefusal(1, 'too-large', 'the file is too large.');
  const scanner = new Scanner(text);
  const heading = headingOf(scanner);
  const { candidates, seats } = heading;
  const withdrawn = new Withdrawn(candidates);
  const papers = new PaperReader(candidates);
  const options: string[] = [];
  const ids = new Set<string>();
  for (let token = scanner.next(); ; token = scanner.next()) {
    const { line, inside, first } = scanner;
    if (token === 'option') {
      if (/^withdrawn\b/i.test(inside)) withdrawn.option(inside, line);
      else options.push(inside);
    } else if (token === 'id') {
      if (inside === '') throw new BltRefusal(line, 'bad-id', 'there is nothing in the brackets.');
      if (ids.has(inside))
        throw new BltRefusal(line, 'repeated-id', `a paper before this one has the id ${inside}.`);
      ids.add(inside);
      if (scanner.next() !== 'number' || scanner.value < 1)
        throw new BltRefusal(line, 'bad-id', `no paper follows the id ${inside}.`);
      papers.read(scanner);
    } else if (token !== 'number') {
      throw new BltRefusal(
        line,
        'papers-not-ended',
        token === 'end-of-file'
          ? 'the file ends inside the papers: a single 0 has to follow the last one.'
          : `a ${token === 'skipped' ? '-' : '='} stands where a number of papers does.`,
      );
    } else if (scanner.value < 0 && papers.groups.length === 0) {
      withdrawn.number(scanner, first);
    } else if (scanner.value === 0) break;
    else papers.read(scanner);
  }
  const layout = papers.layout.judge(heading.line);
  const {
    remarks,
    title,
    candidates: names,
  } = namesOf(scanner.text.slice(scanner.at), scanner.line, candidates, given !== undefined);
  const all = [
    ...layout,
    ...(ids.size === 0
      ? []
      : [`${ids.size} papers have an id in brackets, which was passed over.`]),
    ...options.map(optionInWords),
    ...remarks,
  ];
  return {
    candidates: names,
    title,
    seats,
    groups: papers.groups,
    withdrawn: withdrawn.sorted(),
    ...(Object.keys(papers.invalid).length > 0 && { invalid: papers.invalid }),
    ...(Object.keys(papers.ended).length > 0 && { ended: papers.ended }),
    ...(all.length > 0 && { remarks: all }),
  };
}

interface Heading {
  readonly line: number;
  readonly candidates: number;
  readonly seats: number;
}

function headingOf(scanner: Scanner): Heading {
  if (scanner.isAtEnd()) throw new BltRefusal(1, 'no-heading', 'the file is empty.');
  const { line } = scanner;
  const [candidates, seats] = [headingNumber(scanner, line), headingNumber(scanner, line)];
  const rest = scanner.restOfLine();
  if (/^(?:\s+[1-9]\d*)*\s+0\s*$/.test(rest))
    throw new BltRefusal(
      line,
      'bad-heading',
      'the file begins with a line that is a paper, and not with how many candidates and seats there are.',
    );
  if (candidates < 1 || candidates > maxCandidates)
    throw new BltRefusal(line, 'bad-heading', `there can be 1 to ${maxCandidates} candidates.`);
  if (seats < 1 || seats > maxSeats)
    throw new BltRefusal(line, 'bad-heading', `there can be 1 to ${maxSeats} seats.`);
  const again = new RegExp(String.raw`^[^\n]*\n\s*${candidates}[ \t]+${seats}[ \t\r]*(?:\n|$)`);
  if (again.test(scanner.text.slice(scanner.at, scanner.at + 10_000)))
    throw new BltRefusal(line + 1, 'bad-heading', 'the first line of the file is here again.');
  return { line, candidates, seats };
}

function headingNumber(scanner: Scanner, line: number): number {
  if (!scanner.isAtNumber() || scanner.line !== line || scanner.next() !== 'number')
    throw new BltRefusal(
      line,
      'bad-heading',
      'the first line has to begin with two numbers: how many candidates, how many seats.',
    );
  return scanner.value;
}

/** Candidates who no longer stand. */
class Withdrawn {
  readonly #all = new Set<number>();
  readonly #candidates: number;

  constructor(candidates: number) {
    this.#candidates = candidates;
  }

  /** A negative number before the papers; `first` in its line or not. */
  number(scanner: Scanner, first: boolean): void {
    const { line, value } = scanner;
    if (first && /^(?:\s+[1-9]\d*)+\s+0\s*$/.test(scanner.restOfLine()))
      throw new BltRefusal(
        line,
        'bad-weight',
        `the line begins with ${value} and goes on as a paper does; there can't be fewer than 1 such paper.`,
      );
    this.#add(-value, line);
  }

  /** As in `[withdrawn 2 3]`. */
  option(inside: string, line: number): void {
    const numbers = inside.split(/[\s,]+/).slice(1);
    if (numbers.length === 0 || !numbers.every((number) => /^-?\d{1,5}$/.test(number)))
      throw new BltRefusal(line, 'bad-withdrawn', `[${inside}] has to name candidates by number.`);
    for (const number of numbers) this.#add(Math.abs(Number(number)), line);
  }

  sorted(): readonly number[] {
    return [...this.#all].sort((a, b) => a - b);
  }

  #add(number: number, line: number): void {
    if (number < 1 || number > this.#candidates || this.#all.has(number - 1))
      throw new BltRefusal(
        line,
        'bad-withdrawn',
        `a withdrawn candidate is named once, as -1 to -${this.#candidates}.`,
      );
    this.#all.add(number - 1);
  }
}

function optionInWords(option: string): string {
  const [name = '', ...values] = option.split(/[\s,]+/);
  return name.toLowerCase() === 'tie'
    ? `The order for ties in [${option}] was passed over: only a lot that is drawn breaks a tie here. ` +
        `If that is the order drawn, say so (--lot ${values.join(',')}).`
    : `The option [${option}] was passed over: it does not change what a paper says.`;
}
