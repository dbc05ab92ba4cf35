// `npm start` as people do it: twice, and killed while it starts.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Level } from 'level';
import { expect, test } from 'vitest';
import { lookAt } from '../src/port.ts';
import { startDynamo } from '../src/dynamo.ts';
import { openStores, startStack } from '../src/index.ts';

const repository = path.resolve(import.meta.dirname, '../../..');

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-start-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a port is free, Teller’s or somebody else’s', async () => {
  const other = createServer((socket) => socket.destroy());
  other.listen(0, 'localhost');
  await once(other, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  const { port } = other.address() as AddressInfo;
  expect(await lookAt(port)).toBe('somebody-else');
  other.close();
  await once(other, 'close');
  expect(await lookAt(port)).toBe('free');
  await inFolder(async (folder) => {
    const stack = await startStack({ folder, port: 0 });
    try {
      expect(await lookAt(Number(new URL(stack.url).port))).toBe('teller');
    } finally {
      await stack.close();
    }
  });
});

test('a second start on the same port says where the first is, and opens nothing', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack({ folder, port: 0 });
    const { port } = new URL(stack.url);
    try {
      const second = npmStart(port);
      const said = await text(second);
      expect(second.exitCode).toBe(1);
      expect(said).toContain(
        `Teller is running already: http://localhost:${port}\nFor a second one: PORT=4200 npm start\n`,
      );
    } finally {
      await stack.close();
    }
  });
});

test('a table that a kill left half made is made anew; the others keep what is in them', async () => {
  await inFolder(async (folder) => {
    const first = await startDynamo(folder);
    await openStores(first.endpoint, folder);
    await first.close();
    const store = new Level<string, object>(folder, { valueEncoding: 'json' });
    const tables = await store.keys({ gte: 'table~', lt: 'table\u007F' }).all();
    const [half = '', whole = ''] = tables;
    await store.put(half, { ...(await store.get(half)), TableStatus: 'CREATING' });
    await store.put(`item-${whole.slice('table~'.length)}~mark`, { kept: true });
    await store.close();
    const second = await startDynamo(folder);
    await openStores(second.endpoint, folder);
    await second.close();
    const after = new Level<string, object>(folder, { valueEncoding: 'json' });
    expect(await after.get(half)).toMatchObject({ TableStatus: 'ACTIVE' });
    expect(await after.get(`item-${whole.slice('table~'.length)}~mark`)).toEqual({ kept: true });
    await after.close();
  });
});

test('killed at any moment of its first start, it starts the next time', async () => {
  await inFolder(async (folder) => {
    for (const milliseconds of [0, 5, 10, 20, 40, 80, 160]) {
      const child = spawn(
        process.execPath,
        [
          path.join(repository, 'packages/setup/run.mjs'),
          path.join(import.meta.dirname, 'start-process.ts'),
          folder,
        ],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      await once(child.stdout, 'data');
      await sleep(milliseconds);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const stack = await startStack({ folder, port: 0 });
    expect(await lookAt(Number(new URL(stack.url).port))).toBe('teller');
    await stack.close();
  });
});

function npmStart(port: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      path.join(repository, 'packages/setup/run.mjs'),
      path.join(repository, 'packages/local/src/main.ts'),
    ],
    { env: { ...process.env, PORT: port }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

async function text(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'exit');
  return said;
}
