import { defined, fromHex, toBase64url, type Bytes } from '@teller/basics';
import { memberHash } from '@teller/election';
import { splitBallot, tokenIn } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import {
  apart,
  encodeColumnEntry,
  gathered,
  readBallots,
  readRegister,
  recordPath,
  recordPaths,
  writeColumn,
  type Closing,
} from '@teller/record';
import { castBallot } from '@teller/service/box';
import { releaseShares } from '@teller/service/office';
import { advanceRecords } from '@teller/service/record';
import { writeRegisters } from '@teller/service/roll';
import { recordInMemory, verify } from '@teller/verifier';
import { expect, test } from 'vitest';
import { keyOf } from '@teller/rehearsal/memory';
import { forgeBallot, vote } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';

// Somebody can write to a store. They can lose things, which the record shows; they must not be able to
// stop an election, or spoil its record for good.

async function makeOpen(roll = 1) {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(roll)));
  await w.openElection(world, set.election);
  return { stores, world, set, ...set };
}

function tokenOf(ballot: Bytes): string {
  return toBase64url(tokenIn(ballot));
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Bytes of the listed part of a ballot with one issuer. */
const bytesListed = 644;

async function closingOf(stores: w.Stores, set: Omit<Closing, 'close'>): Promise<Closing> {
  const close = (await stores.elections.get(set.election))?.close;
  return { ...set, close: defined(close ?? undefined, 'it is closed') };
}

/** A column that says so of these members, whether it is so or not. */
async function columnOf(
  closing: Closing,
  issuer: number,
  said: readonly (readonly [string, readonly string[]])[],
): Promise<Bytes> {
  const rows = said
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([member, contests]) =>
      encodeColumnEntry(closing.manifest, w.valueOf(fromHex(member)), contests),
    );
  return gathered(writeColumn(closing, issuer, rows.length, rows));
}

async function publishOut(world: w.World, election: string): Promise<void> {
  const log = await world.office.log.read(election);
  const contents = log.flatMap(({ action }) =>
    action.type === 'counted' ? [action.contents] : [],
  )[0];
  await w.act(world, election, { type: 'publish', contents: contents ?? '' });
  await advanceRecords(world.advance);
}

async function countOut(world: w.World, election: string): Promise<void> {
  for (const n of [0, 1])
    w.valueOf(await releaseShares(world.office, await w.sharesOf(world, election, n)));
  await w.act(world, election, { type: 'count' });
}

test('whatever isn’t a ballot is left out of the list and reported, the others are sealed', async () => {
  const { stores, world, set, election, manifest } = await makeOpen();
  const good = [forgeBallot(set, 0), forgeBallot(set, 0), forgeBallot(set, 1)];
  for (const ballot of good) w.valueOf(await castBallot(world.box, ballot));
  const put = (token: string, ballot: Bytes, contest = 0): unknown =>
    stores.box.table.put(token, { election, contest, token, ballot });
  const changed = (at: number): Bytes => {
    const ballot = forgeBallot(set, 0);
    ballot[at] = (ballot[at] ?? 0) ^ 1;
    return ballot;
  };
  put('no bytes', new Uint8Array());
  put('a contest that is not there', good[0]!.slice(0, 200), 17);
  put('the same under another token', good[0]!);
  for (const ballot of [changed(170), changed(bytesListed - 1)]) put(tokenOf(ballot), ballot);
  // The contest beside a ballot says nothing: it is in the ballot.
  put(tokenOf(good[2]!), good[2]!, 0);

  await w.act(world, election, { type: 'close' });
  await w.runJobs(world);
  const closing = await closingOf(stores, set);
  const counts: unknown[] = [];
  for (const [contest, { id }] of manifest.contests.entries()) {
    const name = { area: 'working', election, path: recordPath.ballots(id) } as const;
    const bytes = defined(await stores.files.read(name), 'a list');
    const list = await readBallots([bytes], closing, contest);
    counts.push(list.ok ? list.value.count : list.error);
  }
  expect(counts).toEqual([2, 1]);
  expect(world.leftOut).toEqual([
    [
      election,
      {
        'wrong-ballot-length': 2,
        'not-its-own-token': 1,
        'issuer-signature-does-not-hold': 1,
        'token-signature-does-not-hold': 1,
      },
    ],
  ]);
  expect((await stores.elections.get(election))?.seal?.contests.map((one) => one.ballots)).toEqual([
    2, 1,
  ]);
});

