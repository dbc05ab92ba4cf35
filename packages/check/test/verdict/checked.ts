import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { slowDown } from '../../src/slowed.ts';
import type { Suite } from './suites.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

/** How the check has ended, and the lines that it printed. */
export interface Checked {
  readonly status: number | null;
  readonly lines: readonly string[];
}

export interface Circumstances {
  readonly filter?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** As on a machine that is so many times slower. */
  readonly slower?: number;
  /** Called with each line when it is printed. */
  readonly seen?: (line: string) => void;
}

/** Runs the check on a repository in which there are only these tests. */
export async function check(
  suites: readonly Pick<Suite, 'name' | 'text'>[],
  { filter, env, slower, seen }: Circumstances = {},
): Promise<Checked> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-check-'));
  try {
    await mkdir(path.join(folder, 'packages/p/test'), { recursive: true });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    for (const suite of suites)
      await writeFile(
        path.join(folder, fileOf(suite)),
        suite.text && `${imports}\n${suite.text}\n`,
      );
    const args = ['packages/setup/run.mjs', 'packages/check/src/main.ts', '--in', folder];
    const child = spawn(process.execPath, filter === undefined ? args : [...args, filter], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', CI: 'true', SLOW: '', ...env },
    });
    if (slower !== undefined) slowDown(child, slower);
    const status = new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
    });
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      seen?.(line);
    }
    return { status: await status, lines };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const imports = `import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';`;

export function fileOf({ name }: Pick<Suite, 'name'>): string {
  return `packages/p/test/${name}.test.ts`;
}

/** The lines of the recap. */
export function recap({ lines }: Checked): readonly string[] {
  return lines
    .slice(lines.indexOf('Failed:') + 1)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim());
}
