import { spawn } from 'node:child_process';

/** What a whole process took. */
export interface Measured {
  readonly seconds: number;
  /** The most memory it ever had, in megabytes. */
  readonly megabytes: number;
  readonly elected?: readonly number[];
}

/**
 * Runs a program in a Node process of its own, from start to end.
 *
 * @returns 'stopped' when it took longer than `limit` seconds, 'failed' when it ended in an error
 */
export async function measured(
  program: string,
  args: readonly string[],
  limit: number,
): Promise<Measured | 'stopped' | 'failed'> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  let stopped = false;
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const timer = setTimeout(() => (stopped = child.kill('SIGKILL')), limit * 1000);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  clearTimeout(timer);
  if (code !== 0) return stopped ? 'stopped' : 'failed';
  const { memory, elected } = JSON.parse(out) as { memory: number; elected?: number[] };
  return { seconds, megabytes: memory / 1024, ...(elected && { elected }) };
}