test('an election that cannot go on keeps no other from going on', async () => {
  const first = await makeOpen(1);
  const { stores, world } = first;
  const second = await w.setUp(world, { ...w.makeDraft(w.makeRoll(2)), title: 'Second' });
  await w.openElection(world, second.election);
  const { elections } = stores;
  // Whichever of the two is listed first: each in turn can't be read.
  for (const broken of [first.election, second.election]) {
    const get = async (id: string) => {
      if (id === broken) throw new Error('cannot be read');
      return elections.get(id);
    };
    const list = elections.list.bind(elections);
    const create = elections.create.bind(elections);
    const copy = elections.copy.bind(elections);
    const crippled = w.makeWorld({ ...stores, elections: { get, list, create, copy } });
    const other = broken === first.election ? second.election : first.election;
    await w.act(world, other, { type: 'close' });
    await expect(w.runJobs(crippled)).rejects.toThrow('cannot be read');
    for (const job of w.jobs(crippled)) await expect(job()).rejects.toThrow('cannot be read');
    expect((await elections.get(other))?.seal).not.toBeNull();
  }
});

test('a list or register changed after the seal is not counted; put back, it is', async () => {
  const { stores, world, set, election, manifest } = await makeOpen();
  w.valueOf(await castBallot(world.box, forgeBallot(set, 0)));
  const other = forgeBallot(set, 0);
  await w.act(world, election, { type: 'close' });
  await w.runJobs(world);
  await countOut(world, election);
  for (const path of [recordPath.ballots('committee'), recordPath.register]) {
    const name = { area: 'working', election, path } as const;
    const sealed = defined(await stores.files.read(name), 'the sealed file');
    const changed = sealed.slice();
    if (path === recordPath.register) changed[90] = (changed[90] ?? 0) ^ 1;
    else changed.set(splitBallot(other, manifest).listed, 80);
    await stores.files.replace(name, changed);
    await expect(advanceRecords(world.advance)).rejects.toThrow('no longer the sealed ones');
    expect((await stores.elections.get(election))?.phase).toBe('opened');
    await stores.files.replace(name, sealed);
  }
  await advanceRecords(world.advance);
  await publishOut(world, election);
  const files = new Map<string, Bytes>();
  for (const path of recordPaths(set))
    files.set(path, (await stores.files.read({ area: 'public', election, path }))!);
  // The forged ballot came without a token on the register, which only check 5 can tell.
  const report = await verify(recordInMemory(files), { primitives: nodePrimitives });
  expect(report.findings.filter(({ outcome }) => outcome === 'fail').map((f) => f.check)).toEqual([
    5,
  ]);
});

test('what is lost of a published record is copied again by the next process; what is whole is not', async () => {
  const { stores, world, set, election } = await makeOpen();
  await castBallot(world.box, await vote(world, set, 0, 0, [1, 0, 0, 0, 0]));
  await w.act(world, election, { type: 'close' });
  await w.runJobs(world);
  await countOut(world, election);
  await advanceRecords(world.advance);
  await publishOut(world, election);
  const published = stores.files.table.dump();
  let copied = 0;
  const publish = stores.files.publish.bind(stores.files);
  stores.files.publish = async (...file) => {
    copied++;
    await publish(...file);
  };
  for (const path of recordPaths(set)) {
    const name = { area: 'public', election, path } as const;
    const whole = defined(await stores.files.read(name), 'a published file');
    const flipped = whole.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    for (const left of [flipped, whole.slice(0, -1), new Uint8Array(), undefined]) {
      if (left === undefined) stores.files.table.delete(keyOf('public', election, path));
      else await stores.files.replace(name, left);
      copied = 0;
      await advanceRecords(w.makeWorld(stores).advance);
      expect([path, copied, stores.files.table.dump()]).toEqual([
        path,
        recordPaths(set).length,
        published,
      ]);
    }
  }
  copied = 0;
  const next = w.makeWorld(stores);
  for (let times = 0; times < 2; times++) await advanceRecords(next.advance);
  expect(copied).toBe(0);
});

