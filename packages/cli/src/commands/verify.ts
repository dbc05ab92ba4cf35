import type { Command } from 'commander';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Check a published record: exit code 0 all holds, 1 a check failed, 2 not a record.',
    )
    .argument('<folder-or-url>', 'the record')
    .option('--receipt <code...>', 'receipt codes or hashes to look for in the list')
    .option('--json', 'print the findings as JSON', false)
    .action(async (record: string, options: { receipt?: string[]; json: boolean }) => {
      const { verifyRecord } = await import('../record/verify.ts');
      process.exitCode = await verifyRecord(record, options);
    });
}
