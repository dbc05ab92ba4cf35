import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { problem } from '@teller/functions';

/** What answers on this machine alone. */
export interface HttpServer {
  /** Such as `http://localhost:4100`. */
  readonly address: string;
  /** Ends it, with whatever is under way. */
  close(): Promise<void>;
}

/**
 * Listens on loopback. What can't be made a request of never reaches `fetch`, and gets a problem document
 * all the same.
 *
 * @param port 0 for a free one
 * @param fetch answers its own errors
 * @throws Error with the code `EADDRINUSE` when the port is taken
 */
export async function listen(
  port: number,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<HttpServer> {
  const answer = getRequestListener(fetch, { errorHandler: () => problem('malformed-request') });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(port, 'localhost');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  const { port: its } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${its}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
