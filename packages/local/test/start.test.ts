// `npm start` as people do it: twice, and killed while it starts.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defined } from '@teller/basics';
import { Level } from 'level';
import { expect, test } from 'vitest';
import { freePort } from '@teller/rehearsal';
import { lookAt } from '../src/port.ts';
import { startDynamo } from '../src/dynamo.ts';
import { openStores, startStack } from '../src/index.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
const run = [path.join(repository, 'packages/setup/run.mjs')];
const startProcess = path.join(import.meta.dirname, 'start-process.ts');

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

test('of two starts on one port one runs, the other says where; nobody watches, and nothing is said', async () => {
  const port = await freePort();
  const data = path.join(repository, '.teller', String(port));
  const both = [npmStart(port), npmStart(port)];
  try {
    const refused = await Promise.race(both.map(ended));
    expect(refused).toEqual({ code: 1, said: runningAlready(port) });
    const first = defined(
      both.find(({ child }) => child.exitCode === null),
      'the other one runs',
    );
    while (!first.shown().includes('Stop with Ctrl+C')) await sleep(50);
    expect(await ended(npmStart(port))).toEqual({ code: 1, said: runningAlready(port) });
    const elections = await fetch(`http://localhost:${port}/api/record/elections`);
    expect(elections.status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await ended(first)).toEqual({ code: 0, said: '' });
  } finally {
    for (const { child } of both) child.kill('SIGKILL');
    await rm(data, { recursive: true, force: true });
  }
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

test('killed while it makes a table, it starts the next time', async () => {
  const left = new Set<string>();
  // What the killed process had handed to the system is there, and no more: not each kill leaves half a table.
  for (const [n, nth] of [1, 3, 5, 1, 3, 5, 1, 3, 5].entries()) {
    if (n >= 3 && left.has('CREATING')) break;
    await inFolder(async (folder) => {
      const dynamo = path.join(folder, 'dynamo');
      const child = spawn(process.execPath, [...run, startProcess, folder, String(nth)], {
        stdio: 'ignore',
      });
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      for (const state of await tableStates(dynamo)) left.add(state);
      const stack = await startStack({ folder, port: 0 });
      const elections = await fetch(`${stack.url}/api/record/elections`);
      expect(elections.status).toBe(200);
      await stack.close();
      expect(new Set(await tableStates(dynamo))).toEqual(new Set(['ACTIVE']));
    });
  }
  expect(left).toContain('CREATING');
});

async function tableStates(dynamo: string): Promise<readonly string[]> {
  const store = new Level<string, { TableStatus: string }>(dynamo, { valueEncoding: 'json' });
  const tables = await store.values({ gte: 'table~', lt: 'table\u007F' }).all();
  await store.close();
  return tables.map(({ TableStatus }) => TableStatus);
}

interface Started {
  readonly child: ChildProcess;
  /** What came on standard output. */
  readonly shown: () => string;
  /** What came on standard error. */
  readonly said: () => string;
}

function npmStart(port: number): Started {
  const child = spawn(
    process.execPath,
    [...run, path.join(repository, 'packages/local/src/main.ts')],
    {
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [shown, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, shown: () => shown, said: () => said };
}

async function ended({ child, said }: Started): Promise<{ code: unknown; said: string }> {
  const [code] = await once(child, 'close');
  return { code, said: said() };
}

function runningAlready(port: number): string {
  return `Teller is running already: http://localhost:${port}\nFor a second one: PORT=4200 npm start\n`;
}
