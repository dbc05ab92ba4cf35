/** What the columns of a file are: the layouts that people have, or a refusal that names what was found. */
import { cellsOf, columnLetters, type Row, type Separator } from './cells.ts';
import { kindOf, parseName, type ColumnKind } from './columns.ts';
import { CsvRefusal } from './error.ts';
import { questionsOf, type Ranks } from './ranks.ts';

/** A column that isn't part of a paper. */
export interface OtherColumn {
  readonly index: number;
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** Where the votes are. Columns are indices. */
type Votes =
  /** A column for each candidate, in the cells the numbers as written. */
  | {
      readonly kind: 'by-candidate';
      readonly candidates: readonly string[];
      readonly columns: readonly number[];
    }
  /** A column for each rank, first rank first, in the cells the candidates' names. */
  | { readonly kind: 'by-rank'; readonly columns: readonly number[] }
  /** One column, with the names in order of preference in a cell and semicolons between them. */
  | { readonly kind: 'in-one-cell'; readonly columns: readonly [number] };

export interface Layout {
  readonly votes: Votes;
  /** How many columns have a heading. */
  readonly width: number;
  readonly others: readonly OtherColumn[];
  /** What was made of the headings that somebody should know, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * @param sample the first rows below the heading, which show what is in the cells
 */
export function layoutOf(heading: Row, sample: readonly Row[], separator: Separator): Layout {
  const headings = cellsOf(heading, separator);
  while (headings.at(-1) === '') headings.pop();
  const { line } = heading;
  const rows = sample.map((row) => cellsOf(row, separator));
  const others: OtherColumn[] = [];
  for (const [index, text] of headings.entries()) {
    const kind = kindOf(text);
    if (kind !== undefined) others.push({ index, heading: text, kind });
  }
  checkOthers(line, others);
  const isOther = new Set(others.map(({ index }) => index));
  const rest = [...headings.keys()].filter((index) => !isOther.has(index));
  const filled = (column: number) => rows.flatMap((cells) => cells[column] || []);
  const question = questionOf(line, headings, isOther, filled);
  const width = headings.length;
  if (question !== undefined) {
    const ranks = new Set(question.columns);
    const unknown = rest.filter((index) => !ranks.has(index));
    const nameless = unknown.filter((index) => index === 0 && headings[index] === '');
    const odd = unknown.find((index) => !nameless.includes(index));
    if (odd !== undefined) throw oddColumn(line, headings, odd, 'a rank');
    for (const index of nameless)
      others.push({ index, heading: 'a column without name', kind: 'other' });
    return { votes: { kind: 'by-rank', columns: question.columns }, width, others, remarks: [] };
  }
  const [only] = rest;
  if (only !== undefined && rest.length === 1 && filled(only).some((cell) => cell.includes(';')))
    return { votes: { kind: 'in-one-cell', columns: [only] }, width, others, remarks: [] };
  const { names, remarks } = namesOf(line, headings, rest, others);
  return {
    votes: { kind: 'by-candidate', candidates: names, columns: rest },
    width,
    others,
    remarks,
  };
}

/** Refuses columns that may be two things, and two that both say how many papers a row is. */
function checkOthers(line: number, others: readonly OtherColumn[]): void {
  const candidate = others.find(({ kind }) => kind === 'candidates');
  if (candidate !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-layout',
      `with a column “${candidate.heading}” there is a row for each candidate or each preference. It has to ` +
        'be a row for each paper, and a column for each candidate, called by the name.',
      candidate.index + 1,
    );
  const unclear = others.find(({ kind }) => kind === 'unclear');
  if (unclear !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-column',
      `“${unclear.heading}” may say which paper a row is, or how many such papers there are. Call it ` +
        '“paper” or “count”.',
      unclear.index + 1,
    );
  const counts = others.filter(({ kind }) => kind === 'papers' || kind === 'weight');
  const second = counts[1];
  if (second !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-column',
      `“${counts[0]?.heading}” and “${second.heading}” both say how many papers a row is worth.`,
      second.index + 1,
    );
}

/** The one question that has its ranks over the columns and names in the cells, if the file is like that. */
function questionOf(
  line: number,
  headings: readonly string[],
  isOther: ReadonlySet<number>,
  filled: (column: number) => readonly string[],
): Ranks | undefined {
  const found = questionsOf(headings.map((text, i) => (isOther.has(i) ? undefined : text))).filter(
    ({ columns, inWords }) => {
      const cells = columns.flatMap(filled);
      const numbers =
        cells.length === 0 ? !inWords : cells.every((cell) => /^[\d.,\s]+$/.test(cell));
      if (!numbers) return true;
      // Ranks and nothing else over the columns, with numbers below: ranks of candidates called by numbers, or
      // candidates called by ranks.
      const isAll = columns.length === headings.length - isOther.size && columns.length > 1;
      const areFigures = columns.every((column) => /^[\d.\s]*$/.test(headings[column] ?? ''));
      if (!inWords && (!isAll || areFigures || cells.length === 0)) return false;
      throw new CsvRefusal(
        line,
        'unclear-layout',
        `there is a column for each rank, from “${headings[columns[0] as number]}”, with numbers in the ` +
          'cells. Give the candidates’ names there; or a column for each candidate, called by the name, with the ' +
          'numbers as written.',
        (columns[0] as number) + 1,
      );
    },
  );
  const [one, two] = found;
  if (one !== undefined && two !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-layout',
      `there are the ranks of two questions, “${headings[one.columns[0] as number]}” and ` +
        `“${headings[two.columns[0] as number]}”. Give each a file of its own.`,
      (two.columns[0] as number) + 1,
    );
  if (one?.fault !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-layout',
      `the columns are ranks, with names in the cells; but “${headings[one.fault.column]}” is not the one ` +
        'that should follow. There has to be one column for each rank, from the first on.',
      one.fault.column + 1,
    );
  return one;
}

/** As a form heads the columns of a grid: the question, and in brackets the candidate. */
const inGrid = /^(.*\S)\s*\[(.+)\]$/s;

/** The candidates' names, without the question that a form repeats over all of them. */
function namesOf(
  line: number,
  headings: readonly string[],
  columns: readonly number[],
  others: readonly OtherColumn[],
): { readonly names: readonly string[]; readonly remarks: readonly string[] } {
  const plain = { names: columns.map((index) => parseName(headings[index] ?? '')), remarks: [] };
  // Forms know nothing of rows that stand for several papers.
  if (others.some(({ kind }) => kind === 'papers')) return plain;
  const byQuestion = new Map<string, number[]>();
  for (const index of columns) {
    const [, question] = inGrid.exec(headings[index] ?? '') ?? [];
    if (question !== undefined)
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), index]);
  }
  const grids = [...byQuestion].filter(([, all]) => all.length > 1);
  const [grid, another] = grids;
  if (grid === undefined) return plain;
  if (another !== undefined)
    throw new CsvRefusal(
      line,
      'unclear-layout',
      `there are two questions, “${grid[0]}” and “${another[0]}”. Give each a file of its own.`,
      (another[1][0] as number) + 1,
    );
  const odd = columns.find((index) => !grid[1].includes(index));
  if (odd !== undefined) throw oddColumn(line, headings, odd, `part of “${grid[0]}”`);
  return {
    names: columns.map((index) => parseName(inGrid.exec(headings[index] ?? '')?.[2] ?? '')),
    remarks: [`The candidates are those in brackets behind “${grid[0]}”.`],
  };
}

function oddColumn(
  line: number,
  headings: readonly string[],
  index: number,
  part: string,
): CsvRefusal {
  const heading = headings[index] === '' ? 'a column without name' : `“${headings[index]}”`;
  return new CsvRefusal(
    line,
    'unclear-column',
    `${heading} is neither ${part} nor anything that is known here. If it says nothing about the vote, take ` +
      'the column out.',
    index + 1,
  );
}

/** What was passed over, and what whoever keeps the file should know of it. */
export function passedOver(others: readonly OtherColumn[]): readonly string[] {
  const named = (columns: readonly OtherColumn[]) =>
    columns.map(({ heading, index }) => `${heading} (column ${columnLetters(index)})`).join(', ');
  const passed = others.filter(
    ({ kind, heading }) =>
      kind !== 'papers' && kind !== 'weight' && !/^(?:id|paper)$/i.test(heading),
  );
  const persons = others.filter(({ kind }) => kind === 'person');
  return [
    ...(passed.length === 0 ? [] : [`Passed over: ${named(passed)}.`]),
    ...(persons.length === 0
      ? []
      : [
          `Warning: ${named(persons)} may say whose paper is whose. Keep the file secret, and publish no copy with ` +
            'it.',
        ]),
  ];
}
