import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '@teller/rehearsal';
import { startBehindVite } from '../src/dev.ts';
import type { Stack } from '../src/stack.ts';

let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-dev-'));
  stack = await startBehindVite({ folder, port: await freePort() });
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(['', 'vote/', 'results/', 'office/'])('/%s comes from its source', async (entry) => {
  const response = await fetch(`${stack.url}/${entry}`, { headers: { accept: 'text/html' } });
  expect(await response.text()).toContain('/@vite/client');
});

test.each([
  ['/api/record/elections', 'application/json'],
  ['/outbox', 'text/html; charset=UTF-8'],
])(
  '%s is answered by the stack, under the address that the browser sees',
  async (address, type) => {
    const response = await fetch(stack.url + address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).not.toContain('/@vite/client');
  },
);

test('a port that is taken is said to be', async () => {
  const port = Number(new URL(stack.url).port);
  // The folder that is in use would show itself in another error.
  await expect(startBehindVite({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
