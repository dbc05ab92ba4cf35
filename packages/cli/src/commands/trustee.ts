import type { Command } from 'commander';
import type { ElectionOptions } from '../trustee/election.ts';
import type { PlanOptions, TrusteeOptions } from '../trustee/commands.ts';
import { wholeNumber } from '../terminal/numbers.ts';

const keepOption = ['--keep <file>', 'your key file: secret, and yours alone'] as const;
const folderOption = ['--folder <folder>', 'where the trustees’ files are exchanged'] as const;

export function addTrustee(program: Command): void {
  const trustee = program
    .command('trustee')
    .description('A trustee’s own tool: make ballot keys together with the others.');
  trustee
    .command('key')
    .description('Make your key, before the ceremony is planned.')
    .requiredOption('--id <id>', 'a short name: lower-case letters, digits and hyphens')
    .requiredOption('--name <name>', 'your name, as people know it')
    .requiredOption(...keepOption)
    .requiredOption(...folderOption)
    .action(async (options: TrusteeOptions & { readonly id: string; readonly name: string }) => {
      const { makeKey } = await import('../trustee/commands.ts');
      process.exitCode = await makeKey(options);
    });
  trustee
    .command('plan')
    .description('Plan a ceremony, from the keys that the trustees put into the folder.')
    .requiredOption(...folderOption)
    .requiredOption('--organisation <name>', 'whose elections the keys are for')
    .requiredOption(
      '--threshold <n>',
      'how many trustees are needed to open a contest',
      wholeNumber,
    )
    .requiredOption('--contests <n>', 'how many contests; five keys more are made', wholeNumber)
    .option('--rehearsal', 'for a rehearsal: its keys are never an election’s', false)
    .action(async (options: PlanOptions) => {
      const { makePlan } = await import('../trustee/commands.ts');
      process.exitCode = await makePlan(options);
    });
  trustee
    .command('ceremony')
    .description('Go on with the ceremony as far as the others have come; run it again after them.')
    .requiredOption(...keepOption)
    .requiredOption(...folderOption)
    .option('--code <code>', 'the code as the other trustees read it to you')
    .action(async (options: TrusteeOptions & { readonly code?: string }) => {
      const { takePart } = await import('../trustee/commands.ts');
      process.exitCode = await takePart(options);
    });
  for (const [name, does] of [
    ['confirm', 'Confirm, before it opens, the one election that your shares are for.'],
    ['release', 'Check the officers’ log, and hand in your shares once voting is over.'],
  ] as const)
    trustee
      .command(name)
      .description(does)
      .requiredOption(...keepOption)
      .requiredOption('--url <origin>', 'where the election is, such as https://vote.example.org')
      .requiredOption('--election <id>', 'the election id')
      .action(async (options: ElectionOptions) => {
        const steps = await import('../trustee/election.ts');
        process.exitCode = await steps[name](options);
      });
}
