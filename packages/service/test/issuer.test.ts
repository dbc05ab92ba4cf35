import { defined, toBase64url, type Bytes } from '@teller/basics';
import { memberHash } from '@teller/election';
import { loadSigningKey, makeSigningKey, nodeRandom } from '@teller/protocol/node';
import { signEntitlement } from '@teller/protocol/node';
import { holdIssuingKeys, issueToken, whenIssued } from '@teller/service/issuer';
import { viewElection } from '@teller/service/record';
import { entitle } from '@teller/service/roll';
import { describe, expect, test } from 'vitest';
import { entitlementFor, signIn, vote } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';

const roll = w.makeRoll(2);

async function makeOpen() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const draft = w.makeDraft(roll);
  const set = await w.setUp(world, draft);
  await w.openElection(world, set.election);
  const key = loadSigningKey(draft.entitlementKey);
  const good = {
    election: set.election,
    contest: 0,
    issuer: 0,
    member: memberHash(defined(roll[0], 'a member')),
    expiresAt: Math.floor(world.clock.now() / 1000) + 60,
  };
  return { stores, world, key, good, ...set, clock: world.clock as w.TestClock };
}

/** Any number below the modulus is a blinded message. */
function someMessage(): Bytes {
  const blinded = nodeRandom(384);
  blinded[0] = 0;
  return blinded;
}

describe('the roll entitles', () => {
  test('who is signed in, to each contest of theirs, and stores nothing', async () => {
    const { stores, world, election } = await makeOpen();
    const secret = await signIn(world, election, 0);
    const before = w.dump(stores);
    const both = w.valueOf(await entitle(world.roll, secret, ['chair', 'committee']));
    expect(both.map((one) => one.length)).toEqual([1, 1]);
    expect(w.dump(stores)).toEqual(before);
    for (const [of, entitlements] of both.entries()) {
      const blinded = someMessage();
      const [entitlement = new Uint8Array()] = entitlements;
      w.valueOf(await issueToken(world.issuer, { entitlement, blinded }));
      const issued = stores.issuances.table.dump().map(([, { contest }]) => contest);
      expect(issued).toHaveLength(of + 1);
    }
  });

  test('nobody else, to nothing else, at no other time', async () => {
    const { world, election, clock } = await makeOpen();
    const secret = await signIn(world, election, 1);
    const ask = async (key: string, ...contests: string[]): Promise<unknown> =>
      entitle(world.roll, key, contests);
    expect(await ask('no session', 'committee')).toEqual({ ok: false, error: 'not-signed-in' });
    expect(await ask(secret, 'ward-9')).toEqual({ ok: false, error: 'unknown-contest' });
    expect(await ask(secret, 'committee', 'chair')).toEqual({ ok: false, error: 'not-eligible' });
    clock.time += 3 * 3_600_000;
    expect(await ask(secret, 'committee')).toEqual({ ok: false, error: 'not-signed-in' });
    const again = await signIn(world, election, 1);
    await w.act(world, election, { type: 'close' });
    expect(await ask(again, 'committee')).toEqual({ ok: false, error: 'being-sealed' });
    await w.runJobs(world);
    expect(await ask(again, 'committee')).toEqual({ ok: false, error: 'closed' });
  });
});

