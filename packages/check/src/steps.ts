import { spawn } from 'node:child_process';
import path from 'node:path';
import { seconds } from './seconds.ts';

/** A program that must end well. */
interface Step {
  readonly what: string;
  /** From the repository's root, as are all paths. */
  readonly program: string;
  readonly args: readonly string[];
}

/** What the check does beside running tests. */
const steps: readonly Step[] = [
  { what: 'format', program: 'node_modules/.bin/oxfmt', args: ['--check'] },
  { what: 'types', program: 'node_modules/.bin/tsc', args: ['-b'] },
  {
    what: 'lint',
    program: 'node_modules/.bin/oxlint',
    args: ['--type-aware', '--deny-warnings'],
  },
  { what: 'dead code', program: 'node_modules/.bin/knip', args: [] },
];

/** Runs every step and gives the names of those that failed; shows what a step prints only then. */
export async function runSteps(root: string): Promise<{ passed: number; failed: string[] }> {
  const failed: string[] = [];
  for (const step of steps) if (!(await succeeds(step, root))) failed.push(step.what);
  return { passed: steps.length - failed.length, failed };
}

async function succeeds({ what, program, args }: Step, root: string): Promise<boolean> {
  const started = performance.now();
  const child = spawn(path.join(root, program), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.on('close', resolve);
  });
  const took = seconds(performance.now() - started);
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${what} (${took})\n`);
  if (status !== 0) process.stdout.write(Buffer.concat(printed));
  return status === 0;
}
