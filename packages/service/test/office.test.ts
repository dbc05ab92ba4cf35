import { toBase64url } from '@teller/basics';
import { approvalChallenge, instant, signInChallenge } from '@teller/election';
import type { OfficerAct, ProposedAct } from '@teller/election';
import {
  approve,
  enrol,
  enrolmentOptions,
  makeSetupCode,
  openSession,
  signInOptions,
} from '@teller/service/office';
import { expect, test } from 'vitest';
import { sampleOffice, SoftwarePasskey } from '@teller/rehearsal';
import * as w from '@teller/rehearsal/world';
import { olive, oscar } from '@teller/rehearsal/world';

async function makeElection() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  const now = async (act: OfficerAct) => w.proposeNow(world, election, act);
  const by = async (officer: SoftwarePasskey, proposed: ProposedAct) =>
    approve(world.office, { election, proposed, approval: officer.approve(election, proposed) });
  return { stores, world, election, now, by, clock: world.clock as w.TestClock };
}

test('an approval counts only if this officer’s passkey made it, for this act, here', async () => {
  const { world, election, stores, now } = await makeElection();
  const act = await now({ type: 'freeze' });
  const challenge = toBase64url(approvalChallenge(election, act));
  const other = toBase64url(approvalChallenge('f'.repeat(64), act));
  const stranger = SoftwarePasskey.make('olive');
  const before = w.dump(stores);
  for (const [assertion, officer, reason] of [
    [olive.assertion(challenge, { origin: 'https://evil.example' }), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge, { type: 'webauthn.create' }), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge, { flags: 0x01 }), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge, { flags: 0x04 }), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge, { crossOrigin: true }), 'olive', 'approval-not-valid'],
    [olive.assertion(other), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge), 'oscar', 'approval-not-valid'],
    [stranger.assertion(challenge), 'olive', 'approval-not-valid'],
    [olive.assertion(challenge), 'mallory', 'unknown-officer'],
  ] as const) {
    const approval = { officer, ...assertion };
    const answer = await approve(world.office, { election, proposed: act, approval });
    expect(answer).toEqual({ ok: false, error: reason });
  }
  expect(w.dump(stores)).toEqual(before);
});

test('one officer twice is one approval; two are needed; a third try changes nothing', async () => {
  const { election, stores, by, now } = await makeElection();
  const act = await now({ type: 'freeze' });
  const pending = { ok: true, value: { status: 'pending', phase: 'draft', approvals: 1 } };
  expect(await by(olive, act)).toEqual(pending);
  expect(await by(olive, act)).toEqual(pending);
  const done = { ok: true, value: { status: 'done', phase: 'draft', approvals: 2 } };
  expect(await by(oscar, act)).toEqual(done);
  expect(await by(oscar, act)).toEqual(done);
  expect(await by(olive, act)).toEqual(done);
  expect(await stores.log.read(election)).toHaveLength(1);
});

test('both officers at the same moment, again and again: the act is logged once', async () => {
  const { election, stores, by, now } = await makeElection();
  const act = await now({ type: 'freeze' });
  const answers = await Promise.all(
    [olive, oscar, olive, oscar, oscar, olive].map(async (officer) => by(officer, act)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(answers.some((answer) => answer.ok && answer.value.status === 'done')).toBe(true);
  expect(await stores.log.read(election)).toHaveLength(1);
  expect((await stores.log.read(election))[0]?.approvals.map(({ officer }) => officer)).toEqual([
    'olive',
    'oscar',
  ]);
});

test('who is overtaken by the last approval is told that the act is done', async () => {
  for (const overtaken of ['list', 'approve'] as const) {
    const { world, election, stores, by, now } = await makeElection();
    const act = await now({ type: 'freeze' });
    await by(olive, act);
    let first = true;
    const overtake = async (): Promise<void> => {
      if (first) {
        first = false;
        await by(oscar, act);
      }
    };
    const { proposals } = stores;
    const slow = {
      propose: proposals.propose.bind(proposals),
      drop: proposals.drop.bind(proposals),
      list: async (...args: Parameters<typeof proposals.list>) => {
        if (overtaken === 'list') await overtake();
        return proposals.list(...args);
      },
      approve: async (...args: Parameters<typeof proposals.approve>) => {
        if (overtaken === 'approve') await overtake();
        return proposals.approve(...args);
      },
    };
    const approval = olive.approve(election, act);
    expect(
      await approve({ ...world.office, proposals: slow }, { election, proposed: act, approval }),
    ).toEqual({ ok: true, value: { status: 'done', phase: 'draft', approvals: 2 } });
    expect(await proposals.list(election)).toEqual([]);
    expect(await stores.log.read(election)).toHaveLength(1);
  }
});

test('two acts at the same moment: one log, in one order, both or the legal one', async () => {
  const { world, election, stores, by, now } = await makeElection();
  await w.openElection(world, election);
  const close = await now({ type: 'close' });
  const abandon = await now({ type: 'void', reason: 'a mistake in the ballot' });
  await Promise.all([by(olive, close), by(olive, abandon)]);
  await Promise.all([by(oscar, close), by(oscar, abandon)]);
  const log = await stores.log.read(election);
  expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, n) => n));
  // Each was approved for the place after `open`, and one of them has it.
  expect(log).toHaveLength(3);
  const last = log.at(-1)?.action.type;
  expect((await stores.elections.get(election))?.phase).toBe(last === 'void' ? 'void' : 'closed');
});

