import { err, ok, type Result } from '@teller/basics';
import { count, ruleNames, type CountInput, type Transcript } from '@teller/stv';
import { say } from '../complain.ts';
import { explain, isRule } from '../count.ts';
import { readPapersFile } from '../papers/read.ts';
import { readReserved, type ReservedOptions } from '../reserved.ts';

/** What every question about a count begins with: the papers and how they were counted. */
export interface PapersOptions extends ReservedOptions {
  readonly rule?: string;
  readonly seats?: number;
  /** Candidates by their number in the file, from 1. */
  readonly lot?: readonly number[];
}

export interface CountedPapers {
  readonly input: CountInput;
  readonly transcript: Transcript;
}

/** Reads and counts the papers; errors are lines to print. */
export async function countPapers(
  file: string,
  options: PapersOptions,
): Promise<Result<CountedPapers, readonly string[]>> {
  const { rule, lot } = options;
  if (rule === undefined || !isRule(rule))
    return err([
      `${rule === undefined ? 'Say which rule counts' : `There is no rule called ${rule}`}: ` +
        `--rule ${ruleNames.join(' or --rule ')}.`,
      'There is no default: on the same papers another rule can elect others.',
    ]);
  const read = await readPapersFile(file);
  if (!read.ok) return err([read.error]);
  const { papers, kind, note } = read.value;
  if (note !== undefined) say(note);
  if (kind === 'csv' && options.seats === undefined)
    return err([
      'A CSV does not say how many places there are to fill: give --seats, such as --seats 3.',
    ]);
  const reserved = await readReserved(options, papers.candidates);
  if (!reserved.ok) return err([reserved.error]);
  const input: CountInput = {
    ...papers,
    rule,
    seats: options.seats ?? papers.seats,
    ...(lot ? { lot: lot.map((number) => number - 1) } : {}),
    ...(reserved.value ? { reserved: reserved.value } : {}),
  };
  const counted = count(input);
  if (!counted.ok) return err(explain(counted.error, papers.candidates, options));
  return ok({ input, transcript: counted.value });
}
