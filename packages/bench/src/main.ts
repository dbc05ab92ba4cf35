// `npm run bench -- count`
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchCount, type BenchOptions } from './count.ts';

const program = new Command('bench')
  .description('Measures Teller on this machine, beside other programs in the same run.')
  .showHelpAfterError();

program
  .command('count')
  .description('Count up to a million made-up papers beside another program: seconds and memory.')
  .addOption(
    new Option('--rule <rule>', 'the rule to measure')
      .choices(['scottish-2011', 'ers97', 'meek-prf'])
      .default('scottish-2011'),
  )
  .option('--shrink <n>', 'take so many times fewer papers, to try it out', wholeNumber, 1)
  .option('--limit <seconds>', 'stop a program after so long', wholeNumber, 30)
  .action(async (options: BenchOptions) => {
    process.exitCode = await benchCount(options);
  });

await program.parseAsync();

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}