test('only what is legal now, for at most a day', async () => {
  const { by, clock, now } = await makeElection();
  expect(await by(olive, await now({ type: 'open' }))).toMatchObject({
    error: 'not-in-this-phase',
  });
  const act = await now({ type: 'freeze' });
  const long = { ...act, expires: instant(clock.now() + 25 * 3_600_000) };
  expect(await by(olive, long)).toMatchObject({ error: 'act-not-of-now' });
  expect((await by(olive, act)).ok).toBe(true);
  clock.time = Date.parse(act.expires) + 1_000;
  expect(await by(oscar, act)).toMatchObject({ error: 'proposal-lapsed' });
});

test('an approval is for one place in the log: what has changed since is seen before it counts', async () => {
  const { world, election, by, now, stores } = await makeElection();
  const before = await now({ type: 'void', reason: 'a fault in the ballot' });
  expect((await by(olive, before)).ok).toBe(true);
  await w.act(world, election, { type: 'freeze' });
  expect(await by(oscar, before)).toMatchObject({ error: 'standing-has-changed' });
  const anew = await now({ type: 'void', reason: 'a fault in the ballot' });
  for (const officer of [olive, oscar]) expect((await by(officer, anew)).ok).toBe(true);
  expect((await stores.elections.get(election))?.phase).toBe('void');
});

test('a set-up code enrols one passkey, once, and only officers make it count', async () => {
  const { world, election, by, now, clock, stores } = await makeElection();
  const setupCode = await makeSetupCode(world.office, election);
  const asked = { election, setupCode, name: 'Nora' };
  const [nora, mallory] = [SoftwarePasskey.make('nora'), SoftwarePasskey.make('mallory')];
  const { challenge } = w.valueOf(await enrolmentOptions(world.office, asked));
  const take = async (response: ReturnType<SoftwarePasskey['register']>, code = setupCode) =>
    enrol(world.office, { ...asked, setupCode: code, response });
  const wrong = toBase64url(new Uint8Array(32));
  expect(await take(nora.register(wrong))).toMatchObject({ error: 'passkey-refused' });
  const elsewhere = nora.register(challenge, 'https://evil.example');
  expect(await take(elsewhere)).toMatchObject({ error: 'passkey-refused' });
  expect(await take(olive.register(challenge))).toMatchObject({ error: 'passkey-refused' });
  expect(await take(nora.register(challenge), 'x'.repeat(22))).toMatchObject({
    error: 'setup-code-not-valid',
  });
  const first = await take(nora.register(challenge));
  clock.time += 60_000;
  expect(await take(nora.register(challenge))).toEqual(first);
  expect(await take(mallory.register(challenge))).toMatchObject({ error: 'setup-code-used' });

  const [proposal] = await stores.proposals.list(election);
  const { proposed } = proposal!;
  const { act } = proposed;
  expect(act.type === 'enrol-officer' && act.officer.publicKey).toBe(nora.officer.publicKey);
  await by(olive, proposed);
  expect((await by(oscar, proposed)).ok).toBe(true);
  expect(await take(nora.register(challenge))).toEqual(first);
  expect(await stores.proposals.list(election)).toEqual([]);
  // An officer can't be made up without a set-up code.
  const made = { ...act, officer: mallory.officer } as OfficerAct;
  expect(await by(olive, await now(made))).toMatchObject({ error: 'not-proposed' });
});

