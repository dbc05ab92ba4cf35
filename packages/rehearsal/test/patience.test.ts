import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { patientFetch } from '../src/people/visitor.ts';

test('a try that got no answer costs the next one none of its time', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      asked.push(body);
      // The first is never answered, the second fails.
      if (asked.length === 2) response.writeHead(503).end();
      if (asked.length === 3) response.end('here');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  const { port } = server.address() as AddressInfo;
  try {
    const init = { method: 'POST', body: 'the same' };
    const limits = { oneTry: 500, all: 20_000 };
    const answer = await patientFetch(`http://127.0.0.1:${port}`, init, limits);
    expect(await answer.text()).toBe('here');
    expect(asked).toEqual(['the same', 'the same', 'the same']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
