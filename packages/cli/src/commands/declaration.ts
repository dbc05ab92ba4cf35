import { InvalidArgumentError, type Command } from 'commander';
import { hiddenInName } from '@teller/basics';

/** Adds the options to a command. */
export function declarationOptions(command: Command): Command {
  return command
    .option('--organisation <name>', 'for the declaration: whose election it is', name)
    .option('--electorate <n>', 'how many could vote; gives the turnout', people)
    .option('--issued <n>', 'papers given out', people)
    .option('--returning-officer <name>', 'who signs the declaration', name)
    .option('--date <date>', 'the day of the result, such as 2026-11-25', day);
}

function name(text: string): string {
  const hidden = hiddenInName(text);
  if (hidden !== undefined)
    throw new InvalidArgumentError(`It has a hidden character, ${hidden.code} ${hidden.name}.`);
  if (text.trim() === '') throw new InvalidArgumentError('Give a name.');
  return text.trim();
}

function people(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('Give a whole number without commas, such as 12400.');
  return Number(text);
}

function day(text: string): string {
  const [, number = ''] = /^\d{4}-\d\d-(\d\d)$/.exec(text) ?? [];
  // A day that its month doesn't have is taken for one of the next month, or for none.
  if (number === '' || new Date(`${text}T00:00:00Z`).getUTCDate() !== Number(number))
    throw new InvalidArgumentError('Give year, month and day, such as 2026-11-25.');
  return text;
}
