import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@teller/basics';
import { count, parseBlt, ruleNames, type CountInput, type Transcript } from '@teller/stv';
import { explain, isRule } from '../count.ts';
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
    ]);
  const text = await readText(file);
  if (!text.ok) return text;
  const papers = parseBlt(text.value);
  if (!papers.ok) return err([`${file}, line ${papers.error.line}: ${papers.error.message}`]);
  const { candidates, groups, withdrawn, seats } = papers.value;
  const reserved = await readReserved(options, candidates);
  if (!reserved.ok) return err([reserved.error]);
  const input: CountInput = {
    rule,
    seats: options.seats ?? seats,
    candidates,
    groups,
    withdrawn,
    ...(lot ? { lot: lot.map((number) => number - 1) } : {}),
    ...(reserved.value ? { reserved: reserved.value } : {}),
  };
  const counted = count(input);
  if (!counted.ok) return err(explain(counted.error, candidates, options));
  return ok({ input, transcript: counted.value });
}

export async function readText(file: string): Promise<Result<string, readonly string[]>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch {
    return err([`The file ${file} can't be read. Is the path right?`]);
  }
}
