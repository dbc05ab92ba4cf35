import { openSession, endSession, memberView, requestCode } from '@teller/service/roll';
import { expect, test } from 'vitest';
import { codeIn, signIn } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';

async function makeElection() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(2)));
  return { stores, world, election, clock: world.clock as w.TestClock };
}

const known = 'member-0@example.org';

test('whether or not an address is on the roll: the same answers, the same items', async () => {
  const shapes = [];
  for (const email of [known, 'nobody@example.org']) {
    const { stores, world, election } = await makeElection();
    const asked = w.valueOf(await requestCode(world.roll, { election, email }));
    const tried = await openSession(world.roll, { election, ...asked, code: 'xxxxxx' });
    const challenges = stores.memberChallenges.table.dump().map(([, item]) => Object.keys(item));
    const allowances = stores.memberAllowances.table.dump().map(([, taken]) => taken);
    shapes.push({ asked: asked.challenge.length, tried, challenges, allowances });
    // Nobody gets mail they have no part in.
    expect(world.mail.sent.map(({ to }) => to)).toEqual(email === known ? [known] : []);
  }
  expect(shapes[0]).toEqual(shapes[1]);
});

test('an answer never comes sooner than the settings say, however quick the work was', async () => {
  const { world, election } = await makeElection();
  const roll = { ...world.roll, settings: { ...world.roll.settings, answerAfter: 700 } };
  for (const email of [known, 'nobody@example.org']) {
    const before = world.clock.monotonic();
    await requestCode(roll, { election, email });
    expect(world.clock.monotonic() - before).toBe(700);
  }
});

test('mail that can’t be sent is reported, and who asked can’t tell', async () => {
  const { world, election } = await makeElection();
  const reported: unknown[] = [];
  const roll = {
    ...world.roll,
    mail: { send: async () => Promise.reject(new Error('no mail today')) },
    mailFailed: (error: unknown) => reported.push(error),
  };
  expect((await requestCode(roll, { election, email: known })).ok).toBe(true);
  expect(reported).toHaveLength(1);
});

test('a code works with its own challenge only, five times wrong uses it up', async () => {
  const { world, election } = await makeElection();
  const first = w.valueOf(await requestCode(world.roll, { election, email: known }));
  const firstCode = codeIn(world, known);
  const second = w.valueOf(await requestCode(world.roll, { election, email: known }));
  const secondCode = codeIn(world, known);
  const crossed = await openSession(world.roll, { election, ...first, code: secondCode });
  expect(crossed.ok).toBe(firstCode === secondCode);
  for (let n = 0; n < 5; n++)
    expect(await openSession(world.roll, { election, ...second, code: 'wrong!' })).toEqual({
      ok: false,
      error: 'wrong-code',
    });
  expect(await openSession(world.roll, { election, ...second, code: secondCode })).toEqual({
    ok: false,
    error: 'code-no-longer-valid',
  });
  expect((await openSession(world.roll, { election, ...first, code: firstCode })).ok).toBe(true);
});

test('a lost reply: the same request gives the same session, until it is ended', async () => {
  const { world, election } = await makeElection();
  const { challenge } = w.valueOf(await requestCode(world.roll, { election, email: known }));
  const asked = { election, challenge, code: codeIn(world, known) };
  const session = w.valueOf(await openSession(world.roll, asked));
  expect(w.valueOf(await openSession(world.roll, asked))).toEqual(session);
  await endSession(world.roll, session.secret);
  expect(await openSession(world.roll, asked)).toEqual({
    ok: false,
    error: 'code-no-longer-valid',
  });
});

test('codes and sessions expire', async () => {
  const { world, election, clock } = await makeElection();
  const { challenge } = w.valueOf(await requestCode(world.roll, { election, email: known }));
  const asked = { election, challenge, code: codeIn(world, known) };
  const secret = await signIn(world, election, 1);
  clock.time += 15 * 60_000;
  expect(await openSession(world.roll, asked)).toMatchObject({ error: 'code-no-longer-valid' });
  expect((await memberView(world.roll, secret)).ok).toBe(true);
  clock.time += 2 * 3_600_000;
  expect(await memberView(world.roll, secret)).toEqual({ ok: false, error: 'not-signed-in' });
});

test('so many codes a quarter of an hour, so many a day, for each address', async () => {
  const { world, election, clock } = await makeElection();
  const ask = async (email: string) => (await requestCode(world.roll, { election, email })).ok;
  let given = 0;
  for (let quarter = 0; quarter < 8; quarter++) {
    for (let n = 0; n < 7; n++) given += (await ask(known)) ? 1 : 0;
    expect(given).toBe(Math.min(5 * (quarter + 1), 20));
    clock.time += 15 * 60_000;
  }
  expect(await ask('member-1@example.org')).toBe(true);
});

test('no secret is at rest: neither challenge, code, session nor address in the sign-in items', async () => {
  const { stores, world, election } = await makeElection();
  const { challenge } = w.valueOf(await requestCode(world.roll, { election, email: known }));
  const code = codeIn(world, known);
  const { secret } = w.valueOf(await openSession(world.roll, { election, challenge, code }));
  const { memberChallenges, memberSessions, memberAllowances } = stores;
  const rest = JSON.stringify([
    memberChallenges.table.dump(),
    memberSessions.table.dump(),
    memberAllowances.table.dump(),
  ]);
  for (const text of [challenge, secret, known, `"${code}"`]) expect(rest).not.toContain(text);
});
