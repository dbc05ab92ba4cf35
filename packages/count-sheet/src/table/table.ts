import type { Transcript } from '@teller/stv';
import { formatVotes } from '@teller/stv/votes';
import {
  particularsOf,
  type Particular,
  type Particulars,
  type SheetOptions,
} from '../declaration/particulars.ts';
import { declarationWords } from '../declaration/signatures.ts';
import { lostInAll, quotaChanges } from '../figures/columns.ts';
import { reservedLines } from '../sentences/reserved.ts';
import { papersInWords, tieLines } from '../sentences/told.ts';
import { nameOf } from '../words/names.ts';
import { counted, grouped } from '../words/phrases.ts';
import { ruleTitle, wrapped } from '../words/words.ts';
import { linesOf } from './grid.ts';
import { preferenceTables } from './preferences.ts';
import { stageTables } from './stages.ts';
import { transferLines } from './transfers.ts';

export interface TableOptions extends SheetOptions {
  /** Characters to a line, at least 60; 80 when not given. Stages that do not fit go below. */
  readonly width?: number;
}

/**
 * The count sheet as text: a row per candidate with the votes after each stage, under them what the
 * stage gave or took; the papers and values of each transfer; who is elected. Every column adds up to the
 * valid papers, and the last row says so. Names are whole.
 */
export function renderTable(t: Transcript, options: TableOptions = {}): string {
  const width = Math.max(options.width ?? 80, 60);
  const { title = '', particulars, groups, notes = [] } = options;
  const told = particularsOf(t, particulars);
  const heading = [
    ...underlined(title, width),
    wrapped(
      `${counted(t.seats, 'seat', 'seats')} · ${counted(t.valid, 'valid paper', 'valid papers')} · ` +
        `${quotaHeading(t)}${ruleTitle(t.rule)} (${t.source})`,
      width,
    ),
    ...(t.withoutPreference > 0 && told.length === 0 ? [wrapped(papersInWords(t), width)] : []),
    ...notes.map((note) => wrapped(`Note: ${note}`, width)),
  ];
  const parts = [
    heading.join('\n'),
    particularLines(told, width).join('\n'),
    ...stageTables(t, width),
    key(t, width),
    transferLines(t, width).join('\n'),
    ...(groups === undefined ? [] : preferenceTables(t, groups, width)),
    elected(t, width),
    ...signatures(particulars, width),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Where the quota changes, every column has its own and the heading the last. */
function quotaHeading(t: Transcript): string {
  if (t.rule === 'plurality') return '';
  return `${quotaChanges(t) ? 'last ' : ''}quota ${grouped(formatVotes(t.quota, t.places))} · `;
}

function particularLines(told: readonly Particular[], width: number): readonly string[] {
  const name = Math.max(...told.map(([label]) => label.length)) + 2;
  return told.flatMap(([label, value]) => linesOf(`${label.padEnd(name)}${value}`, width, name));
}

/** Room for each to sign by hand. */
function signatures(particulars: Particulars | undefined, width: number): readonly string[] {
  const { officers = [], isRehearsal = false } = particulars ?? {};
  const words = declarationWords(particulars);
  if (words === '') return [];
  const lines = isRehearsal
    ? []
    : officers.flatMap(({ name, office }) => [
        '',
        '',
        `Signed ${'_'.repeat(30)}  Date ${'_'.repeat(15)}`,
        ...linesOf(`       ${name}, ${office}`, width, 7),
      ]);
  return [[wrapped(words, width), ...lines].join('\n')];
}

function underlined(title: string, width: number): readonly string[] {
  if (title === '') return [];
  const lines = linesOf(title, width);
  return [...lines, '='.repeat(Math.max(...lines.map((line) => line.length)))];
}

function key(t: Transcript, width: number): string {
  const loss = lostInAll(t);
  return [
    (t.rule === 'plurality'
      ? '* most votes.'
      : '* deemed elected; x excluded at the end of the stage; +/- moved in the stage.') +
      (t.stages.some(({ because }) => because)
        ? ' g guarded; d doomed by the reserved places.'
        : ''),
    `Every column adds up to the ${counted(t.valid, 'valid paper', 'valid papers')}.` +
      (loss === '' ? '' : ` Non-transferable includes ${loss} lost by cutting transfer values.`),
    ...reservedLines(t),
    ...tieLines(t),
  ]
    .map((line) => wrapped(line, width))
    .join('\n');
}

function elected(t: Transcript, width: number): string {
  const heading =
    t.rule === 'plurality'
      ? 'Result:'
      : t.elected.length === 1
        ? 'Elected:'
        : 'Elected, in this order:';
  return [
    heading,
    ...t.elected.flatMap((candidate, i) =>
      linesOf(`  ${i + 1}. ${nameOf(t, candidate)}`, width, 5),
    ),
    ...(t.unfilled > 0 ? [`${counted(t.unfilled, 'seat', 'seats')} not filled.`] : []),
  ].join('\n');
}
