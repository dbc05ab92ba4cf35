// The count runs unchanged in a worker of a real browser, and gives the same bytes as in Node.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { count, countJson, parseBlt, ruleNames, type RuleName } from '@teller/stv';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/browser.ts';

const ward = readFileSync(
  path.resolve(import.meta.dirname, '../../../stv/data/north_lanarkshire_2017_ward14.blt'),
  'utf8',
);

/** What the worker does with each message; the same lines run here for comparison. */
const program = `
  import { count, countJson, parseBlt } from '@teller/stv';
  self.addEventListener('message', ({ data: { text, rule, seats } }) => {
    const parsed = parseBlt(text);
    const counted = count({ ...parsed.value, rule, seats: seats ?? parsed.value.seats });
    self.postMessage(JSON.stringify(counted.ok ? countJson(counted.value) : counted.error));
  });`;

/** Nobody listens there: the page and the worker come out of this file. */
const site = 'http://count.test';

let browser: Browser;
let page: Page;
let script: string;
const faults: string[] = [];

beforeAll(async () => {
  script = await bundled(program);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/worker.js'
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Count</title>' });
  });
  await page.goto(`${site}/`);
});

afterAll(async () => {
  await browser?.close();
});

/** As a browser would load it: ES modules for a page, no Node. Fails where Node is imported. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

test.each(ruleNames)('%s: a real ward in a worker, byte for byte', async (rule) => {
  const seats = rule === 'av' || rule === 'plurality' ? 1 : undefined;
  const message = { text: ward, rule, ...(seats && { seats }) };
  const there = await page.evaluate(
    (data) =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.addEventListener('message', ({ data: answer }) => {
          worker.terminate();
          resolve(String(answer));
        });
        worker.addEventListener('error', ({ message: fault }) => reject(new Error(fault)));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none
        worker.postMessage(data);
      }),
    message,
  );
  expect(there).toBe(here(rule, seats));
  expect(JSON.parse(there)).toMatchObject({ rule, valid: expect.any(Number) as number });
  expect(faults).toEqual([]);
});

function here(rule: RuleName, seats: number | undefined): string {
  const parsed = parseBlt(ward);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const counted = count({ ...parsed.value, rule, seats: seats ?? parsed.value.seats });
  return JSON.stringify(counted.ok ? countJson(counted.value) : counted.error);
}

test('all of the main entry is less than 20 kB, gzipped', async () => {
  const everything = await bundled("export * from '@teller/stv';");
  expect(everything.length).toBeGreaterThan(20_000);
  expect(gzipSync(everything, { level: 9 }).length).toBeLessThan(20_000);
});
