import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export const programs = ['read', 'first', 'second', 'peer'] as const;
export type Program = (typeof programs)[number];

/** Each program in one JavaScript file, so that no process spends its time on TypeScript. */
export async function bundlePrograms(folder: string): Promise<void> {
  await build({
    entryPoints: programs.map((name) => path.join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  await writeFile(
    path.join(folder, 'nothing.mjs'),
    "import { writeSync } from 'node:fs';\n" +
      'writeSync(1, JSON.stringify({ memory: process.resourceUsage().maxRSS }));\n',
  );
}

/** Bytes that a browser would load for a part of the count: bundled, minified, gzipped. */
export async function gzipped(folder: string, part: 'count' | 'second' | 'sheet'): Promise<number> {
  const outfile = path.join(folder, `${part}-in-browser.js`);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'in-browser', `${part}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return gzipSync(await readFile(outfile), { level: 9 }).length;
}
