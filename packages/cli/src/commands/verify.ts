import type { Command } from 'commander';

interface Options {
  readonly election?: string;
  readonly receipt?: readonly string[];
  readonly json: boolean;
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Check a published record: exit code 0 all holds, 1 a check failed, 2 not a record,\n' +
        '3 all holds, but you have not said which election you mean.',
    )
    .argument('<folder-or-url>', 'the record')
    .option(
      '--election <id>',
      'the election that you mean: its id, or a receipt file or invitation that carries it',
    )
    .option('--receipt <file-or-code...>', 'your receipt file, or receipt codes, to look for')
    .option('--json', 'print the findings as JSON', false)
    .action(async (record: string, options: Options) => {
      const { verifyRecord } = await import('../record/verify.ts');
      process.exitCode = await verifyRecord(record, options);
    });
}
