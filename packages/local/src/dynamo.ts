import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { removeHalfMadeTables } from './half-made-tables.ts';

/** DynamoDB's wire protocol on loopback. */
export interface EmbeddedDynamo {
  /** Such as `http://127.0.0.1:45123`. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts the embedded DynamoDB on a free loopback port, with its data in `folder`. */
export async function startDynamo(folder: string): Promise<EmbeddedDynamo> {
  await mkdir(folder, { recursive: true });
  await removeHalfMadeTables(folder);
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}
