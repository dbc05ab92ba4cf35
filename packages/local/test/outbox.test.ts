import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Outbox } from '../src/outbox.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-outbox-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const message = (n: number) => ({
  to: 'ada@example.org',
  subject: `Letter ${n} <b>`,
  text: `Line one of ${n}\nÅsa, line two\n`,
  html: `<!doctype html><p>Line one of ${n}<p>Åsa, line two`,
});

test('both parts of every message are shown, after a restart too', async () => {
  const file = path.join(folder, 'outbox.jsonl');
  const outbox = await Outbox.open(file);
  await outbox.send(message(1));
  await outbox.send(message(2));
  const app = (await Outbox.open(file)).app();

  const page = await (await app.request('/outbox')).text();
  expect(page).toContain('Letter 2 &lt;b&gt;');
  expect(page).toContain('Line one of 1\nÅsa, line two');
  expect(page.match(/href="[^"]+"/g)).toEqual(['href="/outbox/2"', 'href="/outbox/1"']);

  const one = await app.request('/outbox/1');
  expect(await one.text()).toBe(message(1).html);
  expect(one.headers.get('content-type')).toMatch(/^text\/html/);
  expect(one.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await app.request('/outbox/3')).status).toBe(404);

  const latest = await app.request('/outbox/latest?to=ada@example.org');
  expect(await latest.json()).toEqual(message(2));
  expect((await app.request('/outbox/latest?to=eve@example.org')).status).toBe(404);
});
