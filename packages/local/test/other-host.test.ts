import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack } from '@teller/local';
import { expect, test } from 'vitest';

function statusFor(port: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path: '/outbox', headers: { host } });
    asked.on('response', (response) => resolve(response.resume().statusCode));
    asked.on('error', reject);
    asked.end();
  });
}

test('under another name than its own the local server shows nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-host-'));
  const stack = await startStack({ folder, port: 0 });
  try {
    const { port } = new URL(stack.url);
    expect(await statusFor(port, `localhost:${port}`)).toBe(200);
    expect(await statusFor(port, `rebound.example:${port}`)).toBe(421);
  } finally {
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  }
});
