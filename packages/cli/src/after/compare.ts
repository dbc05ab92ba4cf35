import { recount, renderComparison, type Change } from '@teller/after-count/compare';
import { complain } from '../terminal/complain.ts';
import { countPapers, explain, isRule, type PapersOptions } from '../papers/counted.ts';

export interface CompareOptions extends PapersOptions {
  /** The other rule. */
  readonly against?: string;
  /** Candidates by their number in the file, from 1. */
  readonly without?: readonly number[];
  readonly withoutReserved?: boolean;
}

/** Counts the papers twice and prints what differs. Gives the exit code. */
export async function compareCounts(file: string, options: CompareOptions): Promise<number> {
  const { against, without, withoutReserved = false } = options;
  if (against === undefined && without === undefined && !withoutReserved)
    return complain(
      'Say what the second count does otherwise: --against RULE, --without NUMBERS,',
      'or --without-reserved.',
    );
  if (against !== undefined && !isRule(against))
    return complain(`There is no rule called ${against} for --against.`);
  if (withoutReserved && (options.reserve ?? []).length === 0)
    return complain('--without-reserved needs reserved places to leave out: give --reserve.');
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const { input } = counted.value;
  const unknown = without?.find((number) => number > input.candidates.length);
  if (unknown !== undefined)
    return complain(
      `--without ${unknown}: candidates are numbered from 1 to ${input.candidates.length}.`,
    );
  const change: Change = {
    ...(against === undefined ? {} : { rule: against }),
    ...(without === undefined ? {} : { without: without.map((number) => number - 1) }),
    withoutReserved,
  };
  const both = recount(input, change);
  if (!both.ok)
    return complain(
      `The ${both.error.count} count can't be made.`,
      ...explain(both.error.refusal, input.candidates, options),
    );
  const { first, second, comparison } = both.value;
  process.stdout.write(renderComparison(first, second, comparison));
  return 0;
}
