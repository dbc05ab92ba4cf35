import { once } from 'node:events';
import { mkdir, readdir, stat, statfs } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import dynalite from 'dynalite';
import { removeHalfMadeTables } from './half-made-tables.ts';
import { StoreGuard } from './store-guard.ts';

/** DynamoDB's wire protocol on loopback. */
export interface EmbeddedDynamo {
  /** Such as `http://127.0.0.1:45123`. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** What the store's disk does, told when it changes. */
export type DiskNews = 'refuses-writes' | 'takes-writes';

/** Milliseconds from one look at a full disk to the next. */
const lookEvery = 500;
/** Bytes that a disk must have beyond what opening the store writes. */
const spare = 1 << 20;

/**
 * Starts the embedded DynamoDB on a free loopback port, with its data in `folder`. When the disk is full, a
 * write is answered with `InternalServerError` and reads go on; it takes writes again once there is room.
 */
export async function startDynamo(
  folder: string,
  tell: (news: DiskNews) => void = () => {},
): Promise<EmbeddedDynamo> {
  await mkdir(folder, { recursive: true });
  await removeHalfMadeTables(folder);
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const guard = new StoreGuard(server, () => {
    mending = mend();
  });
  const stop = new AbortController();
  let mending: Promise<void> | undefined;
  const port = await listen(0);

  async function listen(on: number): Promise<number> {
    server.listen(on, '127.0.0.1');
    await once(server, 'listening');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
    return (server.address() as AddressInfo).port;
  }

  async function close(): Promise<void> {
    await guard.shut();
    const closed = new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
    });
    server.closeAllConnections();
    await closed;
  }

  async function mend(): Promise<void> {
    tell('refuses-writes');
    do {
      await sleep(lookEvery, undefined, { signal: stop.signal }).catch(() => undefined);
      if (stop.signal.aborted) return;
    } while (!(await hasRoom(folder)));
    await close();
    // Listening anew opens the store anew.
    await listen(port);
    guard.open();
    tell('takes-writes');
  }

  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      stop.abort();
      await mending;
      await close();
    },
  };
}

/** Whether the disk has room for the store to be opened: what its log holds is then written elsewhere. */
async function hasRoom(folder: string): Promise<boolean> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const sizes = await Promise.all(logs.map((name) => stat(path.join(folder, name))));
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > sizes.reduce((sum, { size }) => sum + size, spare);
}
