import { displayNames, err, ok, unreachable, type Result } from '@teller/basics';
import {
  count,
  maxSeats,
  ruleNames,
  type CountInput,
  type CountRefusal,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import { readingWords } from '@teller/count-sheet/words';
import { say } from '../terminal/complain.ts';
import { ProgressLine } from '../terminal/progress.ts';
import { explainReserved, readReserved, type ReservedOptions } from '../reserved/reserved.ts';
import { nextCommand } from './next-command.ts';
import { readPapersFile } from './read.ts';

/** The papers and how they are counted, as the command line says it. Candidates are numbers from 1. */
export interface PapersOptions extends ReservedOptions {
  readonly rule?: string;
  readonly seats?: number;
  /** What was voted on. */
  readonly title?: string;
  /** Beside those whom a BLT file names. */
  readonly withdrawn?: readonly number[];
  /** In the order drawn. */
  readonly lot?: readonly number[];
}

export interface CountedPapers {
  readonly input: CountInput;
  /** What the file calls the election; empty where it doesn't say. */
  readonly title: string;
  /** How the papers were read, in sentences, for whoever reads the result. */
  readonly notes: readonly string[];
  readonly transcript: Transcript;
}

/** Reads and counts the papers. Errors are lines to print. */
export async function countPapers(
  file: string,
  options: PapersOptions,
): Promise<Result<CountedPapers, readonly string[]>> {
  const { rule, lot } = options;
  if (rule === undefined || !isRule(rule)) return err(whichRule(rule));
  const progress = new ProgressLine();
  progress.show(`Reading ${file}`);
  const read = await readPapersFile(file, options);
  progress.clear();
  if (!read.ok) return err([read.error]);
  const { papers, kind } = read.value;
  const { candidates, title } = papers;
  const notes = readingWords(papers, rule);
  for (const note of notes) say(`Note: ${note}`);
  if (kind === 'csv' && options.seats === undefined)
    return err([
      'A CSV does not say how many places there are to fill.',
      'Add --seats with the number, such as:',
      `  ${nextCommand({ seats: '3' })}`,
    ]);
  const withdrawn = withAlso(papers.withdrawn, options.withdrawn ?? [], candidates.length);
  if (!withdrawn.ok) return err([withdrawn.error]);
  const reserved = await readReserved(options, candidates);
  if (!reserved.ok) return err([reserved.error]);
  const input: CountInput = {
    ...papers,
    rule,
    seats: options.seats ?? papers.seats,
    withdrawn: withdrawn.value,
    ...(lot ? { lot: lot.map((number) => number - 1) } : {}),
    ...(reserved.value ? { reserved: reserved.value } : {}),
  };
  progress.show('Counting');
  const counted = count(input);
  progress.clear();
  if (!counted.ok) return err(explain(counted.error, candidates, options));
  const standing = candidates.length - withdrawn.value.length;
  if (standing <= input.seats && input.reserved === undefined)
    say(
      `Note: ${standing === 1 ? 'one candidate stands' : `${standing} candidates stand`} for ` +
        `${input.seats === 1 ? 'one place' : `${input.seats} places`}, so the papers decide nothing.`,
    );
  // A warning is for whoever keeps the file, and no business of who reads the result.
  const forReaders = notes.filter((note) => !note.startsWith('Warning:'));
  return ok({ input, title, notes: forReaders, transcript: counted.value });
}

/** Those who have withdrawn by the file, as indices, and by the command line, as numbers from 1. */
export function withAlso(
  inFile: readonly number[],
  given: readonly number[],
  candidates: number,
): Result<readonly number[], string> {
  const missing = given.find((number) => number > candidates);
  if (missing !== undefined)
    return err(
      `--withdrawn ${missing}: there is no candidate ${missing}; they are numbered 1 to ` +
        `${candidates}, in the order of the file.`,
    );
  const all = new Set([...inFile, ...given.map((number) => number - 1)]);
  return ok([...all].sort((a, b) => a - b));
}

export function isRule(name: string): name is RuleName {
  return (ruleNames as readonly string[]).includes(name);
}

function whichRule(given: string | undefined): readonly string[] {
  return [
    given === undefined
      ? 'Say which rule counts, the one that your organisation’s rules name:'
      : `There is no rule called ${given}. There are:`,
    ...ruleNames.map((name) => `  --rule ${name}`),
    'There is no default: on the same papers another rule can elect others.',
  ];
}

/** What to do about a count that was refused, in lines. */
export function explain(
  refusal: CountRefusal,
  candidates: readonly string[],
  { reserve, lot = [] }: Pick<PapersOptions, 'reserve' | 'lot'>,
): readonly string[] {
  switch (refusal.reason) {
    case 'bad-seats':
      return [`The number of places must be from 1 to ${maxSeats}: give it with --seats.`];
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
      const tied = refusal.candidates.map((candidate) => candidate + 1);
      const drawn = [...lot.filter((number) => !tied.includes(number)), ...tied];
      return [
        'The count comes to a tie that only a lot can break, between:',
        ...tied.map((number) => `  ${number}  ${displayNames(candidates)[number - 1] ?? ''}`),
        'Draw a lot between them, in front of witnesses, and count again with their numbers in the',
        `order drawn: whoever is drawn first ${wins[refusal.purpose]}.`,
        'Had they been drawn in the order above, that would be:',
        `  ${nextCommand({ lot: drawn.join(',') })}`,
      ];
    }
    case 'bad-reserved':
      return [explainReserved(refusal, reserve)];
    case 'reserved-too-hard':
      return [
        'These reserved places overlap in so many ways that an exact search might never end.',
        'Leave out each --reserve that others make sure of, or reserve for fewer labels. Ten of them',
        'for eight labels and 250 candidates aren’t a difficulty.',
      ];
    case 'bad-withdrawn':
    case 'bad-invalid':
    case 'bad-papers':
    case 'too-many-papers':
      return [`The papers can't be counted (${refusal.reason}).`];
    default:
      return unreachable(refusal);
  }
}

const wins = {
  surplus: 'has the surplus transferred first',
  election: 'wins',
  exclusion: 'stays, and whoever is drawn last goes out',
} as const;
