import type { Command } from 'commander';
import { numbers, wholeNumber } from '../numbers.ts';
import { reservedOptions } from '../reserved-options.ts';
import type { CompareOptions } from './compare.ts';
import type { CountbackOptions } from './countback.ts';
import type { FollowOptions } from './follow.ts';
import type { MarginOptions } from './margin.ts';
import type { SlatesOptions } from './slates.ts';

/** Adds the commands that ask something about a count. Each is loaded when it is asked for. */
export function addQuestions(program: Command): void {
  papersCommand(program, 'compare', 'Count the papers twice and say what differs.')
    .option('--against <rule>', 'the second count is by this rule')
    .option('--without <numbers>', 'the second count is without these candidates', numbers)
    .option('--without-reserved', 'the second count is without the reserved places')
    .action(async (file: string, options: CompareOptions) => {
      const { compareCounts } = await import('./compare.ts');
      process.exitCode = await compareCounts(file, options);
    });

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
      const { fillVacancy } = await import('./countback.ts');
      process.exitCode = await fillVacancy(file, options);
    });

  papersCommand(
    program,
    'margin',
    'Say how close a count was: every gap, and a bound of the margin.',
  )
    .option('--recounts <n>', 'how many recounts may be made to find it', wholeNumber, 60)
    .option('--write <file.blt>', 'write the changed papers that elect others')
    .action(async (file: string, options: MarginOptions) => {
      const { sayMargin } = await import('./margin.ts');
      process.exitCode = await sayMargin(file, options);
    });

  papersCommand(program, 'follow', "Say where one paper's vote went, stage by stage.")
    .requiredOption(
      '--paper <numbers>',
      'the paper: candidates by number, first preference first, such as 3,1,2',
      numbers,
    )
    .action(async (file: string, options: FollowOptions) => {
      const { followPaper } = await import('./follow.ts');
      process.exitCode = await followPaper(file, options);
    });

  papersCommand(program, 'slates', 'Say how slates fared and where their votes went.')
    .requiredOption(
      '--slates <file.csv>',
      'who is on which slate: a candidate, a comma, the slate or nothing',
    )
    .action(async (file: string, options: SlatesOptions) => {
      const { reportSlates } = await import('./slates.ts');
      process.exitCode = await reportSlates(file, options);
    });
}

/** A command with the papers and how they are counted. */
function papersCommand(program: Command, name: string, description: string): Command {
  const command = program
    .command(name)
    .description(description)
    .argument('<file>', 'the papers: BLT or CSV, as for count')
    .option('--rule <rule>', 'the rule they are counted by')
    .option('--seats <n>', 'number of places; a BLT file has its own', wholeNumber)
    .option('--lot <numbers>', 'candidates in the order drawn by lot, for ties', numbers);
  return reservedOptions(command);
}
