import type { Command } from 'commander';
import type { RehearseOptions } from '../record/rehearse.ts';
import { reservedOptions } from '../reserved/options.ts';
import { wholeNumber } from '../terminal/numbers.ts';

export function addRehearse(program: Command): void {
  const rehearse = program
    .command('rehearse')
    .description('Run a whole election on this machine: each paper is cast by a different member.')
    .requiredOption('--ballots <file.blt>', 'the papers')
    .requiredOption('--out <folder>', 'where the record goes')
    .option('--rule <rule>', 'the counting rule (default: scottish-2011, or av for one place)')
    .option('--seats <n>', "number of places, instead of the file's", wholeNumber);
  reservedOptions(rehearse).action(async (options: RehearseOptions) => {
    const { rehearseFile } = await import('../record/rehearse.ts');
    process.exitCode = await rehearseFile(options);
  });
}
