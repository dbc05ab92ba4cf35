import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WriteGuard } from '../src/write-guard.ts';

/** What the store would answer, by what is written or read: a status, and after how many milliseconds. */
const answers: Readonly<Record<string, readonly [number, number]>> = {
  refused: [500, 50],
  late: [200, 150],
  plain: [200, 0],
};

let guard: WriteGuard;
let refusals: number;
let reached: string[];
let store: ReturnType<typeof createServer>;
let url: string;

beforeEach(async () => {
  [refusals, reached] = [0, []];
  store = createServer((request, response) => {
    let what = '';
    request.on('data', (chunk) => (what += String(chunk)));
    request.on('end', () => {
      reached.push(what);
      const [status, after] = answers[what] ?? [404, 0];
      void sleep(after).then(() => response.writeHead(status).end('{}'));
    });
  });
  guard = new WriteGuard(store, () => refusals++);
  store.listen(0, '127.0.0.1');
  await once(store, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  url = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
});
afterEach(() => store.close());

async function ask(target: string, body: string): Promise<number | 'no answer'> {
  const headers = { 'x-amz-target': `DynamoDB_20120810.${target}` };
  const sent = fetch(url, { method: 'POST', headers, body });
  return sent.then(({ status }) => status).catch(() => 'no answer');
}

test('after a refused write none gets through until the store is opened anew; reads go on', async () => {
  expect(await ask('PutItem', 'plain')).toBe(200);
  expect(await ask('PutItem', 'refused')).toBe(500);
  expect([await ask('UpdateItem', 'plain'), await ask('Query', 'plain')]).toEqual([500, 200]);
  expect({ refusals, reached }).toEqual({ refusals: 1, reached: ['plain', 'refused', 'plain'] });
  guard.open();
  expect(await ask('PutItem', 'plain')).toBe(200);
});

test('a write that was under way behind a refused one is not acknowledged', async () => {
  const both = [ask('PutItem', 'refused'), ask('PutItem', 'late'), ask('GetItem', 'late')];
  expect(await Promise.all(both)).toEqual([500, 'no answer', 200]);
  expect(refusals).toBe(1);
});
