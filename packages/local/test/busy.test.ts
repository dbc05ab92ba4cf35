// A machine that is too busy: a store that is away or slow for a while, a process that ends half way.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { untilFinished } from '../src/demo/demo.ts';
import { startDynamo } from '../src/dynamo.ts';
import { openStores, setUpRehearsal } from '../src/index.ts';
import { planFromBlt } from '@teller/rehearsal';

/** Passes everything on to the store, each piece of an answer late. */
function slowly(store: string, milliseconds: number): Server {
  const { hostname, port } = new URL(store);
  return createServer((asking) => {
    const answering = connect(Number(port), hostname);
    asking.pipe(answering);
    answering.on('data', (piece) => void sleep(milliseconds).then(() => asking.write(piece)));
    for (const [one, other] of [
      [asking, answering],
      [answering, asking],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
}

test('an election is set up though its store is away at first, and then slow', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-busy-'));
  const dynamo = await startDynamo(path.join(folder, 'dynamo'));
  const proxy = slowly(dynamo.endpoint, 1_500);
  try {
    // A port that nobody listens at until later.
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
    const { port } = proxy.address() as AddressInfo;
    await new Promise((resolve) => proxy.close(resolve));
    setTimeout(() => proxy.listen(port, '127.0.0.1'), 2_000);

    const plan = planFromBlt('2 1\n3 1 2 0\n0\n"Ann"\n"Bob"\n"Chair"\n');
    if (!plan.ok) throw new Error(plan.error.message);
    const stores = await openStores(`http://127.0.0.1:${port}`, folder);
    const { election } = await setUpRehearsal(stores, plan.value, 'http://localhost:1');
    const there = await openStores(dynamo.endpoint, folder);
    expect(await there.elections.get(election)).toBeDefined();
  } finally {
    proxy.close();
    await dynamo.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('the finished election is begun again until it is there, and why is said in a sentence', async () => {
  const said: string[] = [];
  const ends = ['the disk is full', 'its process ended (killed)', undefined];
  await untilFinished(
    () => Promise.resolve(ends.shift()),
    new AbortController().signal,
    (news) => said.push('failed' in news ? news.failed : ''),
    1,
  );
  expect(ends).toEqual([]);
  expect(said).toEqual([
    'The finished election stopped: the disk is full. It is begun again in 0.001 seconds.',
    'The finished election stopped: its process ended (killed). It is begun again in 0.002 seconds.',
  ]);
});

test('once all is stopped, it is not begun again', async () => {
  const stop = new AbortController();
  let begun = 0;
  await untilFinished(
    () => {
      begun++;
      stop.abort();
      return Promise.resolve('interrupted');
    },
    stop.signal,
    () => {},
  );
  expect(begun).toBe(1);
});
