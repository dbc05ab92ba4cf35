import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { problem } from '@teller/functions';

/** What answers on this machine alone. */
export interface HttpServer {
  /** Such as `http://localhost:4100`. */
  readonly address: string;
  /** Ends all connections; returns when nothing is under way. */
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
  const underWay = new Set<Promise<Response>>();
  const serve = (request: Request): Promise<Response> => {
    const answered = Promise.resolve(fetch(request)).finally(() => underWay.delete(answered));
    underWay.add(answered);
    return answered;
  };
  const answer = getRequestListener(serve, { errorHandler: () => problem('malformed-request') });
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
      // What is under way goes on without its connection, and works with the stores.
      await Promise.allSettled(underWay);
    },
  };
}
