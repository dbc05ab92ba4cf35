import { defined, type Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { nodePrimitives } from '@teller/protocol/node';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { massChecksHere, type MassChecks } from '../mass-checks.ts';
import type { Answer, Job, WorkerStart } from './worker.ts';

/** Those who wait for a chunk, by its number. */
type Waiting = Map<
  number,
  { readonly resolve: (result: unknown) => void; readonly reject: (e: unknown) => void }
>;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Waiting;
  broken: boolean;
}

/** A job without its number, for whichever kind. */
type Chunk = Job extends infer J ? (J extends Job ? Omit<J, 'id'> : never) : never;

/**
 * The mass checks on worker threads, one a core. A thread that can't start or breaks is given up, and
 * its chunks are done here: slower, never differently.
 *
 * @param onGivenUp told of a thread that was given up before {@link MassChecks.close}
 */
export function massChecksOnThreads(
  frozen: Frozen,
  election: string,
  count: number = availableParallelism(),
  onGivenUp: (reason: unknown) => void = () => undefined,
): MassChecks {
  const here = massChecksHere(frozen, election, nodePrimitives);
  // All this is copied to each thread: the parts, and not whatever else comes with them.
  const parts = { manifest: frozen.manifest, contests: frozen.contests };
  const threads = Array.from({ length: count }, () =>
    startThread({ frozen: parts, election }, onGivenUp),
  );
  let next = 0;
  const send = (chunk: Chunk, moved: readonly Bytes[]): Promise<unknown> => {
    const alive = threads.filter(({ broken }) => !broken);
    if (alive.length === 0) return Promise.reject(new Error('no thread is left'));
    const thread = alive.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    const id = next++;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.postMessage(
        { ...chunk, id } satisfies Job,
        moved.map(({ buffer }) => buffer),
      );
    });
  };
  return {
    lanes: count * 2,
    check: (contest, listed) => {
      // A copy: a view would take everything that it is a view of along.
      const own = listed.slice();
      return send({ kind: 'check', contest, listed: own }, [own]).then(
        (result) => result as readonly (string | null)[],
        () => here.check(contest, listed),
      );
    },
    open: (contest, ballots, privateKey) => {
      const own = { listed: ballots.listed.slice(), sealed: ballots.sealed.slice() };
      const moved = [own.listed, own.sealed];
      return send({ kind: 'open', contest, ballots: own, privateKey }, moved).then(
        (result) => result as Bytes,
        () => here.open(contest, ballots, privateKey),
      );
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(start: WorkerStart, onGivenUp: (reason: unknown) => void): Thread {
  const worker = new Worker(new URL('worker-start.mjs', import.meta.url), {
    workerData: start,
    execArgv: [],
  });
  const thread: Thread = { worker, waiting: new Map(), broken: false };
  const giveUp = (reason: unknown): void => {
    thread.broken = true;
    for (const { reject } of thread.waiting.values()) reject(reason);
    thread.waiting.clear();
  };
  worker.on('message', ({ id, result }: Answer) => {
    defined(thread.waiting.get(id), 'an answer to a chunk').resolve(result);
    thread.waiting.delete(id);
  });
  worker.on('error', (reason) => {
    onGivenUp(reason);
    giveUp(reason);
  });
  worker.on('exit', giveUp);
  return thread;
}
