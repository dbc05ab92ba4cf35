import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webDist } from './web.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const leftOut = new Set(['node_modules', 'dist', 'test', 'out']);

/** Builds the pages with Vite, unless they were built from the same sources. */
export async function buildWeb(): Promise<void> {
  const stamp = path.join(webDist, '.built-from');
  const wanted = await hashOf(await sources());
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

/** The folders that the pages are made from: their own, and the packages' that they import. */
async function sources(): Promise<readonly string[]> {
  const web = path.join(root, 'web');
  const found = new Set([web]);
  const add = async (folder: string): Promise<void> => {
    const file = await readFile(path.join(folder, 'package.json'), 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pnpm has read it
    const { dependencies = {} } = JSON.parse(file) as { dependencies?: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies)) {
      const used = path.join(root, name.replace('@teller', 'packages'));
      if (!version.startsWith('workspace:') || found.has(used)) continue;
      found.add(used);
      await add(used);
    }
  };
  await add(web);
  return [...found];
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
