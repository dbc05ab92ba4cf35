import { fromBase64url, toBase64url } from '@teller/basics';
import { signInChallenge } from '@teller/election';
import { endSession, openSession, signInOptions } from '@teller/service/office';
import { expect, test } from 'vitest';
import { SoftwarePasskey } from '@teller/rehearsal';
import * as w from '@teller/rehearsal/world';
import { olive, oscar } from '@teller/rehearsal/world';

async function makeElection() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  return { stores, world, election, clock: world.clock as w.TestClock };
}

test('a sign-in answer works again after a lost reply, for a known passkey, and not for ever', async () => {
  const { world, election, clock } = await makeElection();
  const given = async () => w.valueOf(await signInOptions(world.office, { election })).nonce;
  const answer = (passkey: SoftwarePasskey, nonce: string) => {
    const response = passkey.answer(toBase64url(signInChallenge(election, nonce)));
    return async () => openSession(world.office, { election, nonce, response });
  };
  const nonce = await given();
  expect(await answer(SoftwarePasskey.make('olive'), nonce)()).toMatchObject({
    error: 'passkey-refused',
  });
  const again = answer(olive, nonce);
  const first = w.valueOf(await again());
  clock.time += 60_000;
  expect(w.valueOf(await again())).toEqual(first);
  expect(w.valueOf(await answer(oscar, nonce)()).secret).not.toBe(first.secret);
  await endSession(world.office, first.secret);
  expect(await again()).toMatchObject({ error: 'challenge-no-longer-valid' });
  // The same answer signed once more is the same answer.
  expect(await answer(olive, nonce)()).toMatchObject({ error: 'challenge-no-longer-valid' });
  const late = await given();
  clock.time += 5 * 60_000;
  expect(await answer(olive, late)()).toMatchObject({ error: 'challenge-no-longer-valid' });
});

test('a nonce that the office didn’t make, or made for another election, opens nothing', async () => {
  const { world, election } = await makeElection();
  const { nonce } = w.valueOf(await signInOptions(world.office, { election }));
  const bytes = fromBase64url(nonce);
  const flipped = Array.from({ length: 32 }, (_, at) => {
    const changed = bytes.ok ? bytes.value.slice() : new Uint8Array(32);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return toBase64url(changed);
  });
  const { election: other } = await w.setUp(world, {
    ...w.makeDraft(w.makeRoll(1)),
    title: 'Another',
  });
  const elsewhere = w.valueOf(await signInOptions(world.office, { election: other })).nonce;
  for (const made of [...flipped, elsewhere, toBase64url(new Uint8Array(32))]) {
    const response = olive.answer(toBase64url(signInChallenge(election, made)));
    expect(
      await openSession(world.office, { election, nonce: made, response }),
      made,
    ).toMatchObject({ error: 'challenge-no-longer-valid' });
  }
});

test('a flood of strangers who start to sign in stores nothing and keeps no officer out', async () => {
  const { world, election, stores } = await makeElection();
  await signInOptions(world.office, { election });
  const before = w.dump(stores);
  for (let n = 0; n < 2_000; n++) w.valueOf(await signInOptions(world.office, { election }));
  expect(w.dump(stores)).toEqual(before);
  const { nonce } = w.valueOf(await signInOptions(world.office, { election }));
  const response = olive.answer(toBase64url(signInChallenge(election, nonce)));
  expect((await openSession(world.office, { election, nonce, response })).ok).toBe(true);
});
