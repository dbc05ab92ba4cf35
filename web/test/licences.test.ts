import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { licencesFile } from '../licences.ts';

const web = path.resolve(import.meta.dirname, '..');
let folder: string;
/** Every source file of the built pages, as their source maps name them. */
let sources: readonly string[];
let licences: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-licences-'));
  await build({
    root: web,
    configFile: path.join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: 'hidden' },
  });
  const built = await readdir(folder, { recursive: true });
  const maps = built.filter((file) => file.endsWith('.map'));
  const read = maps.map(async (file) =>
    JSON.parse(await readFile(path.join(folder, file), 'utf8')),
  );
  sources = (await Promise.all(read)).flatMap((map: { sources: string[] }) => map.sources);
  licences = await readFile(path.join(folder, licencesFile), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text under a heading that begins so. */
function noticeOf(heading: string): string {
  const [, after = ''] = licences.split(`\n## ${heading}`);
  return after.split('\n## ')[0] ?? '';
}

test('every package in the built pages is named with its version and the whole of its notice', () => {
  const bundled = new Set(
    sources.flatMap((source) => {
      const [, version, name] =
        /\/\.pnpm\/[^/]*?[^/]@([\d.]+)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
      return name === undefined ? [] : [`${name} - ${version}`];
    }),
  );
  expect([...bundled].join()).toMatch(/\breact-dom - /);
  for (const one of bundled) {
    expect(noticeOf(one), one).toMatch(/Copyright \(c\)/i);
    expect(noticeOf(one), one).toMatch(/without warrant(y|ies) /i);
  }
});

test('so is what a package carries inside itself, and Teller’s own licence is there', () => {
  expect(sources.some((source) => source.includes('/blindrsa-ts/lib/src/sjcl/'))).toBe(true);
  expect(noticeOf('sjcl, inside @cloudflare/blindrsa-ts')).toMatch(/Emily Stark, Mike Hamburg/);
  expect(licences).toMatch(/^# Teller \(Apache-2\.0\)\n\n\s*Apache License/);
});

test('every page links it', async () => {
  const frame = await readFile(path.join(web, 'src/frame/frame.tsx'), 'utf8');
  expect(frame).toContain(`href="/${licencesFile}"`);
});
