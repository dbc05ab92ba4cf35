import { Option, type Command } from 'commander';
import type { CountOptions } from '../papers/count-file.ts';
import { declarationOptions } from './declaration.ts';
import type { Format } from '../papers/formats.ts';
import { reservedOptions } from '../reserved/options.ts';
import { numbers, wholeNumber } from '../terminal/numbers.ts';

const formats: readonly Format[] = ['table', 'sentences', 'json', 'csv', 'html', 'blt'];

const help = `
Rules (your organisation's rules name one; there is no default, as another rule can elect others):
  scottish-2011   several places: single transferable vote as in Scottish council elections
  ers97           several places: Electoral Reform Society, 1997
  meek-prf        several places: Meek's method
  av              one place: alternative vote
  plurality       one place or a yes/no question: most votes

Examples:
  The count sheet, here on the screen:
    teller count papers.blt --rule scottish-2011
  From a spreadsheet saved as CSV (a row for each paper, a column for each candidate, in the cells
  the numbers as written; or a column for each choice, in the cells the names), into a page to publish:
    teller count papers.csv --rule ers97 --seats 4 --title 'Branch committee' --out result.html
  What happened, in words:
    teller count papers.blt --rule meek-prf --format sentences
  After a tie, for which the officer has drawn candidate 5 before candidate 2:
    teller count papers.blt --rule scottish-2011 --lot 5,2
  As the declaration of the result, to be printed, signed and posted:
    teller count papers.blt --rule scottish-2011 --out result.html --organisation 'Garden Society' \\
      --electorate 12400 --returning-officer 'Ada Marsh' --date 2026-11-25
  With two places reserved for women:
    teller count papers.blt --rule ers97 --reserve 'woman>=2' --characteristics who.csv \\
      --lapse leave-vacant`;

export function addCount(program: Command): void {
  const count = program
    .command('count')
    .description('Count the papers of an election and show the count sheet.')
    .argument('<file>', 'the papers: a BLT file, or a CSV')
    .option('--rule <rule>', 'the counting rule, see below')
    .option('--seats <n>', 'number of places to fill; a BLT file has its own', wholeNumber)
    .option(
      '--withdrawn <numbers>',
      'candidates who have withdrawn, by number, such as 2,7',
      numbers,
    )
    .option(
      '--lot <numbers>',
      'for ties: candidates by number in the order drawn by lot, such as 3,1',
      numbers,
    )
    .option('--title <text>', 'what was voted on, for the head of the result')
    .addOption(
      new Option(
        '--format <format>',
        'what to write (default: table, or by the name of --out)',
      ).choices(formats),
    )
    .option('--out <file>', 'write the result to this file: .html .csv .json .txt .blt');
  declarationOptions(reservedOptions(count))
    .addHelpText('after', help)
    .action(async (file: string, options: CountOptions) => {
      const { countFile } = await import('../papers/count-file.ts');
      process.exitCode = await countFile(file, options);
    });
}
