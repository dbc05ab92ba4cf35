import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Bundles each test file with the instrumented sources into one script, whose body a function is made
 * of: `$m`, `require`, `module` and `exports` are its parameters. What comes from npm stays outside.
 *
 * @param sources - absolute path to instrumented text
 * @returns the bundles, in the order of the test files
 */
export async function bundleTests(
  testFiles: readonly string[],
  sources: ReadonlyMap<string, string>,
  folder: string,
): Promise<readonly string[]> {
  const instrumented: Plugin = {
    name: 'instrumented',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const text = sources.get(file) ?? (await readFile(file, 'utf8'));
        const contents = text
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
        return { contents, loader: 'ts' };
      });
    },
  };
  await build({
    entryPoints: [...testFiles],
    outdir: folder,
    outbase: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vitest', 'fast-check'],
    plugins: [instrumented],
    logLevel: 'error',
  });
  return testFiles.map((file) =>
    path.join(folder, path.relative(root, file).replace(/\.ts$/, '.js')),
  );
}

/** Bundles the process that runs them, and gives its path. */
export async function bundleProcess(folder: string): Promise<string> {
  const outfile = path.join(folder, 'process.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'process.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
