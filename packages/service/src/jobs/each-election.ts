import type { JobName } from '@teller/api';
import type { Clock } from '../ports/clock.ts';
import type { Election } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import { readJobReport, writeJobReport } from '../working-area/job-reports.ts';

export interface JobDeps {
  readonly elections: { list(): Promise<readonly Pick<Election, 'id' | 'phase'>[]> };
  readonly files: Pick<RecordFiles, 'read' | 'replace'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Milliseconds after which it is written again that all is well. */
const reportEvery = 10 * 60_000;

/**
 * Does a job's part for every election, one after the other. One that fails keeps no other from its turn. How it
 * went is put where the office finds it; what failed is thrown at the end.
 */
export async function forEachElection(
  deps: JobDeps,
  job: JobName,
  part: (election: string) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { id, phase } of await deps.elections.list()) {
    const failed: unknown[] = [];
    try {
      await part(id);
    } catch (error) {
      failed.push(error);
    }
    try {
      await report(deps, id, { job, over: phase === 'published' || phase === 'void' }, failed[0]);
    } catch (error) {
      // A full disk takes no report either. The office sees that there has been none for long.
      failed.push(error);
    }
    failures.push(...failed);
  }
  if (failures.length > 1) throw new AggregateError(failures, 'the job failed for some elections');
  if (failures.length === 1) throw failures[0];
}

/** Written when something has changed, and now and then while an election is not over. */
async function report(
  { files, clock }: JobDeps,
  election: string,
  { job, over }: { readonly job: JobName; readonly over: boolean },
  failure: unknown,
): Promise<void> {
  const now = clock.now();
  const before = await readJobReport(files, election, job);
  const error = failure === undefined ? undefined : textOf(failure);
  const unchanged = before?.failing?.error === error;
  if (unchanged && over && error === undefined) return;
  if (unchanged && before && Math.abs(now - before.lastRun) < reportEvery) return;
  const since = before?.failing?.since ?? now;
  const failing = error === undefined ? null : { since, error };
  await writeJobReport(files, election, { job, lastRun: now, failing });
}

function textOf(error: unknown): string {
  return String(error).slice(0, 500);
}
