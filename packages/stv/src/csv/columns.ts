import { hiddenInName, unreachable } from '@teller/basics';
import { maxCandidates } from '../count.ts';
import { cellsOf, parseName, type Row, type Separator } from './cells.ts';
import { CsvRefusal } from './error.ts';
import { asideOf, bracketed, ordinalOf, rankOf, type Aside } from './headings.ts';

const maxNameLength = 500;

/** A column that has something else than votes. */
export interface AsideColumn {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly aside: Aside;
}

export interface Columns {
  /** `names`: a column for each candidate, ranks in the cells; `ranks`: the other way round. */
  readonly layout: 'names' | 'ranks';
  readonly headings: readonly string[];
  readonly asides: readonly AsideColumn[];
  /** Those with votes, in the order of the candidates or of the ranks. From 0. */
  readonly votes: readonly number[];
  /** Of the layout `names`. */
  readonly candidates: readonly string[];
  /** Names were taken out of headings like "Rank these [Ann]". */
  readonly fromBrackets: boolean;
}

/** What the columns are, by their headings and by a row in which something is written. */
export function columnsOf(heading: Row, separator: Separator, rows: Iterable<Row>): Columns {
  const headings = cellsOf(heading, separator).map(parseName);
  while (headings.at(-1) === '') headings.pop();
  return byRank(heading.line, headings, separator, rows) ?? byName(heading.line, headings);
}

function byRank(
  line: number,
  headings: readonly string[],
  separator: Separator,
  rows: Iterable<Row>,
): Columns | undefined {
  const ranks = headings.flatMap((heading, index) => {
    const rank = rankOf(heading);
    return rank === undefined ? [] : [{ index, rank }];
  });
  const written = firstWritten(rows, separator, ranks);
  if (ranks.length === 0 || written === undefined) return undefined;
  const numbers = written.filter((cell) => ordinalOf(cell) !== undefined).length;
  const areCandidates = headings.some(
    (heading, index) =>
      asideOf(heading) === undefined && !ranks.some((rank) => rank.index === index),
  );
  if (numbers === written.length) {
    // Names of candidates like "Choice 1", or numbers of candidates in the order of choice: nobody can know.
    if (areCandidates || ranks.every(({ index }) => /^\d+$/.test(headings[index] ?? '')))
      return undefined;
    throw new CsvRefusal(
      line,
      'layout-unclear',
      `columns are called "${headings[ranks[0]?.index ?? 0]}" and the like, and the cells have numbers. Put the ` +
        'candidates’ names in the first line, or names in the cells.',
    );
  }
  if (ranks.length === 1 && areCandidates) return undefined;
  const ordered = [...ranks].sort((a, b) => a.rank - b.rank);
  for (const [i, { rank, index }] of ordered.entries())
    if (rank !== i + 1)
      throw new CsvRefusal(
        line,
        'layout-unclear',
        `the columns are ranks with names in the cells, and ${rank === i ? `two of them are for rank ${rank}` : `none is for rank ${i + 1}`}.`,
        index + 1,
      );
  const votes = ordered.map(({ index }) => index);
  const asides = headings.flatMap((name, index): readonly AsideColumn[] => {
    if (votes.includes(index)) return [];
    const aside = asideOf(name);
    if (aside === undefined)
      throw new CsvRefusal(
        line,
        'layout-unclear',
        `the columns are ranks with names in the cells, but "${name.slice(0, 40)}" is not a rank. Take out what is not part of the papers.`,
        index + 1,
      );
    return [{ index, heading: name, aside }];
  });
  return { layout: 'ranks', headings, asides, votes, candidates: [], fromBrackets: false };
}

/** What is in the columns of ranks, in the first row that has anything there. */
function firstWritten(
  rows: Iterable<Row>,
  separator: Separator,
  ranks: readonly { readonly index: number }[],
): readonly string[] | undefined {
  if (ranks.length === 0) return undefined;
  for (const row of rows) {
    const cells = cellsOf(row, separator);
    const written = ranks.map(({ index }) => cells[index] ?? '').filter((cell) => cell !== '');
    if (written.length > 0) return written;
  }
  return undefined;
}

