import { spawn } from 'node:child_process';
import path from 'node:path';

export const packages: string = path.resolve(import.meta.dirname, '../..');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `teller` as `npm run teller -- …` does. */
export async function teller(...args: readonly string[]): Promise<Ran> {
  const run = path.join(packages, 'setup/run.mjs');
  const entry = path.join(packages, 'cli/src/main.ts');
  const child = spawn(process.execPath, [run, entry, ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}
