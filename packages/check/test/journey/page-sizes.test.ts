import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWeb } from '@teller/local';
import { beforeAll, expect, test } from 'vitest';

// What web/README.md says of the vote entry's size, held against what is built.

const dist = path.resolve(import.meta.dirname, '../../../../web/dist');

beforeAll(buildWeb);

/** The scripts that an entry asks for before its first mark, in compressed bytes. */
function firstBytes(entry: string): number {
  const html = readFileSync(path.join(dist, entry, 'index.html'), 'utf8');
  return compressed([...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([name]) => name));
}

function compressed(scripts: readonly string[]): number {
  return scripts.reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(dist, name))).length,
    0,
  );
}

test('the vote entry: 110 kB before the first mark', () => {
  expect(firstBytes('vote')).toBeGreaterThan(60_000);
  expect(firstBytes('vote')).toBeLessThan(110_000);
});

test('the vote entry: 152 kB with what comes later', () => {
  const names = readdirSync(path.join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  const later = names.filter((name) => /^(?:later|receipt|sha256)-/.test(name));
  expect(later).toHaveLength(3);
  expect(firstBytes('vote') + compressed(later.map((name) => `assets/${name}`))).toBeLessThan(
    152_000,
  );
});
