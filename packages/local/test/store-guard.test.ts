import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreGuard } from '../src/store-guard.ts';

/** What the store would answer, by what is written or read: a status, and after how many milliseconds. */
const answers: Readonly<Record<string, readonly [number, number]>> = {
  refused: [500, 50],
  late: [200, 150],
  plain: [200, 0],
};

let guard: StoreGuard;
let refusals: number;
let reached: string[];
let answered: string[];
let store: ReturnType<typeof createServer>;
let url: string;

beforeEach(async () => {
  [refusals, reached, answered] = [0, [], []];
  store = createServer((request, response) => {
    let what = '';
    request.on('data', (chunk) => (what += String(chunk)));
    request.on('end', () => {
      reached.push(what);
      const [status, after] = answers[what] ?? [404, 0];
      setTimeout(() => {
        answered.push(what);
        response.writeHead(status).end('{}');
      }, after);
    });
  });
  guard = new StoreGuard(store, () => refusals++);
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

test('it is shut once all is answered, also what nobody waits for any more; nothing gets in after that', async () => {
  const gone = new AbortController();
  const headers = { 'x-amz-target': 'DynamoDB_20120810.Query' };
  const left = fetch(url, { method: 'POST', headers, body: 'late', signal: gone.signal });
  while (reached.length === 0) await sleep(5);
  gone.abort();
  await expect(left).rejects.toThrow();
  // This one goes before the store has the whole of it.
  const half = connect(Number(new URL(url).port), '127.0.0.1');
  half.write('POST / HTTP/1.1\r\nhost: store\r\ncontent-length: 9\r\n\r\nhalf');
  await sleep(20);
  half.destroy();
  expect(answered).toEqual([]);
  await guard.shut();
  expect(answered).toEqual(['late']);
  expect([await ask('Query', 'plain'), await ask('PutItem', 'plain')]).toEqual([500, 500]);
  guard.open();
  expect(await ask('Query', 'plain')).toBe(200);
});
