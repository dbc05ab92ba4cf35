import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.join(import.meta.dirname, '../src');
const pure = [
  ...readdirSync(src),
  ...readdirSync(path.join(src, 'ballot-key'), { recursive: true }).map(
    (name) => `ballot-key/${String(name)}`,
  ),
].filter((name) => name.endsWith('.ts'));

test.each(pure)('%s reaches neither Node nor the browser, clock or generator', (name) => {
  const code = readFileSync(path.join(src, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
  expect(code).not.toMatch(/from 'node:|from '\.\/(?:node|voter)|\bcrypto\.|\bfetch\b|\bprocess\./);
  expect(code).not.toMatch(/Math\.random|Date\b|localStorage|\bwindow\b|\bdocument\b|randomBytes/);
});
