import { err, ok, type Result } from '@teller/basics';
import { maxCandidates, maxSeats } from '../count.ts';
import type { ContestPapers } from '../papers.ts';
import { maxPapers } from '../votes.ts';
import { BltRefusal, type BltError } from './error.ts';
import { sayingLines, type Line } from './lines.ts';
import { MergedPapers } from './merged.ts';
import { namesOf } from './names.ts';
import { numbersOf } from './numbers.ts';

/** Characters; a million papers of thirty candidates take about 50 million. */
const maxLength = 400_000_000;

/**
 * Reads a BLT file: a heading `candidates seats`, withdrawn candidates as negative numbers, papers as
 * `weight first second … 0`, a line `0`, then names and title.
 *
 * The numbers of a line are a preference order that somebody has read from papers already, so an order
 * that names a candidate twice, or one who is not there, is a mistake in the file and refused with its
 * line; `readMarks` is the place for what voters write. Papers without any preference are kept. Equal
 * papers are merged, in the order in which they first appear.
 */
export function parseBlt(text: string): Result<ContestPapers, BltError> {
  try {
    return ok(parse(text));
  } catch (error) {
    if (error instanceof BltRefusal) return err(error.refusal);
    throw error;
  }
}

function parse(text: string): ContestPapers {
  if (text.length > maxLength) throw new BltRefusal(1, 'too-large', 'the file is too large.');
  const lines = sayingLines(text);
  const heading = lines.next().value;
  if (heading === undefined) throw new BltRefusal(1, 'no-heading', 'the file is empty.');
  const [candidates, seats] = headingOf(heading);

  const withdrawn = new Set<number>();
  const papers = new PaperReader(candidates);
  let last = heading;
  for (let line = lines.next().value; ; line = lines.next().value) {
    if (line === undefined) {
      throw new BltRefusal(
        last.number,
        'papers-not-ended',
        'the file ends inside the papers: a line with a single 0 has to follow the last paper.',
      );
    }
    last = line;
    const numbers = numbersOf(line);
    if (numbers.length === 1 && numbers[0] === 0) break;
    if ((numbers[0] as number) < 0 && papers.groups.length === 0) {
      for (const number of numbers) withdraw(withdrawn, -number, candidates, line);
    } else {
      papers.read(numbers, line);
    }
  }
  const rest = [...lines];
  const names = namesOf(rest, candidates, last.number);
  return {
    ...names,
    seats,
    groups: papers.groups,
    withdrawn: [...withdrawn].sort((a, b) => a - b),
  };
}

function headingOf(line: Line): readonly [number, number] {
  const [candidates, seats, ...more] = numbersOf(line);
  if (candidates === undefined || seats === undefined || more.length > 0) {
    throw new BltRefusal(
      line.number,
      'bad-heading',
      'the first line has to be two numbers: how many candidates, how many seats.',
    );
  }
  if (candidates < 1 || candidates > maxCandidates) {
    throw new BltRefusal(
      line.number,
      'bad-heading',
      `there can be 1 to ${maxCandidates} candidates.`,
    );
  }
  if (seats < 1 || seats > maxSeats) {
    throw new BltRefusal(line.number, 'bad-heading', `there can be 1 to ${maxSeats} seats.`);
  }
  return [candidates, seats];
}

function withdraw(withdrawn: Set<number>, number: number, candidates: number, line: Line): void {
  if (number < 1 || number > candidates || withdrawn.has(number - 1)) {
    throw new BltRefusal(
      line.number,
      'bad-withdrawn',
      `a withdrawn candidate is written once, as -1 to -${candidates}.`,
    );
  }
  withdrawn.add(number - 1);
}

class PaperReader {
  readonly #merged = new MergedPapers();
  readonly #candidates: number;
  readonly #seenOn: Int32Array;
  #total = 0;

  constructor(candidates: number) {
    this.#candidates = candidates;
    this.#seenOn = new Int32Array(candidates);
  }

  get groups(): ContestPapers['groups'] {
    return this.#merged.groups;
  }

  /** Takes one line of equal papers: their number, the preferences, a 0. */
  read(numbers: readonly number[], line: Line): void {
    const papers = numbers[0] as number;
    if (papers < 1) {
      throw new BltRefusal(
        line.number,
        'bad-weight',
        `the line starts with ${papers}, but its first number says how many such papers there are: 1 or more.`,
      );
    }
    if (numbers.length < 2 || numbers.at(-1) !== 0) {
      throw new BltRefusal(line.number, 'line-not-ended', 'the line has to end in a 0.');
    }
    this.#total += papers;
    if (this.#total > maxPapers) {
      throw new BltRefusal(
        line.number,
        'too-many-papers',
        `there are more than ${maxPapers} papers.`,
      );
    }
    const end = numbers.length - 1;
    for (let i = 1; i < end; i++) this.#check(numbers[i] as number, line);
    this.#merged.add(papers, numbers, 1, end);
  }

  #check(number: number, line: Line): void {
    if (number < 1 || number > this.#candidates) {
      throw new BltRefusal(
        line.number,
        'no-such-candidate',
        `${number} is not a candidate: they are numbered 1 to ${this.#candidates}` +
          `${number === 0 ? ', and 0 only ends the line' : ''}.`,
      );
    }
    if (this.#seenOn[number - 1] === line.number) {
      throw new BltRefusal(
        line.number,
        'repeated-candidate',
        `candidate ${number} stands twice in one preference order.`,
      );
    }
    this.#seenOn[number - 1] = line.number;
  }
}
