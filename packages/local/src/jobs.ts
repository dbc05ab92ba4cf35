import { setTimeout as sleep } from 'node:timers/promises';

/** A job that does what is due and can be run again at any moment. */
export interface Job {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Runs each job over and over until it is stopped, as the schedule does on AWS. A job that fails is
 * run again; its error is told once, and again only when it changes.
 *
 * @returns when every job has come to its end
 */
export async function runJobs(
  jobs: readonly Job[],
  pause: number,
  stopped: AbortSignal,
  failed: (job: string, error: unknown) => void,
): Promise<void> {
  await Promise.all(
    jobs.map(async ({ name, run }) => {
      let last = '';
      while (!stopped.aborted) {
        try {
          await run();
          last = '';
        } catch (error) {
          if (!stopped.aborted && String(error) !== last) failed(name, error);
          last = String(error);
        }
        await sleep(pause, undefined, { signal: stopped }).catch(() => undefined);
      }
    }),
  );
}
