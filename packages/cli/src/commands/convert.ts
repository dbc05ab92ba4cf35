import type { Command } from 'commander';
import type { ConvertOptions } from '../papers/convert-file.ts';
import { numbers, wholeNumber } from '../terminal/numbers.ts';

const help = `
Examples:
  teller convert papers.blt papers.csv
  teller convert papers.csv papers.blt --seats 4 --title 'Branch committee'`;

export function addConvert(program: Command): void {
  program
    .command('convert')
    .description('Write papers in another kind of file: BLT to CSV, CSV to BLT.')
    .argument('<file>', 'the papers: a BLT file, or a CSV')
    .argument('<new-file>', 'where to write them: a name that ends in .blt or .csv')
    .option('--seats <n>', 'number of places to fill, for a BLT file', wholeNumber)
    .option('--title <text>', 'what was voted on, for a BLT file')
    .option('--withdrawn <numbers>', 'candidates who have withdrawn, for a BLT file', numbers)
    .addHelpText('after', help)
    .action(async (file: string, out: string, options: ConvertOptions) => {
      const { convertFile } = await import('../papers/convert-file.ts');
      process.exitCode = await convertFile(file, out, options);
    });
}
