import type { Stage, Transcript } from '@teller/stv';
import {
  formatVotes,
  formatVotesFixed,
  of,
  oneVoteWith,
  worth,
  type Votes,
} from '@teller/stv/votes';
import {
  columnHeading,
  columnSum,
  gainedAside,
  lostInAll,
  quotaChanges,
  votesOfColumn,
} from './columns.ts';
import { reservedLines } from '../sentences/reserved.ts';
import { papersInWords, tieLines } from '../sentences/told.ts';
import { counted, grouped } from '../words/phrases.ts';
import { ruleTitle, wrapped } from '../words/words.ts';

export interface TableOptions {
  readonly title?: string;
  /** Characters to a line, at least 60; 80 when not given. Stages that do not fit go below. */
  readonly width?: number;
}

/** Blanks before a number, and the place behind it for `*` or `x`. */
const gap = 2;
const markWidth = 1;
/** Room for "Exclusion of" even where all numbers are short. */
const shortestNumber = 10;
const leastNameWidth = 24;

/**
 * The count sheet as text: a row per candidate with the votes after each stage, under them what the
 * stage gave or took. Every column adds up to the valid papers, and the last row says so.
 */
export function renderTable(t: Transcript, options: TableOptions = {}): string {
  const width = Math.max(options.width ?? 80, 60);
  const heading = [
    ...(options.title ? [options.title, '='.repeat(Math.min(options.title.length, width))] : []),
    wrapped(
      `${counted(t.seats, 'seat', 'seats')} · ${counted(t.valid, 'valid paper', 'valid papers')} · ` +
        `${quotaHeading(t)}${ruleTitle(t.rule)} (${t.source})`,
      width,
    ),
    ...(t.withoutPreference > 0 ? [wrapped(papersInWords(t), width)] : []),
  ];
  const blocks = blocksOf(t, width).map((block) => block.join('\n'));
  return `${[heading.join('\n'), ...blocks, footing(t, width)].join('\n\n')}\n`;
}

/** Where the quota changes, every column has its own and the heading the last. */
function quotaHeading(t: Transcript): string {
  if (t.rule === 'plurality') return '';
  return `${quotaChanges(t) ? 'last ' : ''}quota ${grouped(formatVotes(t.quota, t.places))} · `;
}

interface Column {
  readonly stage: Stage;
  readonly heading: readonly string[];
  readonly votes: (votes: Votes) => string;
}

function blocksOf(t: Transcript, width: number): string[][] {
  const digits = Math.max(
    formatVotesFixed(worth(t.valid, oneVoteWith(t.places)), t.places).length,
    shortestNumber,
  );
  const pitch = gap + digits + markWidth;
  const perBlock = Math.max(
    1,
    Math.min(t.stages.length, Math.floor((width - leastNameWidth) / pitch)),
  );
  const names = t.candidates.map(
    (name, i) => `${String(i + 1).padStart(widthOfNumber(t))} ${name}`,
  );
  const longest = Math.max(...names.map((name) => name.length), 'Non-transferable'.length);
  const nameWidth = Math.min(longest, width - perBlock * pitch);
  const columns = t.stages.map((stage) => column(t, stage, pitch - 1));
  const blocks: string[][] = [];
  for (let from = 0; from < columns.length; from += perBlock) {
    blocks.push(block(t, names, nameWidth, pitch, columns.slice(from, from + perBlock)));
  }
  return blocks;
}

function block(
  t: Transcript,
  names: readonly string[],
  nameWidth: number,
  pitch: number,
  columns: readonly Column[],
): string[] {
  const row = (label: string, cells: readonly string[]): string =>
    (label.padEnd(nameWidth) + cells.map((text) => text.padStart(pitch)).join('')).trimEnd();
  const rule = '-'.repeat(nameWidth + columns.length * pitch);
  const headingRows = Math.max(...columns.map(({ heading }) => heading.length));
  const lines: string[] = [];
  for (let i = 0; i < headingRows; i++) {
    lines.push(
      row(
        i === 0 ? 'Candidate' : '',
        columns.map(({ heading }) => `${heading[i] ?? ''} `),
      ),
    );
  }
  lines.push(rule);
  for (const [candidate, name] of names.entries()) {
    lines.push(
      row(
        shortened(name, nameWidth),
        columns.map((c) => total(c, candidate)),
      ),
    );
    const moved = columns.map((c) => change(c, candidate));
    if (moved.some((text) => text.trim() !== '')) lines.push(row('', moved));
  }
  lines.push(rule);
  lines.push(
    row(
      'Non-transferable',
      columns.map((c) => `${c.votes(c.stage.nonTransferable)} `),
    ),
  );
  const lost = columns.map((c) => aside(t, c));
  if (lost.some((text) => text.trim() !== '')) lines.push(row('', lost));
  lines.push(
    row(
      'Sum',
      columns.map((c) => `${c.votes(columnSum(t, c.stage))} `),
    ),
  );
  if (quotaChanges(t)) {
    lines.push(
      row(
        'Quota',
        columns.map(({ stage }) => `${formatVotesFixed(stage.quota ?? t.quota, t.places)} `),
      ),
    );
  }
  return lines;
}

function column(t: Transcript, stage: Stage, headingWidth: number): Column {
  return {
    stage,
    votes: votesOfColumn(t, stage),
    heading: headingOf(t, stage, headingWidth),
  };
}

function headingOf(t: Transcript, stage: Stage, width: number): string[] {
  const { title, what, who, value } = columnHeading(t, stage);
  const [first] = who;
  // What concerns nobody in particular takes the two lines that "Surplus of" and a name do.
  if (first === undefined) return [title, ...what.split(/ (.*)/, 2)];
  const named =
    who.length === 1 ? label(t, first) : who.map((candidate) => candidate + 1).join(', ');
  return [title, what, shortened(named, width), ...(value === undefined ? [] : [value])];
}

/** The number of a candidate and, where there is one, the surname in capitals that Scottish papers have. */
function label(t: Transcript, candidate: number): string {
  const words = (t.candidates[candidate] ?? '').split(' ');
  const surname = words.find((word) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word));
  return `${candidate + 1} ${surname ?? words[0] ?? ''}`.trimEnd();
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

function aside(t: Transcript, { stage, votes }: Column): string {
  const moved = gainedAside(stage);
  return moved === 0 || t.stages.length === 1 ? '' : `+${votes(moved)} `;
}

function footing(t: Transcript, width: number): string {
  const loss = lostInAll(t);
  const elected = t.elected.map((candidate, i) => `  ${i + 1}. ${t.candidates[candidate] ?? ''}`);
  return [
    wrapped(
      (t.rule === 'plurality'
        ? '* most votes.'
        : '* deemed elected; x excluded at the end of the stage; +/- moved in the stage.') +
        (t.stages.some(({ because }) => because)
          ? ' g guarded; d doomed by the reserved places.'
          : ''),
      width,
    ),
    wrapped(
      `Every column adds up to the ${counted(t.valid, 'valid paper', 'valid papers')}.` +
        (loss === '' ? '' : ` Non-transferable includes ${loss} lost by cutting transfer values.`),
      width,
    ),
    ...[...reservedLines(t), ...tieLines(t)].map((line) => wrapped(line, width)),
    '',
    t.rule === 'plurality'
      ? 'Result:'
      : t.elected.length === 1
        ? 'Elected:'
        : 'Elected, in this order:',
    ...elected,
    ...(t.unfilled > 0 ? [`${counted(t.unfilled, 'seat', 'seats')} not filled.`] : []),
  ].join('\n');
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function widthOfNumber(t: Transcript): number {
  return String(t.candidates.length).length;
}
