import type { JobName, JobReport } from '@teller/api';
import { canonicalBytes } from '@teller/basics';
import * as z from 'zod';
import type { FileName, RecordFiles } from '../ports/record-files.ts';

const FileSchema = z.strictObject({
  format: z.literal('teller-job-report/1'),
  lastRun: z.number(),
  failing: z.nullable(z.strictObject({ since: z.number(), error: z.string() })),
});

function reportName(election: string, job: JobName): FileName {
  return { area: 'working', election, path: `jobs/${job}.json` };
}

/** How a job last did for an election, as it said itself; undefined before it first ran. */
export async function readJobReport(
  files: Pick<RecordFiles, 'read'>,
  election: string,
  job: JobName,
): Promise<JobReport | undefined> {
  const bytes = await files.read(reportName(election, job));
  if (bytes === undefined) return undefined;
  const { lastRun, failing } = FileSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return { job, lastRun, failing };
}

export async function writeJobReport(
  files: Pick<RecordFiles, 'replace'>,
  election: string,
  { job, lastRun, failing }: JobReport,
): Promise<void> {
  const bytes = canonicalBytes({ format: 'teller-job-report/1', lastRun, failing });
  await files.replace(reportName(election, job), bytes);
}