test('tokens that an issuer claims for strangers are left out of the register and reported', async () => {
  const { stores, world, set, election } = await makeOpen(2);
  const [first, second] = await collect(stores.entries.all(election));
  const member = memberHash(defined(second, 'a member'));
  await w.act(world, election, { type: 'close' });
  const closing = await closingOf(stores, set);
  const said: readonly (readonly [string, readonly string[]])[] = [
    [memberHash(defined(first, 'a member')), ['committee', 'chair']],
    [member, ['chair', 'committee']],
    ['f'.repeat(64), ['committee']],
  ];
  const column = await columnOf(closing, 0, said);
  const path = `columns/${w.issuer}.bin`;
  await stores.files.create({ area: 'working', election, path }, column);
  await w.runJobs(world);
  const name = { area: 'working', election, path: recordPath.register } as const;
  const bytes = defined(await stores.files.read(name), 'a register');
  const register = w.valueOf(await readRegister([bytes], closing));
  const issued: unknown[] = [];
  for await (const some of register.entries)
    for (const entry of apart(some, register.width))
      issued.push(register.layout.decode(entry).issued);
  expect(issued.toSorted((a, b) => String(a).length - String(b).length)).toEqual([
    [['committee']],
    [['committee', 'chair']],
  ]);
  expect(world.tokensLeftOut).toEqual([[election, 2]]);
});

test('without every issuer’s column, or with something else in its place, nothing is sealed', async () => {
  const { stores, world, set, election } = await makeOpen(1);
  const column = { area: 'working', election, path: `columns/${w.issuer}.bin` } as const;
  await w.act(world, election, { type: 'close' });
  const closing = await closingOf(stores, set);
  const another = await columnOf(closing, 1, []);
  const elsewhere = await columnOf({ ...closing, election: 'f'.repeat(64) }, 0, []);
  const earlier = await columnOf({ ...closing, close: 'f'.repeat(64) }, 0, []);
  await writeRegisters(world.register);
  const name = { area: 'working', election, path: recordPath.register } as const;
  expect(await stores.files.read(name)).toBeUndefined();
  for (const wrong of [new Uint8Array(), another, elsewhere, earlier]) {
    await stores.files.replace(column, wrong);
    await expect(writeRegisters(world.register)).rejects.toThrow('has no column');
    expect(await stores.files.read(name)).toBeUndefined();
  }
  await stores.files.replace(column, await columnOf(closing, 0, []));
  await w.runJobs(world);
  expect((await stores.elections.get(election))?.seal).not.toBeNull();
});

test('a void election loses its issuing keys and its entitlement key, from whichever phase', async () => {
  for (const from of ['draft', 'open', 'closed'] as const) {
    const stores = w.makeStores();
    const world = w.makeWorld(stores);
    const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
    if (from !== 'draft') await w.openElection(world, election);
    if (from === 'closed') await w.act(world, election, { type: 'close' });
    await w.act(world, election, { type: 'void', reason: 'a mistake in the ballot' });
    expect(stores.keys.table.dump()).not.toEqual([]);
    await w.runJobs(world);
    await w.runJobs(world);
    expect(stores.keys.table.dump(), from).toEqual([]);
    expect(stores.entitlementKeys.table.dump(), from).toEqual([]);
    expect((await stores.elections.get(election))?.seal).toBeNull();
  }
});
