import type { JobReport } from '@teller/api';
import { signInChallenge } from '@teller/election';
import { olive } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { officeView, openSession, signInOptions } from '@teller/service/office';
import { toBase64url } from '@teller/basics';
import { expect, test } from 'vitest';

// A job that can't go on must not only say so to a log that nobody reads.

async function closed() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  await w.openElection(world, election);
  await w.act(world, election, { type: 'close' });
  const clock = world.clock as w.TestClock;
  /** What the office shows of the jobs. */
  const shown = async (): Promise<readonly JobReport[]> => {
    const { nonce } = w.valueOf(await signInOptions(world.office, { election }));
    const response = olive.answer(toBase64url(signInChallenge(election, nonce)));
    const { secret } = w.valueOf(await openSession(world.office, { election, nonce, response }));
    return w.valueOf(await officeView(world.office, secret, election)).jobs;
  };
  return { stores, world, election, clock, shown };
}

const seal = async (by: w.World): Promise<void> => w.jobs(by)[2]?.();

test('before anything ran the office says nothing of it; then of each when it ran', async () => {
  const { world, clock, shown } = await closed();
  expect(await shown()).toEqual([]);
  await w.runJobs(world);
  expect(await shown()).toEqual(
    ['seal', 'column', 'register', 'advance'].map((job) => ({
      job,
      lastRun: clock.now(),
      failing: null,
    })),
  );
});

test('a failure is there from when it began, with its words, until the job gets through', async () => {
  const { stores, world, clock, shown } = await closed();
  const began = clock.now();
  const broken = {
    ...world,
    seal: {
      ...world.seal,
      contents: { page: () => Promise.reject(new Error('the store is out of order')) },
    },
  };
  for (let minutes = 0; minutes < 30; minutes += 10) {
    await expect(seal(broken)).rejects.toThrow('out of order');
    expect(await shown()).toEqual([
      {
        job: 'seal',
        lastRun: clock.now(),
        failing: { since: began, error: 'Error: the store is out of order' },
      },
    ]);
    clock.time += 10 * 60_000;
  }
  await seal(world);
  expect(await shown()).toEqual([{ job: 'seal', lastRun: clock.now(), failing: null }]);
  // What is well is not written again and again: the bucket keeps every version.
  const reports = stores.files.table.dump();
  clock.time += 60_000;
  await seal(world);
  expect(stores.files.table.dump()).toEqual(reports);
});

test('a disk that takes no report makes the job fail, and the other elections get their turn', async () => {
  const { world, stores } = await closed();
  const second = await w.setUp(world, { ...w.makeDraft(w.makeRoll(1)), title: 'Second' });
  const files = {
    read: stores.files.read.bind(stores.files),
    create: stores.files.create.bind(stores.files),
    replace: async () => Promise.reject(new Error('no space left')),
  };
  const full = { ...world, seal: { ...world.seal, files } };
  await expect(w.jobs(full)[2]?.()).rejects.toThrow('failed for some elections');
  expect(stores.files.table.dump().some(([name]) => name.includes('ballots'))).toBe(true);
  expect(second.election).toMatch(/^[0-9a-f]{64}$/);
});
