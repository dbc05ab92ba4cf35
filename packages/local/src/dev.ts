import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createServer as createVite } from 'vite';
import { startStack, type Stack, type StackOptions } from './stack.ts';

const web = path.resolve(import.meta.dirname, '../../../web');

/** What the stack answers; all else is a page, or what a page is made of. */
const ofTheStack = ['/api', '/record', '/outbox'];

/**
 * The stack, with Vite's development server in front of it at the port: pages come from their source, and
 * show a change without a restart. They come without the built pages' security headers, as Vite needs
 * inline script and style.
 *
 * @throws Error with the code `EADDRINUSE` when the port is taken, before anything is touched
 */
export async function startBehindVite({ folder, port }: StackOptions): Promise<Stack> {
  await mustBeFree(port);
  const stack = await startStack({ folder, port: 0, origin: `http://localhost:${port}` });
  // The host stays that of the browser's address, which the stack holds every request against.
  const proxy = Object.fromEntries(ofTheStack.map((start) => [start, { target: stack.address }]));
  const vite = await createVite({
    root: web,
    configFile: path.join(web, 'vite.config.ts'),
    logLevel: 'warn',
    server: { host: 'localhost', port, strictPort: true, proxy },
  });
  await vite.listen();
  return {
    ...stack,
    async close() {
      await vite.close();
      await stack.close();
    },
  };
}

async function mustBeFree(port: number): Promise<void> {
  const server = createServer().listen(port, 'localhost');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
