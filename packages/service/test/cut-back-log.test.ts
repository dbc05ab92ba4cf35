import { tokenIn } from '@teller/protocol';
import { forgeBallot } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { castBallot, receiptByToken } from '@teller/service/box';
import { issueToken } from '@teller/service/issuer';
import { entitle } from '@teller/service/roll';
import { expect, test } from 'vitest';

// The officers' log is restored from a backup, or cut off in a power cut, to before a close whose files are there
// already. What they say must not be taken for the next close's: a ballot cast in between would be in no list.

const sealed = { ok: false, error: 'being-sealed' };

async function cutBack() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(2)));
  const { election } = set;
  await w.openElection(world, election);
  const secret = await w.signIn(world, election, 0);
  const entitlement = await w.entitlementFor(world, secret, 'committee');
  const ballots = [forgeBallot(set, 0), forgeBallot(set, 0)];
  for (const ballot of ballots) w.valueOf(await castBallot(world.box, ballot));
  const before = { log: stores.log.table.dump(), state: stores.elections.table.dump() };
  await w.act(world, election, { type: 'close' });
  await w.runJobs(world);
  const after = { log: stores.log.table.dump(), state: stores.elections.table.dump() };

  /** Puts log and public state back as they were. */
  const restore = ({ log, state }: typeof before): void => {
    for (const [key] of stores.log.table.dump()) stores.log.table.delete(key);
    for (const [key, entry] of log) stores.log.table.put(key, entry);
    for (const [key, item] of state) stores.elections.table.put(key, item);
  };
  restore(before);
  return { stores, world, set, election, secret, entitlement, ballots, after, restore };
}

test('nothing is taken or given where the files of a lost close are, and nobody is told that it failed', async () => {
  const { stores, world, set, election, secret, entitlement, ballots } = await cutBack();
  expect((await stores.elections.get(election))?.phase).toBe('open');
  const late = forgeBallot(set, 0);
  const dump = w.dump(stores);
  for (const ballot of [...ballots, late]) {
    expect(await castBallot(world.box, ballot)).toEqual(sealed);
  }
  for (const ballot of ballots)
    expect(await receiptByToken(world.box, { election, token: tokenIn(ballot) })).toEqual(sealed);
  const blinded = new Uint8Array(384).fill(1);
  expect(await issueToken(world.issuer, { entitlement, blinded })).toEqual({
    ok: false,
    error: { reason: 'being-sealed' },
  });
  expect(await entitle(world.roll, secret, ['committee'])).toEqual(sealed);
  expect(w.dump(stores)).toEqual(dump);
  for (const job of w.jobs(world).slice(0, 3))
    await expect(job()).rejects.toThrow('was made for another close');
});

test('closed again, the files of the close before are told of and never sealed', async () => {
  const { stores, world, election } = await cutBack();
  (world.clock as w.TestClock).time += 60_000;
  await w.act(world, election, { type: 'close' });
  for (const job of w.jobs(world))
    await expect(job()).rejects.toThrow('was made for another close');
  expect((await stores.elections.get(election))?.seal).toBeNull();
});

test('nor is a register alone', async () => {
  const { stores, world, election } = await cutBack();
  (world.clock as w.TestClock).time += 60_000;
  for (const [key] of stores.files.table.dump())
    if (/ballots|sealed|runs/.test(key)) stores.files.table.delete(key);
  await w.act(world, election, { type: 'close' });
  const [columns, registers, seal, advance] = w.jobs(world);
  await expect(columns?.()).rejects.toThrow('was made for another close');
  await expect(registers?.()).rejects.toThrow('was made for another close');
  await seal?.();
  await expect(advance?.()).rejects.toThrow('was made for another close');
  expect((await stores.elections.get(election))?.seal).toBeNull();
});

test('with its log put back the election goes on as it was', async () => {
  const { stores, world, election, ballots, after, restore } = await cutBack();
  for (const job of w.jobs(world).slice(0, 3)) await expect(job()).rejects.toThrow();
  restore(after);
  await w.runJobs(world);
  expect((await stores.elections.get(election))?.seal?.contests[0]?.ballots).toBe(2);
  for (const ballot of ballots) expect((await castBallot(world.box, ballot)).ok).toBe(true);
});
