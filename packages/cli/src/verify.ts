import { checkTitles, exitCode, renderReport } from '@teller/verifier';
import { verifyFolder } from '@teller/verifier/node';
import { ProgressLine } from './progress.ts';

/** Checks a record and prints the findings. Gives the exit code: 0, 1 or 2. */
export async function verifyRecord(
  folder: string,
  options: { readonly receipt?: readonly string[]; readonly json: boolean },
): Promise<number> {
  const progress = new ProgressLine();
  const report = await verifyFolder(folder, {
    receipts: options.receipt ?? [],
    onProgress: ({ check, done, total }) => {
      if (total > 0) progress.show(`${check} ${checkTitles[check]}`, done, total);
    },
  });
  progress.end();
  process.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report),
  );
  return exitCode(report);
}
