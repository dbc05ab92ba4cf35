import { canonicalJson, unreachable } from '@teller/basics';
import {
  count,
  countJson,
  maxSeats,
  renderSentences,
  renderTable,
  ruleNames,
  type CountRefusal,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import { complain, say } from './complain.ts';
import { readPapersFile } from './papers/read.ts';
import { explainReserved, readReserved, type ReservedOptions } from './reserved.ts';

export interface CountOptions extends ReservedOptions {
  readonly rule?: string;
  readonly seats?: number;
  /** Candidates by their number in the file, from 1. */
  readonly lot?: readonly number[];
  readonly format: 'table' | 'sentences' | 'json';
}

/** Counts a BLT file and prints the transcript. Gives the exit code: 0, or 1 with a complaint. */
export async function countFile(file: string, options: CountOptions): Promise<number> {
  const { rule, lot } = options;
  if (rule === undefined || !isRule(rule))
    return complain(
      `${rule === undefined ? 'Say which rule counts' : `There is no rule called ${rule}`}: ` +
        `--rule ${ruleNames.join(' or --rule ')}.`,
      'There is no default: on the same papers another rule can elect others.',
    );
  const read = await readPapersFile(file);
  if (!read.ok) return complain(read.error);
  const { papers, kind, note } = read.value;
  const { candidates } = papers;
  if (note !== undefined) say(note);
  const seats = options.seats ?? papers.seats;
  if (kind === 'csv' && options.seats === undefined)
    return complain(
      'A CSV does not say how many places there are to fill: give --seats, such as --seats 3.',
    );
  const reserved = await readReserved(options, candidates);
  if (!reserved.ok) return complain(reserved.error);
  const counted = count({
    ...papers,
    rule,
    seats,
    ...(lot ? { lot: lot.map((number) => number - 1) } : {}),
    ...(reserved.value ? { reserved: reserved.value } : {}),
  });
  if (!counted.ok) return complain(...explain(counted.error, candidates, options));
  process.stdout.write(render(counted.value, options.format));
  return 0;
}

export function isRule(name: string): name is RuleName {
  return (ruleNames as readonly string[]).includes(name);
}

function render(transcript: Transcript, format: CountOptions['format']): string {
  switch (format) {
    case 'table':
      return ended(renderTable(transcript));
    case 'sentences':
      return ended(renderSentences(transcript));
    case 'json':
      return ended(canonicalJson(countJson(transcript)));
    default:
      return unreachable(format);
  }
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** What to do about a count that was refused, in lines. */
export function explain(
  refusal: CountRefusal,
  candidates: readonly string[],
  { reserve }: ReservedOptions,
): readonly string[] {
  switch (refusal.reason) {
    case 'bad-seats':
      return [`The number of places must be from 1 to ${maxSeats}.`];
    case 'av-has-one-seat':
      return ['The rule av fills one place. Give --seats 1, or --rule scottish-2011.'];
    case 'plurality-has-one-seat':
      return ['The rule plurality fills one place. Give --seats 1, or another --rule.'];
    case 'no-candidates':
      return ['Nobody stands: there is no candidate, or all have withdrawn.'];
    case 'too-many-candidates':
      return [`There are ${candidates.length} candidates, more than can be counted.`];
    case 'bad-lot':
      return [
        `--lot must be different candidates by their numbers, from 1 to ${candidates.length}.`,
      ];
    case 'lot-needed': {
      const tied = refusal.candidates.map((i) => `${i + 1} (${candidates[i]})`);
      return [
        `The rule ends in drawing lots between ${tied.join(' and ')}.`,
        'Draw the lot, then give the order drawn with --lot, the first drawn first: the one named',
        `first ${refusal.purpose === 'election' ? 'wins' : 'stays in the count'}, such as --lot ${refusal.candidates.map((i) => i + 1).join(',')}`,
      ];
    }
    case 'bad-reserved':
      return [explainReserved(refusal, reserve)];
    case 'bad-withdrawn':
    case 'bad-invalid':
    case 'bad-papers':
    case 'too-many-papers':
      return [`The papers can't be counted (${refusal.reason}).`];
    default:
      return unreachable(refusal);
  }
}
