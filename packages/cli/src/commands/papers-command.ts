import type { Command } from 'commander';
import { reservedOptions } from '../reserved/options.ts';
import { numbers, wholeNumber } from '../terminal/numbers.ts';

/** A command that asks something about a count: with the papers and how they are counted. */
export function papersCommand(program: Command, name: string, description: string): Command {
  const command = program
    .command(name)
    .description(description)
    .argument('<file>', 'the papers: BLT or CSV, as for count')
    .option('--rule <rule>', 'the rule they are counted by')
    .option('--seats <n>', 'number of places; a BLT file has its own', wholeNumber)
    .option('--title <text>', 'what was voted on, where a BLT file has no title')
    .option('--lot <numbers>', 'candidates in the order drawn by lot, for ties', numbers);
  return reservedOptions(command);
}
