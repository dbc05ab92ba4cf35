import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { systemErrorWords, type Bytes } from '@teller/basics';
import { boxApp, issuerApp, officeApp, recordApp, rollApp } from '@teller/functions';
import { columnsOf, isPassing, problem } from '@teller/functions';
import type { Clock } from '@teller/service';
import { sealBoxes } from '@teller/service/box';
import { advanceRecords } from '@teller/service/record';
import { holdIssuingKeys, writeColumns, type HeldIssuingKeys } from '@teller/service/issuer';
import { holdEntitlementKeys, rollSettings, writeRegisters } from '@teller/service/roll';
import type { HeldEntitlementKeys } from '@teller/service/roll';
import { Hono } from 'hono';
import { startDynamo, type DiskNews } from './dynamo.ts';
import { listen } from './http-server.ts';
import { runJobs } from './jobs.ts';
import { Outbox } from './outbox.ts';
import { ownIssuer } from './set-up.ts';
import { openStores, type LocalStores } from './stores.ts';
import { webApp } from './web.ts';

export interface StackOptions {
  /** Where all of its data is. */
  readonly folder: string;
  /** 0 for a free one. */
  readonly port: number;
  /** What browsers see, where another server is in front: its own address otherwise. */
  readonly origin?: string;
  /** The time; the machine's own unless given. Milliseconds since 1970. */
  readonly now?: () => number;
  /** Origins of issuers that others run, which the pages must be allowed to ask. */
  readonly otherIssuers?: readonly string[];
}

