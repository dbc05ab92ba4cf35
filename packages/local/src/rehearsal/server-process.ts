import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds from a start that failed to the next. */
const between = 1_000;

/** A server of its own that did not start; it has said why on standard error. */
export class NotStartedError extends Error {
  override readonly name = 'NotStartedError';
}

/** Where a server listens. */
export interface Listening {
  /** Such as `http://localhost:41234`. */
  readonly url: string;
  /** The embedded DynamoDB, such as `http://127.0.0.1:45123`. */
  readonly dynamo: string;
}

type Said = 'inherit' | 'ignore';

const run = path.resolve(import.meta.dirname, '../../../setup/run.mjs');
const entry = path.resolve(import.meta.dirname, '../server.ts');

/**
 * The local stack as a process of its own. When it dies it is started again on the same port with the
 * same data, as a supervisor would; what it acknowledged must still be there.
 */
export class ServerProcess {
  readonly #folder: string;
  readonly #onRestart: () => void;
  readonly #said: Said;
  #child: ChildProcess;
  #listening: Listening;
  #stopping = false;

  private constructor(
    folder: string,
    onRestart: () => void,
    said: Said,
    child: ChildProcess,
    listening: Listening,
  ) {
    this.#folder = folder;
    this.#onRestart = onRestart;
    this.#said = said;
    this.#child = child;
    this.#listening = listening;
    this.#watch();
  }

  /**
   * @param folder where its data is
   * @param onRestart called each time it had to be started again
   * @param said what becomes of what it says on standard error
   */
  static async start(
    folder: string,
    onRestart: () => void = () => {},
    said: Said = 'inherit',
  ): Promise<ServerProcess> {
    const { child, listening } = await launch(folder, 0, said);
    return new ServerProcess(folder, onRestart, said, child, listening);
  }

  get listening(): Listening {
    return this.#listening;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  #watch(): void {
    this.#child.once('exit', () => {
      if (!this.#stopping) void this.#restart();
    });
  }

  async #restart(): Promise<void> {
    this.#onRestart();
    const port = Number(new URL(this.#listening.url).port);
    while (!this.#stopping) {
      try {
        const { child, listening } = await launch(this.#folder, port, this.#said);
        this.#child = child;
        this.#listening = listening;
        if (this.#stopping) child.kill('SIGTERM');
        else this.#watch();
        return;
      } catch {
        // It has said why. A disk may get room again, a port may become free.
        await sleep(between);
      }
    }
  }
}

/** @param port 0 for a free one */
async function launch(
  folder: string,
  port: number,
  said: Said,
): Promise<{ child: ChildProcess; listening: Listening }> {
  const child = fork(run, [entry, folder, String(port)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', said, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (listening) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- server.ts sends just this
      resolve({ child, listening: listening as Listening });
    });
    child.once('exit', (code) =>
      reject(new NotStartedError(`the local server did not start (exit code ${code})`)),
    );
  });
}
