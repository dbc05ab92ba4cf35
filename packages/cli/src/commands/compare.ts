import type { Command } from 'commander';
import type { CompareOptions } from '../after/compare.ts';
import { numbers } from '../terminal/numbers.ts';
import { papersCommand } from './papers-command.ts';

export function addCompare(program: Command): void {
  papersCommand(program, 'compare', 'Count the papers twice and say what differs.')
    .option('--against <rule>', 'the second count is by this rule')
    .option('--without <numbers>', 'the second count is without these candidates', numbers)
    .option('--without-reserved', 'the second count is without the reserved places')
    .action(async (file: string, options: CompareOptions) => {
      const { compareCounts } = await import('../after/compare.ts');
      process.exitCode = await compareCounts(file, options);
    });
}
