import { readdir } from 'node:fs/promises';
import { systemErrorWords } from '@teller/basics';
import { checkTitles, exitCode, renderReport, type Report } from '@teller/verifier';
import { verifyAddress, verifyFolder, type VerifyFolderOptions } from '@teller/verifier/node';
import { complain } from '../terminal/complain.ts';
import { readNamed } from './named.ts';
import { ProgressLine } from '../terminal/progress.ts';

/** Checks a record and prints the findings. Gives the exit code: 0 to 3, see `exitCode`. */
export async function verifyRecord(
  record: string,
  options: {
    readonly election?: string;
    readonly receipt?: readonly string[];
    readonly json: boolean;
  },
): Promise<number> {
  const named = await readNamed(options.election, options.receipt ?? []);
  if (!named.ok) {
    complain(named.error);
    return 2;
  }
  const progress = new ProgressLine();
  const asked: VerifyFolderOptions = {
    ...named.value,
    onProgress: ({ check, done, total }) => {
      if (total > 0) progress.show(`${check} ${checkTitles[check]}`, done, total);
    },
  };
  let report: Report;
  try {
    if (/^https?:\/\//.test(record)) report = await verifyAddress(record, asked);
    else {
      // A folder that isn't there would otherwise be told as a record without files.
      await readdir(record);
      report = await verifyFolder(record, asked);
    }
  } catch (error) {
    progress.end();
    complain(
      `The record at ${record} can’t be read: ${systemErrorWords(error) ?? whyNot(error)}.`,
      'Is the path or address right?',
    );
    return 2;
  }
  progress.end();
  process.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report),
  );
  return exitCode(report);
}

/** `fetch` says what happened in the cause of its error. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
