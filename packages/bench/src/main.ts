// `npm run bench -- count`, `npm run bench -- ceremony`, `npm run bench -- record`
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchCeremony, type CeremonyBenchOptions } from './ceremony.ts';
import { benchCount, type BenchOptions } from './count.ts';
import { benchRecord, type RecordBenchOptions } from './record.ts';

/** The sizes given so far. */
let given: readonly number[] = [];

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

program
  .command('ceremony')
  .description(
    'Make ballot keys with trustees: seconds a trustee, beside the bare multiplications.',
  )
  .option('--trustees <n>', 'how many trustees', wholeNumber, 9)
  .option('--threshold <n>', 'how many of them are needed', wholeNumber, 5)
  .option('--slots <n>', 'how many ballot keys: the contests and five spare ones', wholeNumber, 105)
  .action(async (options: CeremonyBenchOptions) => {
    process.exitCode = await benchCeremony(options);
  });

program
  .command('record')
  .description(
    'Hold and verify elections of two sizes: seconds and memory of each job and of the verifier.',
  )
  .option('--sizes <n...>', 'how many ballots', collected, [50_000, 200_000])
  .option('--keep <folder>', 'keep the records there')
  .action(async (options: RecordBenchOptions) => {
    process.exitCode = await benchRecord(options);
  });

await program.parseAsync();

/** The first number given takes the place of those by default. */
function collected(text: string, before: readonly number[]): readonly number[] {
  const own = before === given ? before : [];
  given = [...own, wholeNumber(text)];
  return given;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}
