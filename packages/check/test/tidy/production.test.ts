import { build } from 'esbuild';
import * as keys from '@teller/rehearsal/keys';
import { expect, test } from 'vitest';
import { filesMatching, root } from '../../src/structure/files.ts';

// What lets one process know every key is for rehearsals: no program that runs in production reaches it,
// not even to leave it out when it is bundled.

const entries = filesMatching(
  /^(?:packages\/functions\/src\/[^/]+\/(?:lambda|[\w-]+-job)\.ts|web\/src\/[^/]+\/main\.tsx)$/,
).map(({ path: entry }) => entry);

/** The repository's own files that a program's imports lead to. */
async function reachedFrom(entry: string): Promise<readonly string[]> {
  const isPage = entry.startsWith('web/');
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outdir: 'out',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: isPage ? 'browser' : 'node',
    logLevel: 'error',
    external: ['@aws-sdk/*', '@smithy/*'],
  });
  return Object.keys(metafile.inputs).filter((file) =>
    /^(?:packages|web)\/(?!.*node_modules)/.test(file),
  );
}

const forRehearsals = new RegExp(`\\b(?:${Object.keys(keys).join('|')})\\b`);

test('there are programs to look at, and names to look for', () => {
  const sides = entries.map((entry) => entry.split('/').at(-2));
  expect(sides).toEqual(
    expect.arrayContaining(['box', 'issuer', 'office', 'record', 'roll', 'vote']),
  );
  expect(Object.keys(keys)).toEqual(expect.arrayContaining(['holdCeremony', 'nodeBlindRsa']));
});

test.each(entries)('%s reaches nothing that is made for rehearsals', async (entry) => {
  const files = await reachedFrom(entry);
  expect(files).toContain(entry);
  expect(files.filter((file) => file.startsWith('packages/rehearsal/'))).toEqual([]);
  const texts = filesMatching(/^(?:packages|web)\/.*\.tsx?$/).filter(({ path }) =>
    files.includes(path),
  );
  const defining = texts.filter(({ text }) => forRehearsals.test(text));
  expect(defining.map(({ path: file }) => file)).toEqual([]);
});
