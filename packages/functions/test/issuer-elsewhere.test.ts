import { defined, type Bytes } from '@teller/basics';
import { columnsOf, publicElections } from '@teller/functions';
import { gathered } from '@teller/record';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as w from '@teller/rehearsal/world';
import { makeStack, type Stack } from './stack.ts';

// An issuer that somebody else runs reads elections from the deployment, and the deployment its column,
// each over HTTP from a party that it doesn't have to believe.

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function say(status: number, body: string | Uint8Array, headers: object = {}): void {
  answer = (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
}

/** Serves what the stack serves, after `change` has been at the text. */
function serve(stack: Stack, change: (text: string) => string = (text) => text): void {
  answer = (request, response) => {
    void pass(stack, request.url ?? '', response, change);
  };
}

async function pass(
  { fetch }: Stack,
  path: string,
  response: ServerResponse,
  change: (text: string) => string,
): Promise<void> {
  const served = await fetch(path);
  response.writeHead(served.status, Object.fromEntries(served.headers));
  response.end(change(await served.text()));
}

describe('elections as the deployment publishes them', () => {
  test('manifest, contests and phase; none for an unknown id', async () => {
    const stack = makeStack();
    const { election, manifest, contests } = await w.setUp(stack.world, w.makeDraft(w.makeRoll(1)));
    serve(stack);
    const elections = publicElections(origin);
    const hours = { opensAt: manifest.opensAt, closesAt: manifest.closesAt };
    const stored = { id: election, manifest, contests, hours, close: null, seal: null };
    expect(await elections.get(election)).toEqual({ ...stored, phase: 'draft' });
    await w.openElection(stack.world, election);
    expect(await elections.get(election)).toEqual({ ...stored, phase: 'open' });
    expect((await elections.list()).map(({ id }) => id)).toEqual([election]);
    expect(await elections.get('f'.repeat(64))).toBeUndefined();
  });

  test('another manifest than the id names is not taken', async () => {
    const stack = makeStack();
    const { election } = await w.setUp(stack.world, w.makeDraft(w.makeRoll(1)));
    serve(stack, (text) => text.replaceAll('2036-11-08', '2046-11-08'));
    await expect(publicElections(origin).get(election)).rejects.toThrow('another manifest');
  });

  test('another contest than the manifest names is not taken', async () => {
    const stack = makeStack();
    const { election } = await w.setUp(stack.world, w.makeDraft(w.makeRoll(1)));
    serve(stack, (text) => text.replace('"Chair"', '"Chairman"'));
    await expect(publicElections(origin).get(election)).rejects.toThrow('other contests');
  });

  test('where the deployment says nothing that makes sense, nothing is guessed', async () => {
    const elections = publicElections(origin);
    for (const [status, body] of [
      [500, '{}'],
      [404, '{"type":"about:blank","status":404}'],
      [200, '{"phase":"open"}'],
      [200, '<p>'],
    ] as const) {
      say(status, body);
      await expect(elections.get('a'.repeat(64))).rejects.toThrow('does not tell');
      await expect(elections.list()).rejects.toThrow('does not list');
    }
    say(302, '', { location: `${origin}/elsewhere` });
    await expect(elections.get('a'.repeat(64))).rejects.toThrow('does not tell');
  });
});

async function whole(given: AsyncIterable<Bytes> | undefined): Promise<Bytes> {
  return gathered(defined(given, 'a column'));
}

describe('an issuer’s column', () => {
  const election = 'a'.repeat(64);
  const column = Uint8Array.of(1, 2, 3);

  test('is the file of the deployment’s own issuer, and fetched from any other’s origin', async () => {
    const { stores } = makeStack();
    const path = 'columns/teller.bin';
    await stores.files.create({ area: 'working', election, path }, column);
    const columns = columnsOf(stores.files, 'https://vote.example');
    const own = { id: 'teller', origin: 'https://vote.example' };
    expect(await whole(await columns.of(election, own))).toEqual(column);
    const asked: (string | undefined)[] = [];
    answer = (request, response) => {
      asked.push(request.url, request.headers.cookie);
      response.end(column);
    };
    expect(await whole(await columns.of(election, { id: 'second', origin }))).toEqual(column);
    expect(asked).toEqual([`/api/issuer/columns/${election}`, undefined]);
  });

  test('is waited for where it is not there yet; anything else is an error', async () => {
    const columns = columnsOf(makeStack().stores.files, 'https://vote.example');
    say(404, '{"type":"urn:teller:problem:no-such-file","status":404}');
    expect(await columns.of(election, { id: 'second', origin })).toBeUndefined();
    for (const [status, body] of [
      [404, '{}'],
      [500, '{}'],
      [302, ''],
    ] as const) {
      say(status, body, { location: `${origin}/elsewhere` });
      await expect(columns.of(election, { id: 'second', origin })).rejects.toThrow('does not give');
    }
  });
});
