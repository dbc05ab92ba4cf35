import type { Command } from 'commander';

/** Adds what every command that counts can be told about reserved places. */
export function reservedOptions(command: Command): Command {
  return command
    .option(
      '--reserve <number>',
      "reserved places: 'woman>=2', 'woman|bame>=1', 'man<=3'; any number of times",
      (one: string, before: readonly string[] | undefined) => [...(before ?? []), one],
    )
    .option(
      '--characteristics <file.csv>',
      'for --reserve, who has what: a candidate, a comma, labels',
    )
    .option(
      '--nobody <label>',
      'for --reserve, a label that nobody has, and rightly so; any number of times',
      (one: string, before: readonly string[] | undefined) => [...(before ?? []), one],
    )
    .option('--lapse <rule>', 'for --reserve, where too few stand: leave-vacant or minimum-lapses');
}
