import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exitCode } from '@teller/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAtAddress } from '../src/node/address.ts';
import { verifyAddress } from '../src/node/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';

const vectors = path.resolve(import.meta.dirname, '../../record/test/vectors/small-election');
let server: Server;
let base: string;
/** Files that the server gives out with one byte changed. */
const damaged = new Set<string>();

async function answer(name: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path.join(vectors, name));
    if (damaged.has(name)) bytes[10] = (bytes[10] ?? 0) ^ 1;
    return bytes;
  } catch {
    return undefined;
  }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void answer((request.url ?? '').replace(/^\/record\//, '')).then((bytes) =>
      bytes ? response.end(bytes) : response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

test('a record at an address is checked as one in a folder is', async () => {
  const report = await verifyAddress(`${base}/record`);
  expect(report.verdict).toBe('agrees-with-itself');
});

test('a file that the server changes on the way fails', async () => {
  damaged.add('papers/committee.blt');
  const report = await verifyAddress(`${base}/record/`);
  damaged.clear();
  expect(exitCode(report)).toBe(1);
  expect(report.findings[0]).toMatchObject({ check: 1, outcome: 'fail' });
});

test('a reader may take its time, and a server that sends nothing may not', async () => {
  const patience = 400;
  const slow = createServer((request, response) => {
    response.write(Buffer.alloc(1 << 20));
    if (request.url?.endsWith('whole.bin') === true) response.end(Buffer.alloc(30 << 20));
  });
  slow.listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const files = recordAtAddress(
    `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`,
    patience,
  );
  const length = async (name: string, pause: number): Promise<number> => {
    const chunks = await files.open(name);
    let bytes = 0;
    for await (const chunk of chunks === 'missing' ? [] : chunks) {
      bytes += chunk.length;
      if (bytes < 6 << 20) await sleep(pause);
    }
    return bytes;
  };
  try {
    const started = performance.now();
    expect(await length('whole.bin', 30)).toBe(31 << 20);
    expect(performance.now() - started).toBeGreaterThan(patience);
    await expect(length('stalled.bin', 0)).rejects.toThrow(/sent nothing for too long/);
  } finally {
    slow.closeAllConnections();
    slow.close();
  }
});

test('an address without a record is not a record, and one that nobody answers is an error', async () => {
  expect(exitCode(await verifyAddress(`${base}/elsewhere`))).toBe(2);
  await expect(verifyAddress('http://127.0.0.1:1/record')).rejects.toThrow();
});
