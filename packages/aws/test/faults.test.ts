import { createServer, request as forward } from 'node:http';
import dynalite from 'dynalite';
import { sha256, toBase64url, toHex, utf8 } from '@teller/basics';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ballotBox } from '../src/box/ballot-box.ts';
import { boxContents } from '../src/box/contents.ts';
import { dynamoClient, type Table } from '../src/dynamo/client.ts';
import { createTables } from '../src/dynamo/tables.ts';
import { issuances } from '../src/issuer/issuances.ts';
import { officersLog } from '../src/office/index.ts';
import { sessions } from '../src/roll/index.ts';
import { listen, type Loopback } from './loopback.ts';

/** What happens to the next request on its way to the store; then all is well again. */
type Fault = 'none' | 'never-arrives' | 'reply-is-lost';

const names = {
  elections: 'Elections',
  roll: 'Roll',
  issuer: 'Issuer',
  box: 'Box',
  office: 'Office',
};
let store: Loopback;
let road: Loopback;
let fault: Fault = 'none';
const clients: Table['client'][] = [];

beforeAll(async () => {
  store = await listen(dynalite({ createTableMs: 0 }));
  const { port } = new URL(store.endpoint);
  road = await listen(
    createServer((incoming, outgoing) => {
      const now = fault;
      fault = 'none';
      if (now === 'never-arrives') {
        incoming.socket.destroy();
        return;
      }
      const { method, url, headers } = incoming;
      const onward = forward({ port, method, path: url, headers }, (reply) => {
        if (now === 'reply-is-lost') {
          reply.resume();
          reply.on('end', () => incoming.socket.destroy());
          return;
        }
        outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(outgoing);
      });
      incoming.pipe(onward);
    }),
  );
  await createTables(client(3), names);
});

beforeEach(() => {
  fault = 'none';
});

afterAll(async () => {
  for (const one of clients) one.destroy();
  await road.close();
  await store.close();
});

function client(attempts: number): Table['client'] {
  const made = dynamoClient({ endpoint: road.endpoint, attempts, attempt: 5000 });
  clients.push(made);
  return made;
}

function table(role: keyof typeof names, attempts: number): Table {
  return { client: client(attempts), name: names[role] };
}

const election = 'ab'.repeat(32);
const entry = {
  sequence: 0,
  previous: election,
  at: '2026-11-01T09:00:00Z',
  contests: 'all',
  action: { type: 'freeze' },
  approvals: [],
} as const;

/** Writes that may be repeated: each must give the same answer however often its reply is lost. */
const writes: Readonly<Record<string, (attempts: number, id: string) => Promise<unknown>>> = {
  'a ballot': (attempts, token) =>
    ballotBox(table('box', attempts)).put({ election, contest: 0, token, ballot: utf8('ballot') }),
  'an issuance': (attempts, member) =>
    issuances(table('issuer', attempts)).create({
      election,
      contest: 'ward-1',
      member,
      request: 'ab',
      blindSignature: 'AAAA',
      issuedAt: '2026-11-01T09:00:00Z',
    }),
  'a session': (attempts, key) =>
    sessions(table('roll', attempts)).create({ key, election, subject: 'M-1', expiresAt: 4e9 }),
};

describe.each(Object.entries(writes))('%s', (what, write) => {
  test.each(['never-arrives', 'reply-is-lost'] as const)(
    'whose first try %s is stored once, and every try gets it',
    async (broken) => {
      const calm = await write(1, `${what} calm`);
      const id = `${what} ${broken}`;
      fault = broken;
      await expect(write(1, id)).rejects.toThrow(/hang up|ECONNRESET/);
      const again = await write(1, id);
      const retried = `${id} by the client`;
      fault = broken;
      expect(plain(await write(3, retried), retried)).toEqual(plain(calm, `${what} calm`));
      expect(plain(again, id)).toEqual(plain(calm, `${what} calm`));
    },
  );
});

test('a log entry whose reply was lost is there once, and the next try says so', async () => {
  const log = officersLog(table('office', 1));
  fault = 'reply-is-lost';
  await expect(log.append(election, entry)).rejects.toThrow(/hang up|ECONNRESET/);
  expect(await log.append(election, entry)).toBe('taken');
  expect(await log.read(election)).toEqual([entry]);
});

test('a store that never answers is given up in time', async () => {
  const silent = await listen(createServer(() => {}));
  const bounded = dynamoClient({ endpoint: silent.endpoint, attempts: 2, attempt: 100 });
  const started = performance.now();
  await expect(ballotBox({ client: bounded, name: 'Box' }).get('token')).rejects.toThrow(
    /timeout/i,
  );
  expect(performance.now() - started).toBeLessThan(2000);
  bounded.destroy();
  await silent.close();
});

test('scans and lists go on where a page of a megabyte ends', async () => {
  const paged = 'cd'.repeat(32);
  const box = table('box', 1);
  const tokens = Array.from({ length: 12 }, (_, n) => `page ${n}`);
  const big = new Uint8Array(200_000);
  for (const token of tokens)
    await ballotBox(box).put({ election: paged, contest: 0, token, ballot: big });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    // Each page in a process of its own: what tells where to go on is all that is kept.
    const page = await boxContents(box).page(paged, after);
    seen.push(...page.ballots.map(({ token }) => token));
    after = page.next;
  } while (after !== undefined);
  expect(seen.toSorted()).toEqual(tokens.toSorted());

  const taken = issuances(table('issuer', 1));
  const signature = toBase64url(new Uint8Array(200_000));
  // Hashes that begin alike are kept together.
  const members = tokens.map((token) => `a${toHex(sha256(utf8(token))).slice(1)}`);
  for (const member of members)
    await taken.create({
      election: paged,
      contest: 'ward-1',
      member,
      request: 'ab',
      blindSignature: signature,
      issuedAt: '2026-11-01T09:00:00Z',
    });
  const listed: string[] = [];
  for await (const { member } of taken.all(paged)) listed.push(member);
  expect(listed.toSorted()).toEqual(members.toSorted());
});

/** The answer with the id it was made for left out. */
function plain(answer: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify(answer).replaceAll(id, 'ID'));
}
