import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startStack } from '@teller/local';
import { expect, test } from 'vitest';

async function ask(
  port: string,
  host: string,
): Promise<readonly [status: number | undefined, body: string]> {
  const headers = { host };
  const asked = request({ host: 'localhost', port, path: '/outbox', headers }).end();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this event brings
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return [answer.statusCode, await text(answer)];
}

test('under another name than its own the local server shows nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-host-'));
  const stack = await startStack({ folder, port: 0 });
  try {
    const { port } = new URL(stack.url);
    expect(await ask(port, `localhost:${port}`)).toEqual([200, expect.any(String)]);
    expect(await ask(port, `rebound.example:${port}`)).toEqual([421, `This is ${stack.url}`]);
    expect(await ask(port, 'not a host')).toEqual([
      400,
      expect.stringContaining('urn:teller:problem:malformed-request'),
    ]);
  } finally {
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  }
});
