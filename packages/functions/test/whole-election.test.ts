import { toBase64url } from '@teller/basics';
import { signInChallenge, type OfficerAct } from '@teller/election';
import { ballotHash } from '@teller/protocol';
import { blindedMessages, finishToken, prepareToken, sealBallot } from '@teller/protocol/voter';
import { recordPaths } from '@teller/record';
import { makeSetupCode } from '@teller/service/office';
import { expect, test } from 'vitest';
import { Passkey } from '../../service/test/passkey.ts';
import { codeIn } from '../../service/test/voter.ts';
import * as w from '../../service/test/world.ts';
import { cookieOf, makeStack, post } from './stack.ts';

test('a whole election over HTTP', async () => {
  const { world, fetch, stores } = makeStack();
  const { election, manifest } = await w.setUp(world, w.makeDraft(w.makeRoll(2)));
  const ask = async (path: string, init?: RequestInit, status = 200): Promise<never> => {
    const answer = await fetch(path, init);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, text]);
    return JSON.parse(text) as never;
  };
  const approveBoth = async (act: OfficerAct): Promise<unknown> => {
    const path = `/api/office/elections/${election}/approvals`;
    const answers: unknown[] = [];
    for (const passkey of w.officers)
      answers.push(await ask(path, post({ act, approval: passkey.approve(election, act) })));
    return answers;
  };
  expect(await approveBoth(w.now(world, 'freeze'))).toEqual([
    { status: 'pending', phase: 'draft', approvals: 1 },
    { status: 'done', phase: 'draft', approvals: 2 },
  ]);
  await approveBoth(w.now(world, 'open'));

  // A third officer enrols with a set-up code; the others approve; then signs in.
  const nora = new Passkey('nora');
  const setupCode = await makeSetupCode(world.office, election);
  const asked = { election, setupCode, name: 'Nora' };
  const options: { challenge: string } = await ask('/api/office/enrolment/options', post(asked));
  const response = nora.register(options.challenge);
  const enrolled: { proposal: string } = await ask(
    '/api/office/enrolment',
    post({ ...asked, response }),
    202,
  );
  const again = await ask('/api/office/enrolment', post({ ...asked, response }), 202);
  expect(again).toEqual(enrolled);
  const request: { nonce: string } = await ask('/api/office/sign-in/options', post({ election }));
  const signIn = post({
    election,
    response: w.olive.answer(toBase64url(signInChallenge(election, request.nonce))),
  });
  const session = await fetch('/api/office/session', signIn);
  expect(await session.json()).toMatchObject({ officer: 'olive' });
  expect(session.headers.getSetCookie()[0]).toMatch(
    /^teller-officer=[\w-]{43}; Path=\/api\/office; Expires=.*; HttpOnly; SameSite=Strict$/,
  );
  const officerCookie = { headers: { cookie: cookieOf(session) } };
  const viewPath = `/api/office/elections/${election}`;
  const view: { proposals: { act: OfficerAct }[] } = await ask(viewPath, officerCookie);
  expect(view).toMatchObject({
    officer: 'olive',
    phase: 'open',
    proposals: [{ id: enrolled.proposal, approvals: [] }],
  });
  await approveBoth(view.proposals[0]!.act);
  const after: { officers: unknown[] } = await ask(viewPath, officerCookie);
  expect(after.officers).toHaveLength(3);
  await ask(viewPath, undefined, 401);

  // A member signs in, takes a token, casts, asks for the receipt.
  const email = 'Member-0@Example.org ';
  const { challenge }: { challenge: string } = await ask(
    '/api/roll/sign-in',
    post({ election, email }),
    202,
  );
  const code = codeIn(world, 'member-0@example.org');
  const signedIn = await fetch('/api/roll/session', post({ election, challenge, code }));
  expect(signedIn.status).toBe(200);
  const cookie = cookieOf(signedIn);
  const pending = await prepareToken(manifest, election, 0);
  const given: { entitlements: string[][] } = await ask(
    '/api/roll/entitlements',
    post({ contests: ['ward-1', 'chair'] }, { cookie }),
  );
  const entitlements = given.entitlements.map(([one = '']) => one);
  const taken = async (): Promise<unknown> => ask('/api/issuer/issuances', post({ entitlements }));
  expect(await taken()).toEqual({ issuedAt: [null, null] });
  const [entitlement] = entitlements;
  const wanted = { entitlement, blindedMessage: blindedMessages(pending)[0] };
  const issued: { blindSignature: string } = await ask('/api/issuer/tokens', post(wanted));
  expect(await ask('/api/issuer/tokens', post(wanted))).toEqual(issued);
  const [blindedMessage] = blindedMessages(await prepareToken(manifest, election, 0));
  expect(await ask('/api/issuer/tokens', post({ ...wanted, blindedMessage }), 409)).toMatchObject({
    type: 'urn:teller:problem:token-already-issued',
    issuedAt: '2026-11-02T12:00:00Z',
  });
  expect(await taken()).toEqual({ issuedAt: ['2026-11-02T12:00:00Z', null] });
  expect(await ask('/api/roll/member', { headers: { cookie } })).toMatchObject({
    election,
    member: 'M-0',
    contests: ['ward-1', 'chair'],
  });
  const token = w.valueOf(await finishToken(pending, [issued.blindSignature], manifest));
  const ballot = await sealBallot(manifest, election, token, [1, 2, 3]);
  const cast: { receipt: { hash: string } } = await ask(
    '/api/box/ballots',
    post({ ballot: toBase64url(ballot) }),
  );
  expect(cast.receipt.hash).toBe(ballotHash(ballot));
  const second = await sealBallot(manifest, election, token, [3, 2, 1]);
  expect(await ask('/api/box/ballots', post({ ballot: toBase64url(second) }), 409)).toMatchObject({
    type: 'urn:teller:problem:token-spent',
  });
  const byToken = post({ election, token: toBase64url(ballot.slice(35, 100)) });
  expect(await ask('/api/box/receipts', byToken)).toMatchObject({
    receipt: { hash: cast.receipt.hash },
  });

  // Signing out ends the session for good.
  const out = await fetch('/api/roll/session', { method: 'DELETE', headers: { cookie } });
  expect(out.status).toBe(204);
  await ask('/api/roll/member', { headers: { cookie } }, 401);
  await ask('/api/roll/session', post({ election, challenge, code }), 410);

  await approveBoth(w.now(world, 'close'));
  await ask(`/api/issuer/columns/${election}`, undefined, 404);
  await w.runJobs(world);
  expect(await ask(`/api/issuer/columns/${election}`)).toMatchObject({
    issuer: 'teller',
    entries: [{ contests: ['ward-1'] }],
  });
  for (const n of [0, 1]) {
    const shares = `/api/office/elections/${election}/shares`;
    await ask(shares, post(w.shareOf(n)));
    await ask(shares, post(w.shareOf(n)));
  }
  await approveBoth(w.now(world, 'count'));
  await w.runJobs(world);
  const counted = (await stores.log.read(election)).flatMap(({ action }) =>
    action.type === 'counted' ? [action.contents] : [],
  );
  await ask(`/record/${election}/manifest.json`, undefined, 404);
  await approveBoth({ ...w.now(world, 'publish'), contents: counted[0] ?? '' });
  await w.runJobs(world);
  expect(await ask('/api/record/elections')).toMatchObject({
    elections: [{ id: election, phase: 'published', title: 'Council' }],
  });
  expect(await ask(`/api/record/elections/${election}`)).toMatchObject({ manifest });
  for (const path of recordPaths(manifest)) {
    const file = await fetch(`/record/${election}/${path}`);
    expect([path, file.status]).toEqual([path, 200]);
  }
  expect((await fetch(`/record/${election}/index.json`)).headers.get('content-type')).toBe(
    'application/json',
  );
}, 30_000);
