import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { seconds } from './seconds.ts';

// Limits are there to end what never would, so they are far above what a test needs; and they are longer
// where the machine is slow or busy, which is measured.

/** How long a test or a hook may take, in milliseconds, where the limits were chosen. */
export const limit: number = process.env['SLOW'] === '1' ? 3_600_000 : 120_000;

/** What pieces of work took there, in milliseconds: an idle machine of two cores, in November 2026. */
const workThere = 10.5;
const startThere = 60;

/** No machine is slower than this that the check is of use on. */
const slowest = 40;

/** In the environment: what the run has measured at its start, or what somebody has decided. */
const variable = 'SLOWNESS';

let measured: number | undefined;

/**
 * How many times slower this machine is now than where the limits were chosen, at least 1. Measured once
 * a process: at the start of a run for long enough to see a processor that is given out in slices, and
 * briefly before each file of tests, where it only counts when it is more.
 */
export function slowness(): number {
  if (measured !== undefined) return measured;
  const atStart = Number(process.env[variable]);
  const now = atStart > 0 ? work(1) / workThere : atTheStart();
  measured = Math.min(slowest, Math.max(1, atStart || 1, now));
  return measured;
}

/** A limit in milliseconds, as this machine needs it now. */
export function stretched(milliseconds: number): number {
  return Math.ceil(milliseconds * slowness());
}

/** For the environment of the processes in which tests run. */
export function slownessForTests(): Readonly<Record<string, string>> {
  return { [variable]: slowness().toFixed(2) };
}

function atTheStart(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  const start = (performance.now() - started) / startThere;
  return Math.max(start, work(10) / 10 / workThere);
}

/** The milliseconds that so many pieces of work take. */
function work(pieces: number): number {
  const started = performance.now();
  let sum = 1;
  for (let i = 0; i < pieces * 10_000_000; i++) sum = (Math.imul(sum, 31) + i) | 0;
  // Asked for, so that the work is not left out.
  return Number.isInteger(sum) ? performance.now() - started : 0;
}

/**
 * Runs a program, for at most so many milliseconds, stretched. Throws with what the program wrote to
 * standard error, or, when it had to be ended, with the limit and how long it ran.
 */
export async function runWithin(
  milliseconds: number,
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const started = performance.now();
  const timeout = stretched(milliseconds);
  try {
    await promisify(execFile)(program, [...args], { ...options, timeout, maxBuffer: 1 << 26 });
  } catch (cause) {
    const { killed, stderr } = cause as { readonly killed?: boolean; readonly stderr?: string };
    const why = killed
      ? `time ran out: ended after ${seconds(performance.now() - started)}, its limit is ` +
        `${seconds(milliseconds)}, ${slowness().toFixed(1)} times on this machine now`
      : String(cause);
    throw new Error([why, stderr].filter(Boolean).join('\n'), { cause });
  }
}
