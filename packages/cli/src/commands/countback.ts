import type { Command } from 'commander';
import type { CountbackOptions } from '../after/countback.ts';
import { numbers, wholeNumber } from '../terminal/numbers.ts';
import { papersCommand } from './papers-command.ts';

export function addCountback(program: Command): void {
  papersCommand(program, 'countback', 'Fill the place of a member who has left from the papers.')
    .requiredOption('--left <number>', 'the candidate who was elected and has left', wholeNumber)
    .option('--method <method>', 'all-papers or departed-papers: as the rules have it')
    .option('--unwilling <numbers>', "candidates who don't stand for the place", numbers)
    .option(
      '--members <numbers>',
      'everybody who sat, with the one who left, if not those elected by these papers',
      numbers,
    )
    .action(async (file: string, options: CountbackOptions) => {
      const { fillVacancy } = await import('../after/countback.ts');
      process.exitCode = await fillVacancy(file, options);
    });
}
