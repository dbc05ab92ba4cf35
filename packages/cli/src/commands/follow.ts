import type { Command } from 'commander';
import type { FollowOptions } from '../after/follow.ts';
import { numbers } from '../terminal/numbers.ts';
import { papersCommand } from './papers-command.ts';

export function addFollow(program: Command): void {
  papersCommand(program, 'follow', "Say where one paper's vote went, stage by stage.")
    .requiredOption(
      '--paper <numbers>',
      'the paper: candidates by number, first preference first, such as 3,1,2',
      numbers,
    )
    .action(async (file: string, options: FollowOptions) => {
      const { followPaper } = await import('../after/follow.ts');
      process.exitCode = await followPaper(file, options);
    });
}
