import type { Command } from 'commander';
import type { SlatesOptions } from '../after/slates.ts';
import { papersCommand } from './papers-command.ts';

export function addSlates(program: Command): void {
  papersCommand(program, 'slates', 'Say how slates fared and where their votes went.')
    .requiredOption(
      '--slates <file.csv>',
      'who is on which slate: a candidate, a comma, the slate or nothing',
    )
    .action(async (file: string, options: SlatesOptions) => {
      const { reportSlates } = await import('../after/slates.ts');
      process.exitCode = await reportSlates(file, options);
    });
}
