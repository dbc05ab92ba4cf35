// Runs a command as a machine would that is so many times slower, to see that it still ends as it should:
//   node packages/setup/run.mjs packages/check/src/slowed.ts 5 npm test -- packages/stv
import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Milliseconds from one slice of a processor to the next: much less than any limit, and so long that a timer
 * which is late by some milliseconds makes little difference.
 */
const period = 100;

/**
 * Stops a process and its children, and lets them go on, so that they run for one part in `factor` of the
 * time. They must be a group of their own, as `detached` makes it, and are ended with this process.
 */
export function slowDown(child: ChildProcess, factor: number): void {
  const group = -(child.pid ?? 0);
  if (group === 0) return;
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(group, signal);
    } catch {
      // It has ended.
    }
  };
  const end = (): void => send('SIGKILL');
  let timer: NodeJS.Timeout;
  const turn = (isRunning: boolean): void => {
    send(isRunning ? 'SIGCONT' : 'SIGSTOP');
    const part = isRunning ? 1 / factor : 1 - 1 / factor;
    timer = setTimeout(() => turn(!isRunning), period * part);
  };
  turn(true);
  process.once('exit', end);
  child.once('exit', () => {
    clearTimeout(timer);
    process.off('exit', end);
  });
}

if (import.meta.filename === process.argv[1]) {
  const [factor = '', command = '', ...args] = process.argv.slice(2);
  const child = spawn(command, args, { detached: true, stdio: 'inherit' });
  slowDown(child, Number(factor));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  child.once('exit', (status) => process.exit(status ?? 1));
}
