import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
process.env['AWS_ACCESS_KEY_ID'] = 'dummy';
process.env['AWS_SECRET_ACCESS_KEY'] = 'dummy';
process.env['AWS_REGION'] = 'eu-west-2';
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export interface Loopback {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<Loopback> {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => {
        server.close(() => closed());
      });
    },
  };
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Serves requests one function answers; what the function throws fails the test's own call. */
export async function serve(
  answer: (call: Call, response: ServerResponse) => void,
): Promise<Loopback> {
  return listen(
    createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        answer({ method, path: url, headers, body: Buffer.concat(parts) }, response);
      });
    }),
  );
}
