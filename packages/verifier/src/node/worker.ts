// Runs on a worker thread: does the mass checks of chunks of ballots with synchronous crypto.
import type { Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { nodePrimitives } from '@teller/protocol/node';
import type { SomeBallots } from '@teller/record';
import { parentPort, workerData } from 'node:worker_threads';
import { massChecksHere } from '../mass-checks.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly frozen: Frozen;
  readonly election: string;
}

/** One chunk to do. */
export type Job =
  | {
      readonly id: number;
      readonly kind: 'check';
      readonly contest: number;
      readonly listed: Bytes;
    }
  | {
      readonly id: number;
      readonly kind: 'open';
      readonly contest: number;
      readonly ballots: SomeBallots;
      readonly privateKey: Bytes;
    };

/** What comes back for a chunk. */
export interface Answer {
  readonly id: number;
  readonly result: unknown;
}

const { frozen, election } = workerData as WorkerStart;
const here = massChecksHere(frozen, election, nodePrimitives);

parentPort?.on('message', (job: Job) => {
  void (async (): Promise<void> => {
    const result =
      job.kind === 'check'
        ? await here.check(job.contest, job.listed)
        : await here.open(job.contest, job.ballots, job.privateKey);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, no window
    parentPort?.postMessage({ id: job.id, result } satisfies Answer);
  })();
});
