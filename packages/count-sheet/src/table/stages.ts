import type { Stage, Transcript } from '@teller/stv';
import { formatVotesFixed, of, oneVoteWith, worth, type Votes } from '@teller/stv/votes';
import {
  columnHeading,
  columnSum,
  gainedAside,
  quotaChanges,
  votesOfColumn,
} from '../figures/columns.ts';
import { nameOf, numbered } from '../words/names.ts';
import { linesOf, rowLines, ruleLine, unlessEmpty, type Row, type Widths } from './grid.ts';

/** Blanks before a number, and the place behind it for `*` or `x`. */
const gap = 2;
const markWidth = 1;
/** Room for "Exclusion of" even where all numbers are short. */
const shortestNumber = 10;
const leastNameWidth = 24;

interface Column {
  readonly stage: Stage;
  readonly heading: readonly string[];
  readonly votes: (votes: Votes) => string;
}

/** The votes of each candidate after each stage; stages that do not fit beside the others go below. */
export function stageTables(t: Transcript, width: number): readonly string[] {
  const digits = Math.max(
    formatVotesFixed(worth(t.valid, oneVoteWith(t.places)), t.places).length,
    shortestNumber,
  );
  const pitch = gap + digits + markWidth;
  const perTable = Math.max(
    1,
    Math.min(t.stages.length, Math.floor((width - leastNameWidth) / pitch)),
  );
  const longest = Math.max(
    ...t.candidates.map((_, candidate) => numbered(t, candidate).length),
    'Non-transferable'.length,
  );
  const name = Math.min(longest, width - perTable * pitch);
  const columns = t.stages.map((stage) => ({
    stage,
    votes: votesOfColumn(t, stage),
    heading: headingOf(t, stage, pitch - gap),
  }));
  const tables: string[] = [];
  for (let from = 0; from < columns.length; from += perTable) {
    const some = columns.slice(from, from + perTable);
    tables.push(table(t, some, { name, cells: some.map(() => pitch) }));
  }
  return tables;
}

function table(t: Transcript, columns: readonly Column[], widths: Widths): string {
  const headingLines = Math.max(...columns.map(({ heading }) => heading.length));
  const heading = Array.from({ length: headingLines }, (_, i) =>
    columns.map((c) => `${c.heading[i] ?? ''} `),
  );
  const candidates = t.candidates.map((_, candidate) => ({
    name: numbered(t, candidate),
    indent: numbered(t, candidate).length - nameOf(t, candidate).length,
    cells: [
      columns.map((c) => total(c, candidate)),
      ...unlessEmpty(columns.map((c) => change(c, candidate))),
    ],
  }));
  const aside = row(
    'Non-transferable',
    columns.map((c) => `${c.votes(c.stage.nonTransferable)} `),
    ...unlessEmpty(columns.map((c) => becameAside(t, c))),
  );
  const sums = row(
    'Sum',
    columns.map((c) => `${c.votes(columnSum(t, c.stage))} `),
  );
  const quota = row(
    'Quota',
    columns.map(({ stage }) => `${formatVotesFixed(stage.quota ?? t.quota, t.places)} `),
  );
  const lines = (rows: readonly Row[]) => rows.flatMap((one) => rowLines(one, widths));
  return [
    ...lines([row('Candidate', ...heading)]),
    ruleLine(widths),
    ...lines(candidates),
    ruleLine(widths),
    ...lines([aside, sums, ...(quotaChanges(t) ? [quota] : [])]),
  ].join('\n');
}

function row(name: string, ...cells: readonly (readonly string[])[]): Row {
  return { name, cells };
}

function headingOf(t: Transcript, stage: Stage, width: number): readonly string[] {
  const { title, what, who, value } = columnHeading(t, stage);
  const [first] = who;
  // What concerns nobody in particular takes the two lines that "Surplus of" and a name do.
  if (first === undefined) return [title, ...what.split(/ (.*)/, 2)];
  const named =
    who.length === 1
      ? numbered(t, first).trimStart()
      : who.map((candidate) => candidate + 1).join(', ');
  return [title, what, ...linesOf(named, width), ...(value === undefined ? [] : [value])];
}

function total({ stage, votes }: Column, candidate: number): string {
  const had = of(stage.totals, candidate);
  const standing = stage.standing[candidate];
  if (standing === 'withdrawn') return 'withdrawn ';
  const decidedNow = stage.excluded.some((e) => e.candidate === candidate);
  const gone = standing === 'excluded' && !decidedNow;
  if (gone && had === 0) return '- ';
  const mark =
    standing === 'elected'
      ? '*'
      : decidedNow
        ? 'x'
        : stage.guarded?.includes(candidate) === true
          ? 'g'
          : stage.doomed?.includes(candidate) === true
            ? 'd'
            : ' ';
  return `${votes(had)}${mark}`;
}

function change({ stage, votes }: Column, candidate: number): string {
  const moved = of(stage.changes, candidate);
  if (stage.number === 1 || moved === 0) return '';
  return `${moved > 0 ? '+' : ''}${votes(moved)} `;
}

function becameAside(t: Transcript, { stage, votes }: Column): string {
  const moved = gainedAside(stage);
  return moved === 0 || t.stages.length === 1 ? '' : `+${votes(moved)} `;
}
