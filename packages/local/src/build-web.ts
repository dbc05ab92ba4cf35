import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webDist } from './web.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** What the pages are made from. */
const sources = [
  'web',
  'packages/api/src',
  'packages/basics/src',
  'packages/election/src',
  'packages/protocol/src',
  'packages/record/src',
  'packages/stv/src',
];
const leftOut = new Set(['node_modules', 'dist', 'test', 'out']);

/** Builds the pages with Vite, unless they were built from the same sources. */
export async function buildWeb(): Promise<void> {
  const stamp = path.join(webDist, '.built-from');
  const wanted = await hashOf(sources.map((folder) => path.join(root, folder)));
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  const vite = path.join(root, 'web/node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn'],
    { cwd: path.join(root, 'web'), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The pages could not be built.\n${stdout}${stderr}`);
  await writeFile(stamp, wanted);
}

async function hashOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter(
        (file) =>
          !path
            .relative(folder, file)
            .split(path.sep)
            .some((part) => leftOut.has(part)),
      )
      .toSorted();
    for (const file of files) hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}
