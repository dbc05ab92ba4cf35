import type { Transcript } from '@teller/stv';
import { formatVotes } from '@teller/stv/votes';
import { lostInAll, quotaChanges } from '../figures/columns.ts';
import { reservedLines } from '../sentences/reserved.ts';
import { papersInWords, tieLines } from '../sentences/told.ts';
import { nameOf } from '../words/names.ts';
import { counted, grouped } from '../words/phrases.ts';
import { ruleTitle, wrapped } from '../words/words.ts';
import { linesOf } from './grid.ts';
import { stageTables } from './stages.ts';
import { transferLines } from './transfers.ts';

export interface TableOptions {
  readonly title?: string;
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
  const heading = [
    ...underlined(options.title ?? '', width),
    wrapped(
      `${counted(t.seats, 'seat', 'seats')} · ${counted(t.valid, 'valid paper', 'valid papers')} · ` +
        `${quotaHeading(t)}${ruleTitle(t.rule)} (${t.source})`,
      width,
    ),
    ...(t.withoutPreference > 0 ? [wrapped(papersInWords(t), width)] : []),
  ];
  const parts = [
    heading.join('\n'),
    ...stageTables(t, width),
    key(t, width),
    transferLines(t, width).join('\n'),
    elected(t, width),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Where the quota changes, every column has its own and the heading the last. */
function quotaHeading(t: Transcript): string {
  if (t.rule === 'plurality') return '';
  return `${quotaChanges(t) ? 'last ' : ''}quota ${grouped(formatVotes(t.quota, t.places))} · `;
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