describe('an issuer', () => {
  test('gives the same message the same answer, with whichever entitlement; another is refused', async () => {
    const { stores, world, key, good, clock } = await makeOpen();
    const blinded = someMessage();
    const entitlement = signEntitlement(key, good);
    const first = w.valueOf(await issueToken(world.issuer, { entitlement, blinded }));
    const other = { entitlement, blinded: someMessage() };
    const refused = {
      ok: false,
      error: { reason: 'token-already-issued', issuedAt: '2026-11-02T12:00:00Z' },
    };
    clock.time += 30_000;
    expect(await issueToken(world.issuer, other)).toEqual(refused);
    clock.time += 30_000;
    expect(await issueToken(world.issuer, { entitlement, blinded })).toEqual({
      ok: false,
      error: { reason: 'entitlement-expired' },
    });
    const renewed = signEntitlement(key, { ...good, expiresAt: good.expiresAt + 600 });
    expect(await issueToken(world.issuer, { entitlement: renewed, blinded })).toEqual({
      ok: true,
      value: first,
    });
    expect(await whenIssued(world.issuer, [renewed])).toEqual({
      ok: true,
      value: ['2026-11-02T12:00:00Z'],
    });
    expect(stores.issuances.table.dump()).toHaveLength(1);
  });

  test('tells who took none that they did not, and does not take one for them', async () => {
    const { stores, world, key, good } = await makeOpen();
    const asked = [0, 1].map((contest) => signEntitlement(key, { ...good, contest }));
    expect(await whenIssued(world.issuer, asked)).toEqual({ ok: true, value: [null, null] });
    expect(stores.issuances.table.dump()).toEqual([]);
  });

  test.each<readonly [string, string, (good: Entitled) => Bytes]>([
    [
      'nobody signed',
      'entitlement-not-valid',
      ({ good }) => signEntitlement(makeSigningKey(), good),
    ],
    [
      'for another issuer',
      'entitlement-not-valid',
      ({ key, good }) => signEntitlement(key, { ...good, issuer: 1 }),
    ],
    [
      'for a contest that is not there',
      'entitlement-not-valid',
      ({ key, good }) => signEntitlement(key, { ...good, contest: 7 }),
    ],
    [
      'for another election',
      'unknown-election',
      ({ key, good }) => signEntitlement(key, { ...good, election: 'f'.repeat(64) }),
    ],
    [
      'that has expired',
      'entitlement-expired',
      ({ key, good }) => signEntitlement(key, { ...good, expiresAt: good.expiresAt - 60 }),
    ],
    ['cut short', 'entitlement-not-valid', ({ key, good }) => signEntitlement(key, good).slice(1)],
  ])('signs nothing for an entitlement %s', async (_, reason, make) => {
    const open = await makeOpen();
    const { stores, world } = open;
    const entitlement = make(open);
    const before = w.dump(stores);
    expect(await issueToken(world.issuer, { entitlement, blinded: someMessage() })).toEqual({
      ok: false,
      error: { reason },
    });
    expect(await whenIssued(world.issuer, [entitlement])).toEqual({ ok: false, error: reason });
    expect(w.dump(stores)).toEqual(before);
  });

  test('signs nothing for an entitlement that names another issuer of the same election', async () => {
    const { world, key, good } = await makeOpen();
    const entitlement = signEntitlement(key, good);
    const second = { ...world.issuer, issuer: 'second' };
    expect(await issueToken(second, { entitlement, blinded: someMessage() })).toEqual({
      ok: false,
      error: { reason: 'entitlement-not-valid' },
    });
  });

  test('refuses zero and what is not below the modulus, and stores neither', async () => {
    const { stores, world, key, good } = await makeOpen();
    const entitlement = signEntitlement(key, good);
    for (const blinded of [new Uint8Array(384), new Uint8Array(384).fill(255)])
      expect(await issueToken(world.issuer, { entitlement, blinded })).toEqual({
        ok: false,
        error: { reason: 'blinded-message-refused' },
      });
    expect(stores.issuances.table.dump()).toEqual([]);
  });

  test('keeps neither address nor name nor member number', async () => {
    const { stores, world, election } = await makeOpen();
    const secret = await signIn(world, election, 0);
    const entitlement = await entitlementFor(world, secret, 'committee');
    w.valueOf(await issueToken(world.issuer, { entitlement, blinded: someMessage() }));
    const kept = JSON.stringify(stores.issuances.table.dump()) + toBase64url(entitlement);
    const { member, name, email, salt } = defined(roll[0], 'the member');
    for (const text of [member, name, email, salt]) expect(kept).not.toContain(text);
    expect(kept).toContain(memberHash({ member, salt }));
  });
});

type Entitled = Awaited<ReturnType<typeof makeOpen>>;

/** Signs once, so that the key is held, then closes the election. */
async function signedAndClosed(of: (world: w.World, stores: w.MemoryStores) => w.World) {
  const open = await makeOpen();
  const { key, good, election } = open;
  const world = of(open.world, open.stores);
  const issue = async () =>
    issueToken(world.issuer, {
      entitlement: signEntitlement(key, { ...good, expiresAt: good.expiresAt + 86_400 }),
      blinded: someMessage(),
    });
  w.valueOf(await issue());
  await w.act(world, election, { type: 'close' });
  await w.runJobs(world);
  expect(open.stores.keys.table.dump()).toEqual([]);
  /** Who can write to table Elections and to the record's files opens the election again. */
  const reopen = (): void => {
    const stored = defined(open.stores.elections.table.get(election), 'the election');
    open.stores.elections.table.put(election, { ...stored, phase: 'open', close: null });
    for (const [file] of open.stores.files.table.dump())
      if (file.includes('columns/')) open.stores.files.table.delete(file);
  };
  return { ...open, issue, reopen };
}

/** As on AWS: the job is another process. */
const withJobApart = (world: w.World, stores: w.MemoryStores): w.World => ({
  ...world,
  issuer: { ...world.issuer, keys: holdIssuingKeys(stores.keys, world.clock) },
});

describe('issuing keys are in no process longer than in their store', () => {
  test('the job that destroys them takes them from the service beside it', async () => {
    const { issue, reopen } = await signedAndClosed((world) => world);
    reopen();
    await expect(issue()).rejects.toThrow('has the issuing keys');
  });

  test('where the job is another process: the first request after the close takes them', async () => {
    const { issue, reopen } = await signedAndClosed(withJobApart);
    expect(await issue()).toEqual({ ok: false, error: { reason: 'closed' } });
    reopen();
    await expect(issue()).rejects.toThrow('has the issuing keys');
  });

  test('and without a request after the close the first one that comes five minutes later', async () => {
    const { issue, reopen, clock } = await signedAndClosed(withJobApart);
    reopen();
    // A warm process that nobody has asked since still has the key: that is as short as it gets there.
    expect(await issue()).toMatchObject({ error: { reason: 'token-already-issued' } });
    clock.time += 5 * 60_000;
    await expect(issue()).rejects.toThrow('has the issuing keys');
  });
});

test('after the clock was ahead for a while, turnout goes on', async () => {
  const world = w.makeWorld(w.makeStores());
  const clock = world.clock as w.TestClock;
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(12)));
  await w.openElection(world, set.election);
  const issued = async () => {
    await w.runJobs(world);
    const shown = await viewElection(world.advance, set.election);
    return shown?.turnout?.contests[0]?.issued;
  };
  for (let member = 0; member < 10; member++) await vote(world, set, member, 0, [1, 0, 0, 0, 0]);
  const ahead = 2 * 3_600_000;
  clock.time += ahead;
  expect(await issued()).toBe(10);
  clock.time -= ahead;
  await vote(world, set, 10, 0, [1, 0, 0, 0, 0]);
  expect(await issued()).toBe(11);
});
