import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DraftIssuer, Elsewhere } from './society.ts';

const run = path.resolve(import.meta.dirname, '../../../setup/run.mjs');
const entry = path.resolve(import.meta.dirname, '../../../local/src/issuer/main.ts');

/** An issuer as somebody else runs it: processes, folder, store, keys and origin of its own. */
export class IssuerProcess implements Elsewhere {
  readonly origin: string;
  readonly #folder: string;
  #deployment = '';
  #server: ChildProcess | undefined;

  private constructor(folder: string, origin: string) {
    this.#folder = folder;
    this.origin = origin;
  }

  static async at(port: number): Promise<IssuerProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), 'teller-issuer-'));
    return new IssuerProcess(folder, `http://localhost:${port}`);
  }

  async make(deployment: string, contests: readonly string[]): Promise<DraftIssuer> {
    this.#deployment = deployment;
    return JSON.parse(await this.#act('keys', ...contests)) as DraftIssuer;
  }

  async serve(election: string): Promise<void> {
    await this.#act('give', election);
    this.#server = fork(run, [entry, 'serve', ...this.#place()], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(this.#server, 'message');
  }

  /** The keys that are in its folder now, by file name. */
  async keys(election: string): Promise<ReadonlyMap<string, string>> {
    const folder = path.join(this.#folder, 'secrets/issuing', election);
    const keys = new Map<string, string>();
    for (const name of await readdir(folder))
      keys.set(name, await readFile(path.join(folder, name), 'utf8'));
    return keys;
  }

  async give(election: string): Promise<string> {
    return this.#act('give', election);
  }

  /** Everything in its folder, to be searched. */
  async everything(): Promise<string> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((one) => one.isFile());
    const texts = await Promise.all(
      files.map(async (one) => readFile(path.join(one.parentPath, one.name), 'latin1')),
    );
    return texts.join('\n');
  }

  async close(): Promise<void> {
    if (this.#server?.exitCode === null) {
      this.#server.kill('SIGTERM');
      await once(this.#server, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #place(): readonly string[] {
    return [this.#folder, 'second', this.origin, this.#deployment];
  }

  async #act(act: string, ...rest: readonly string[]): Promise<string> {
    const words = [run, entry, act, ...this.#place(), ...rest];
    return (await promisify(execFile)(process.execPath, words)).stdout;
  }
}
