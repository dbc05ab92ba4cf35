import { spawn } from 'node:child_process';
import path from 'node:path';

const run = path.resolve(import.meta.dirname, '../../../setup/run.mjs');

/** Runs a program of this folder in a process of its own and gives what it prints; throws when it fails. */
export async function inProcess(program: string, args: readonly string[]): Promise<string> {
  const file = path.join(import.meta.dirname, `${program}.ts`);
  const child = spawn(process.execPath, [run, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}`);
  return out;
}
