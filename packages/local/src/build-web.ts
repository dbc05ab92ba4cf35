import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webDist } from './web.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** In the built pages: what they were built from. */
const stamp = '.built-from';
const leftOut = new Set(['node_modules', 'dist', 'test', 'out']);

/**
 * Builds the pages with Vite, unless they were built from the same sources. Several processes may ask at
 * once: each builds beside the final folder and puts the whole of it there, so that nobody ever sees half.
 */
export async function buildWeb(): Promise<void> {
  const wanted = await hashOf(await sources());
  if (await isBuiltFrom(wanted)) return;
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(path.join(cache, 'teller-web-'));
  try {
    const made = path.join(work, 'dist');
    runVite(made);
    await writeFile(path.join(made, stamp), wanted);
    if (!(await isBuiltFrom(wanted))) await putInPlace(made, path.join(work, 'before'));
    if (!(await isBuiltFrom(wanted)))
      throw new Error('The sources changed while pages were built.');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function isBuiltFrom(wanted: string): Promise<boolean> {
  const found = await readFile(path.join(webDist, stamp), 'utf8').catch(() => undefined);
  return found === wanted;
}

function runVite(outDir: string): void {
  const vite = path.join(root, 'web/node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'],
    { cwd: path.join(root, 'web'), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Vite ended with ${status}.\n${stdout}${stderr}`);
}

/** Where another process has just put its own, that one stays. */
async function putInPlace(made: string, before: string): Promise<void> {
  await rename(webDist, before).catch(unless('ENOENT'));
  await rename(made, webDist).catch(unless('ENOTEMPTY', 'EEXIST'));
}

/** Throws an error unless it has one of the codes. */
function unless(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!codes.includes(code)) throw error;
  };
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
  // Versions of what comes from npm.
  hash.update(await readFile(path.join(root, 'pnpm-lock.yaml')));
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