function byName(line: number, headings: readonly string[]): Columns {
  const asides = asidesAround(headings);
  const votes = [...headings.keys()].filter((i) => !asides.some(({ index }) => index === i));
  const named = votes.map((index) => headings[index] ?? '');
  if (named.length === 0)
    throw new CsvRefusal(line, 'no-names', 'there is no column for a candidate.');
  if (named.every((name) => /^\d*(?:\.\d*)?$/.test(name)))
    throw new CsvRefusal(
      line,
      'no-names',
      'the first line has numbers: it has to be the names of the candidates, one to a column.',
    );
  if (named.length > maxCandidates)
    throw new CsvRefusal(
      line,
      'too-many-candidates',
      `there can be 1 to ${maxCandidates} candidates.`,
    );
  const inside = insideBrackets(named);
  const candidates = inside ?? named;
  for (const [i, name] of candidates.entries()) checkName(name, line, votes[i]);
  return {
    layout: 'names',
    headings,
    asides,
    votes,
    candidates,
    fromBrackets: inside !== undefined,
  };
}

/** Before and behind the candidates; what is called so among them is one. */
function asidesAround(headings: readonly string[]): readonly AsideColumn[] {
  const at = (index: number, aside: Aside): AsideColumn => ({
    index,
    heading: headings[index] ?? '',
    aside,
  });
  const first = asideOf(headings[0] ?? '');
  // As `renderCsv` writes it: any other name is a candidate's.
  if (first === 'count') return [at(0, 'count')];
  const found: AsideColumn[] = [];
  for (let index = 0; index < headings.length; index++) {
    const aside = asideOf(headings[index] ?? '');
    if (aside === undefined || aside === 'count') break;
    found.push(at(index, aside));
  }
  for (let index = headings.length - 1; index > found.length; index--) {
    const aside = asideOf(headings[index] ?? '');
    if (aside !== 'count' && aside !== 'weight') break;
    found.push(at(index, aside));
  }
  return found;
}

/** Names in a grid of questions: all headings ask the same, each of another. */
function insideBrackets(headings: readonly string[]): readonly string[] | undefined {
  const parts = headings.map(bracketed);
  const [first] = parts;
  if (headings.length < 2 || first === undefined || first.asked === '') return undefined;
  const all = parts.flatMap((part) => (part?.asked === first.asked ? [part.inside] : []));
  return all.length === headings.length ? all : undefined;
}

/** Refuses a name that is missing, too long, or has something in it that nobody can see. */
export function checkName(name: string, line: number, index = 0): void {
  const refuse = (message: string): never => {
    throw new CsvRefusal(line, 'bad-name', message, index + 1);
  };
  if (name === '') refuse('a column has no name.');
  const hidden = hiddenInName(name);
  if (hidden !== undefined)
    refuse(`a name has ${hidden.code} in it (${hidden.name}), which nobody can see.`);
  if (name.length > maxNameLength) refuse(`a name is longer than ${maxNameLength} characters.`);
}

/** What the reader passes over, and what it makes of the headings, in sentences. */
export function columnRemarks({ asides, fromBrackets }: Columns): readonly string[] {
  return [
    ...asides.flatMap(({ index, heading, aside }) => {
      const column = `Column ${letters(index + 1)}, “${heading}”,`;
      switch (aside) {
        case 'voter':
          return [
            `${column} may say who voted. It is passed over: take it out of the file, so that nobody can see who voted how.`,
          ];
        case 'circumstance':
          return [`${column} is passed over.`];
        case 'weight':
          return [`${column} is 1 for every paper.`];
        case 'paper':
          return [`${column} numbers the papers.`];
        case 'count':
          return [];
        default:
          return unreachable(aside);
      }
    }),
    ...(fromBrackets ? ['The candidates are what is in square brackets in the first line.'] : []),
  ];
}

/** A column as spreadsheets name it: 1 is A, 27 is AA. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
