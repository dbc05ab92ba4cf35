/** Columns that are not part of a paper: that none of them is a candidate's, and that every row is a paper. */
import type { OtherColumn } from './layout.ts';
import { CsvRefusal } from './error.ts';
import { markOf } from './mark.ts';

/**
 * Headings that no candidate's column has: only programs write them. What is called otherwise may be somebody's
 * name, such as Ward, or a word for an option.
 */
const fromPrograms =
  /^(?:timestamp|datetime|(?:start|end|completion|submission|lastmodified)time|(?:start|end|recorded|submit|submission)date|datesubmitted|submittedat|createdat|updatedat|datecreated|datemodified|lastpage|startlanguage|userlanguage|seed|durationinseconds|timetaken|progress|finished|collectorid|distributionchannel|precinct(?:id|portion)|batchid|tabulator(?:id|num)?|countinggroup|ballot(?:type|style)(?:id|name)?|ballotstatus|sheetnumber|totalpoints|quizfeedback|contestid|electionid|email(?:address)?|ip(?:address)?|(?:user|voter|elector|member|membership)(?:id|no|number)|rollnumber|phone(?:number)?|dateofbirth)$/;

/** Columns that say whether a paper was handed in. */
const handedIn =
  /^(?:submitdate|datesubmitted|submissiondate|submissiontime|submittedat|submitted|finished|progress|status|ballotstatus|completiontime)$/;

const inLetters = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');

interface Watched {
  readonly column: OtherColumn;
  /** Nothing else tells whether it is a candidate's. */
  readonly maybeCandidate: boolean;
  readonly handedIn: boolean;
  first: string | undefined;
  filled: boolean;
}

/** Reads the cells that are passed over, one row after the other. */
export class PassedOver {
  readonly #watched: readonly Watched[];

  /** @param byCandidate that the other columns are called by the candidates' names */
  constructor(others: readonly OtherColumn[], byCandidate: boolean) {
    this.#watched = others
      .filter(({ kind }) => kind === 'person' || kind === 'other')
      .map((column) => ({
        column,
        maybeCandidate: byCandidate && !fromPrograms.test(inLetters(column.heading)),
        handedIn: handedIn.test(inLetters(column.heading)),
        first: undefined,
        filled: false,
      }));
  }

  read(cells: readonly string[], line: number): void {
    for (const watched of this.#watched) {
      const { index } = watched.column;
      const cell = cells[index] ?? '';
      watched.filled ||= cell !== '';
      if (watched.maybeCandidate && markOf(cell) !== undefined) throw this.#unclear(watched, line);
      watched.first ??= cell;
      if (watched.handedIn && isAnother(watched.first, cell))
        throw new CsvRefusal(
          line,
          'unclear-column',
          `“${watched.column.heading}” is not the same in every row, so some rows may not be papers that were ` +
            'handed in. Take out those that don’t count, and then the column.',
          index + 1,
        );
    }
  }

  finish(headingLine: number): void {
    const empty = this.#watched.find(({ maybeCandidate, filled }) => maybeCandidate && !filled);
    if (empty !== undefined) throw this.#unclear(empty, headingLine);
  }

  #unclear({ column: { heading, index } }: Watched, line: number): CsvRefusal {
    return new CsvRefusal(
      line,
      'unclear-column',
      `“${heading}” may be a candidate’s column. If it is somebody’s name, write it in full; if it says nothing ` +
        'about the vote, take the column out.',
      index + 1,
    );
  }
}

/** Times differ from row to row; what tells rows apart is that one has none, or another word. */
function isAnother(first: string, cell: string): boolean {
  if ((first === '') !== (cell === '')) return true;
  return !/\d/.test(first + cell) && first.toLowerCase() !== cell.toLowerCase();
}