/** The whole service on one machine: the handlers that Lambda runs, on embedded stores. */
export interface Stack {
  /** What browsers see, such as `http://localhost:4100`. */
  readonly url: string;
  /** Where it listens: the same, unless another server is in front. */
  readonly address: string;
  /** Where the embedded DynamoDB listens. */
  readonly dynamo: string;
  readonly stores: LocalStores;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** See drain.ts in service; milliseconds. Shorter than on AWS: nothing here has far to go. */
const lifetime = 2_500;
/** Milliseconds from one run of a job to the next. */
const jobPause = 500;
/** Milliseconds between two counts of the tokens issued. */
const countEvery = 5_000;

const diskWords: Readonly<Record<DiskNews, string>> = {
  'refuses-writes':
    'The disk refuses writes. Is it full? Nothing can be stored until there is room; what is there can be read.',
  'takes-writes': 'The disk takes writes again.',
};

/** What the roll and the issuer have in memory, each its own, which their jobs take from there. */
interface Held {
  readonly issuing: HeldIssuingKeys;
  readonly entitling: HeldEntitlementKeys;
}

export async function startStack({
  folder,
  port,
  origin,
  now = () => Date.now(),
  otherIssuers = [],
}: StackOptions): Promise<Stack> {
  let app: Hono | undefined;
  // First of all: of two that are started at once, only the one that has the port opens the stores.
  const server = await listen(port, (request) => app?.fetch(request) ?? problem('unavailable'));
  const { address } = server;
  const url = origin ?? address;

  const dynamo = await startDynamo(path.join(folder, 'dynamo'), (news) => say(diskWords[news]));
  const stores = await openStores(dynamo.endpoint, folder, 3);
  await stores.record.removeOldDrafts();
  const outbox = await Outbox.open(path.join(folder, 'outbox.jsonl'));
  const clock: Clock = {
    now,
    monotonic: () => performance.now(),
    sleep: (milliseconds) => sleep(milliseconds),
  };
  const held: Held = {
    issuing: holdIssuingKeys(stores.issuingKeys, clock),
    entitling: holdEntitlementKeys(stores.entitlementKeys, clock),
  };
  app = handlers(stores, held, outbox, clock, url);
  app.route('/', webApp(otherIssuers));

  const stop = new AbortController();
  const whole = new Set<string>();
  const jobs = runJobs(
    [
      { name: 'seal', run: () => sealBoxes(sealDeps(stores, clock)) },
      { name: 'column', run: () => writeColumns(columnDeps(stores, held, clock)) },
      { name: 'register', run: () => writeRegisters(registerDeps(stores, held, clock, url)) },
      { name: 'advance', run: () => advanceRecords({ ...officeStores(stores), clock, whole }) },
    ],
    jobPause,
    stop.signal,
    (job, error) => tell(`The ${job} job failed and is tried again`, error),
  );
  return {
    url,
    address,
    dynamo: dynamo.endpoint,
    stores,
    clock,
    async close() {
      stop.abort();
      await server.close();
      await jobs;
      await dynamo.close();
    },
  };
}

/** The same apps as on AWS, one for each trust domain, behind one origin as behind the router. */
function handlers(
  stores: LocalStores,
  held: Held,
  outbox: Outbox,
  clock: Clock,
  origin: string,
): Hono {
  const { elections, record: files } = stores;
  const roll = rollApp({
    origin,
    failed,
    roll: {
      ...stores.roll,
      elections,
      entitlementKeys: held.entitling,
      mail: outbox,
      clock,
      random,
      // Mail takes no time here that would have to be hidden.
      settings: { ...rollSettings, answerAfter: 0 },
      mailFailed: (error) => tell('A message could not be put into the outbox', error),
    },
  });
  const issuer = issuerApp({
    pages: origin,
    failed,
    issuer: {
      issuer: ownIssuer,
      elections,
      issuances: stores.issuer.issuances,
      keys: held.issuing,
      files,
      clock,
      lifetime,
    },
  });
  const box = boxApp({
    failed,
    box: {
      elections,
      box: stores.box.ballots,
      receipts: stores.receiptKey,
      files,
      clock,
      lifetime,
    },
  });
  const office = officeApp({
    origin,
    failed,
    office: { ...officeStores(stores), ...stores.office, clock, random },
  });
  const record = recordApp({ failed, record: { elections, files, clock } });

  const app = new Hono();
  // Another site's name that leads here (DNS rebinding) gets nothing, the outbox least of all.
  app.use(async (c, next) => {
    if (new URL(c.req.url).origin !== origin) return c.text(`This is ${origin}`, 421);
    return next();
  });
  app.all('/api/roll/*', (c) => roll.fetch(c.req.raw));
  app.all('/api/issuer/*', (c) => issuer.fetch(c.req.raw));
  app.all('/api/box/*', (c) => box.fetch(c.req.raw));
  app.all('/api/office/*', (c) => office.fetch(c.req.raw));
  app.all('/api/*', (c) => record.fetch(c.req.raw));
  app.all('/record/*', (c) => record.fetch(c.req.raw));
  app.route('/', outbox.app());
  return app;
}

function officeStores({ elections, office, record }: LocalStores) {
  return { elections, log: office.log, files: record };
}

function sealDeps({ elections, box, record }: LocalStores, clock: Clock) {
  return {
    elections,
    contents: box.contents,
    files: record,
    clock,
    lifetime,
    leftOut: (election: string, faults: ReadonlyMap<string, number>) =>
      tell(`The box of election ${election} holds items that are not ballots`, faults),
  };
}

function columnDeps({ elections, issuer, record }: LocalStores, { issuing }: Held, clock: Clock) {
  const settings = { lifetime, countEvery };
  return { issuer: ownIssuer, elections, ...issuer, keys: issuing, files: record, clock, settings };
}

function registerDeps(
  { elections, roll, record }: LocalStores,
  { entitling }: Held,
  clock: Clock,
  origin: string,
) {
  return {
    elections,
    entries: roll.entries,
    entitlementKeys: entitling,
    columns: columnsOf(record, origin),
    files: record,
    clock,
    leftOut: (election: string, tokens: number) =>
      tell(`In election ${election} issuers claim tokens of nobody on the roll`, tokens),
  };
}

function random(length: number): Bytes {
  return new Uint8Array(randomBytes(length));
}

function failed(id: string, error?: unknown): void {
  tell(isPassing(error) ? 'A request could not be answered' : `Unexpected error ${id}`, error);
}

function tell(what: string, error: unknown): void {
  if (error === undefined) say(`${what}.`);
  else if (isPassing(error)) say(`${what}: ${systemErrorWords(error) ?? 'the store refused it'}.`);
  else say(`${what}. ${inspect(error)}`);
}

let said = '';

/** What is the matter, once as long as nothing else is. */
function say(line: string): void {
  if (line !== said) process.stderr.write(`${line}\n`);
  said = line;
}