test('one passkey with two set-up codes becomes one officer, however the approvals fall', async () => {
  const { world, election, by, clock, stores } = await makeElection();
  const nora = SoftwarePasskey.make('nora');
  for (const name of ['Nora', 'Nora again']) {
    const asked = { election, name, setupCode: await makeSetupCode(world.office, election) };
    const { challenge } = w.valueOf(await enrolmentOptions(world.office, asked));
    w.valueOf(await enrol(world.office, { ...asked, response: nora.register(challenge) }));
    clock.time += 60_000;
  }
  const acts = (await stores.proposals.list(election)).map(({ proposed }) => proposed);
  expect(acts).toHaveLength(2);
  for (const act of acts) await by(olive, act);
  const answers = await Promise.all(acts.map(async (act) => by(oscar, act)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await stores.log.read(election)).toHaveLength(1);
});

test('who was proposed as an officer is proposed again where the log has gone on', async () => {
  const { world, election, by, now, clock, stores } = await makeElection();
  const nora = SoftwarePasskey.make('nora');
  const asked = {
    election,
    name: 'Nora',
    setupCode: await makeSetupCode(world.office, election),
  };
  const { challenge } = w.valueOf(await enrolmentOptions(world.office, asked));
  w.valueOf(await enrol(world.office, { ...asked, response: nora.register(challenge) }));
  const [waiting] = await stores.proposals.list(election);
  const { proposed } = waiting!;
  await w.act(world, election, { type: 'freeze' });
  expect(await by(olive, proposed)).toMatchObject({ error: 'standing-has-changed' });
  clock.time += 48 * 3_600_000;
  const anew = await now(proposed.act);
  for (const officer of [olive, oscar]) expect((await by(officer, anew)).ok).toBe(true);
  expect((await stores.log.read(election)).at(-1)?.action).toEqual(proposed.act);
});

test('a passkey that signs with RSA is enrolled, signs in and approves; its algorithm is that of the entry', async () => {
  const { world, election, by, now, stores } = await makeElection();
  const nora = SoftwarePasskey.make('nora', 'Nora', sampleOffice, 2048);
  const asked = {
    election,
    name: 'Nora',
    setupCode: await makeSetupCode(world.office, election),
  };
  const options = w.valueOf(await enrolmentOptions(world.office, asked));
  expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -257]);
  const response = nora.register(options.challenge);
  w.valueOf(await enrol(world.office, { ...asked, response }));
  const [waiting] = await stores.proposals.list(election);
  for (const officer of [olive, oscar])
    expect((await by(officer, waiting!.proposed)).ok).toBe(true);
  const { act } = waiting!.proposed;
  const enrolled = act.type === 'enrol-officer' ? act.officer : undefined;
  expect(enrolled).toMatchObject({ algorithm: 'RS256', publicKey: nora.officer.publicKey });

  const { nonce } = w.valueOf(await signInOptions(world.office, { election }));
  const answer = nora.answer(toBase64url(signInChallenge(election, nonce)));
  const session = await openSession(world.office, { election, nonce, response: answer });
  expect(session).toMatchObject({ ok: true, value: { officer: enrolled?.id } });

  const freeze = await now({ type: 'freeze' });
  const approval = { ...nora.approve(election, freeze), officer: enrolled?.id ?? '' };
  expect(await approve(world.office, { election, proposed: freeze, approval })).toMatchObject({
    ok: true,
    value: { approvals: 1 },
  });
  const asOlive = { ...approval, officer: 'olive' };
  expect(
    await approve(world.office, { election, proposed: freeze, approval: asOlive }),
  ).toMatchObject({ error: 'approval-not-valid' });
});

test('a passkey with too short an RSA key is not enrolled', async () => {
  const { world, election } = await makeElection();
  const weak = SoftwarePasskey.make('weak', 'Weak', sampleOffice, 1024);
  const asked = {
    election,
    name: 'Weak',
    setupCode: await makeSetupCode(world.office, election),
  };
  const { challenge } = w.valueOf(await enrolmentOptions(world.office, asked));
  expect(await enrol(world.office, { ...asked, response: weak.register(challenge) })).toMatchObject(
    { error: 'passkey-refused' },
  );
});

test('whatever nonce a server sends, what signs an officer in never approves an act', async () => {
  const { world, election, now } = await makeElection();
  const act = await now({ type: 'freeze' });
  // A server that would like the act signed as if it were a sign-in can only send its hash as nonce.
  const nonce = toBase64url(approvalChallenge(election, act));
  const { response } = olive.answer(toBase64url(signInChallenge(election, nonce)));
  const approval = { officer: 'olive', ...response };
  expect(await approve(world.office, { election, proposed: act, approval })).toMatchObject({
    error: 'approval-not-valid',
  });
});
