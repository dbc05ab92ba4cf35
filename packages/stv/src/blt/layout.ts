import { BltRefusal } from './error.ts';

/** For each entry that breaks the layout, at least so many must keep it, for the break to be a mistake. */
const evidence = 9;

/**
 * How a file is laid out. The format is a stream of numbers, in which a paper may go on over lines and
 * a line may have several. But nearly all programs write a line for each paper, and in their files a line
 * without its 0, or with one too many, shows that something was lost: read as a stream, the papers of
 * the next line would become preferences. So a file with a line for each paper, but for a few, is
 * refused, and any other is read as the stream that it is.
 */
export class Layout {
  /** Entries that have a line alone. */
  #alone = 0;
  #lastEnd = 0;
  #lastIsAlone = false;
  readonly #split = { entries: 0, line: 0 };
  readonly #joined = { entries: 0, line: 0 };
  #blankLine = 0;

  /** Takes an entry: the lines where it begins and ends, and whether it names nobody. */
  entry(line: number, end: number, blank: boolean): void {
    const joined = line === this.#lastEnd;
    const split = end !== line;
    if (joined && this.#lastIsAlone) this.#alone--;
    this.#lastIsAlone = !joined && !split;
    if (this.#lastIsAlone) this.#alone++;
    if (joined && this.#joined.entries++ === 0) this.#joined.line = line;
    if (split && this.#split.entries++ === 0) this.#split.line = line;
    if (joined && blank && this.#blankLine === 0) this.#blankLine = line;
    this.#lastEnd = end;
  }

  /**
   * Refuses what must be a mistake. Gives what somebody should know who reads the result.
   *
   * @param headingLine where the file begins
   */
  judge(headingLine: number): readonly string[] {
    const odd = this.#split.entries + this.#joined.entries;
    const mistake = odd > 0 && this.#alone >= evidence * odd;
    if (mistake && this.#split.entries > 0)
      throw new BltRefusal(
        this.#split.line,
        'line-not-ended',
        'the line has no 0 at its end, though this file has a line for each paper. Is it whole, or ' +
          'does the next line belong to it?',
      );
    // A blank paper at the end of a line is a 0 among preferences, unless all are on the first line.
    const cutOff = this.#blankLine > headingLine && this.#split.entries === 0;
    if (mistake || cutOff)
      throw new BltRefusal(
        cutOff ? this.#blankLine : this.#joined.line,
        'several-on-a-line',
        'the line goes on behind a 0, and what follows would be papers of their own. Is that 0 one too many?',
      );
    const { entries, line } = this.#split;
    if (entries === 0) return [];
    return [
      `${entries === 1 ? '1 entry goes' : `${entries} entries go`} on over more than one line, the ` +
        `first from line ${line}; each was read as one, to its 0.`,
    ];
  }
}
