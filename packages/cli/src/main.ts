// `npm run teller -- COMMAND`. Each command is loaded only when it is asked for.
import { Command } from 'commander';
import { addQuestions } from './after/commands.ts';
import { wholeNumber } from './numbers.ts';
import { addPapersCommands } from './papers/commands.ts';
import type { RehearseOptions } from './rehearse.ts';
import { reservedOptions } from './reserved-options.ts';

const program = new Command('teller')
  .description('Counts, verifies and rehearses elections by single transferable vote.')
  .configureHelp({ showGlobalOptions: false })
  .showHelpAfterError('(see: teller help)');

addPapersCommands(program);

program
  .command('verify')
  .description('Check a published record: exit code 0 all holds, 1 a check failed, 2 not a record.')
  .argument('<folder-or-url>', 'the record')
  .option('--receipt <code...>', 'receipt codes or hashes to look for in the list')
  .option('--json', 'print the findings as JSON', false)
  .action(async (record: string, options: { receipt?: string[]; json: boolean }) => {
    const { verifyRecord } = await import('./verify.ts');
    process.exitCode = await verifyRecord(record, options);
  });

const rehearse = program
  .command('rehearse')
  .description('Run a whole election on this machine: every paper is cast by a member of its own.')
  .requiredOption('--ballots <file.blt>', 'the papers')
  .requiredOption('--out <folder>', 'where the record goes')
  .option('--rule <rule>', 'the counting rule (default: scottish-2011, or av for one place)')
  .option('--seats <n>', "number of places, instead of the file's", wholeNumber);
reservedOptions(rehearse).action(async (options: RehearseOptions) => {
  const { rehearseFile } = await import('./rehearse.ts');
  process.exitCode = await rehearseFile(options);
});

addQuestions(program);

await program.parseAsync();
