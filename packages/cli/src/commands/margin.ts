import type { Command } from 'commander';
import type { MarginOptions } from '../after/margin.ts';
import { wholeNumber } from '../terminal/numbers.ts';
import { papersCommand } from './papers-command.ts';

export function addMargin(program: Command): void {
  papersCommand(
    program,
    'margin',
    'Show how close the count was: every gap, and the largest the margin can be.',
  )
    .option('--recounts <n>', 'how many recounts may be made to find it', wholeNumber, 60)
    .option('--write <file.blt>', 'write the changed papers that elect others')
    .action(async (file: string, options: MarginOptions) => {
      const { sayMargin } = await import('../after/margin.ts');
      process.exitCode = await sayMargin(file, options);
    });
}
