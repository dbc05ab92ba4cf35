import { box, issuer, office, record, roll } from '@teller/api';
import type { Answered, Approved, Failure, ProblemName, Route } from '@teller/api';
import { defined, toBase64url } from '@teller/basics';
import { signInChallenge, type OfficerAct } from '@teller/election';
import { ballotHash } from '@teller/protocol';
import { blindedMessages, finishToken, prepareToken, sealBallot } from '@teller/protocol/voter';
import { readColumn, recordPaths } from '@teller/record';
import { makeSetupCode } from '@teller/service/office';
import { expect, test } from 'vitest';
import { SoftwarePasskey } from '@teller/rehearsal';
import { codeIn } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { makeStack } from './stack.ts';

// Every answer on the way is held against the contract: by the client, and by `fetch` of the stack.

test('a whole election over HTTP', async () => {
  const { world, person, stores } = makeStack();
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(2)));
  const { election, manifest } = set;
  const named = { election };
  const anyone = person();
  const approveBoth = async (act: OfficerAct): Promise<readonly Approved[]> => {
    const answers: Approved[] = [];
    const proposed = await w.proposeNow(world, election, act);
    for (const passkey of w.officers) {
      const approval = passkey.approve(election, proposed);
      const body = { proposed, approval };
      answers.push(w.valueOf(await anyone(office.approve, { named, body })));
    }
    return answers;
  };
  expect(await approveBoth({ type: 'freeze' })).toEqual([
    { status: 'pending', phase: 'draft', approvals: 1 },
    { status: 'done', phase: 'draft', approvals: 2 },
  ]);
  await approveBoth({ type: 'open' });

  // A third officer enrols with a set-up code; the others approve; then signs in.
  const nora = SoftwarePasskey.make('nora');
  const setupCode = await makeSetupCode(world.office, election);
  const asked = { election, setupCode, name: 'Nora' };
  const options = w.valueOf(await anyone(office.startEnrolment, { body: asked }));
  const body = { ...asked, response: nora.register(options.challenge) };
  const enrolled = w.valueOf(await anyone(office.enrol, { body }));
  expect(w.valueOf(await anyone(office.enrol, { body }))).toEqual(enrolled);
  const officer = person();
  const { nonce } = w.valueOf(await officer(office.startSignIn, { body: { election } }));
  const response = w.olive.answer(toBase64url(signInChallenge(election, nonce)));
  expect(
    w.valueOf(await officer(office.openSession, { body: { election, nonce, response } })),
  ).toMatchObject({ officer: 'olive' });
  const view = w.valueOf(await officer(office.readView, { named }));
  expect(view).toMatchObject({
    officer: 'olive',
    phase: 'open',
    proposals: [{ id: enrolled.proposal, approvals: [] }],
  });
  await approveBoth(view.proposals[0]!.proposed.act);
  expect(w.valueOf(await officer(office.readView, { named })).officers).toHaveLength(3);
  expect(refusal(await anyone(office.readView, { named }))).toBe('not-signed-in');

  // A member signs in, takes a token, casts, asks for the receipt.
  const member = person();
  const signIn = { election, email: 'Member-0@Example.org ' };
  const { challenge } = w.valueOf(await member(roll.requestCode, { body: signIn }));
  const session = { election, challenge, code: codeIn(world, 'member-0@example.org') };
  w.valueOf(await member(roll.openSession, { body: session }));
  const pending = await prepareToken(set, election, 0);
  const contests = ['committee', 'chair'];
  const given = w.valueOf(await member(roll.entitle, { body: { contests } }));
  const entitlements = given.entitlements.map(([one = '']) => one);
  const taken = async (): Promise<readonly (string | null)[]> =>
    w.valueOf(await anyone(issuer.readIssued, { body: { entitlements } })).issuedAt;
  expect(await taken()).toEqual([null, null]);
  const [entitlement = ''] = entitlements;
  const [blindedMessage = ''] = blindedMessages(pending);
  const wanted = { entitlement, blindedMessage };
  const issued = w.valueOf(await anyone(issuer.issueToken, { body: wanted }));
  expect(w.valueOf(await anyone(issuer.issueToken, { body: wanted }))).toEqual(issued);
  const [another = ''] = blindedMessages(await prepareToken(set, election, 0));
  expect(
    await anyone(issuer.issueToken, { body: { entitlement, blindedMessage: another } }),
  ).toMatchObject({
    error: { name: 'token-already-issued', issuedAt: '2026-11-02T12:00:00Z' },
  });
  expect(await taken()).toEqual(['2026-11-02T12:00:00Z', null]);
  expect(w.valueOf(await member(roll.readMember))).toMatchObject({
    election,
    member: 'M-0',
    contests,
  });
  const token = w.valueOf(await finishToken(pending, [issued.blindSignature], set));
  const ballot = await sealBallot(set, election, token, [1, 2, 3, 0, 0]);
  const cast = (bytes: Uint8Array<ArrayBuffer>): Promise<Answered<typeof box.castBallot>> =>
    anyone(box.castBallot, { body: { ballot: toBase64url(bytes) } });
  const { receipt } = w.valueOf(await cast(ballot));
  expect(receipt.hash).toBe(ballotHash(ballot));
  expect(refusal(await cast(await sealBallot(set, election, token, [3, 2, 1, 0, 0])))).toBe(
    'token-spent',
  );
  const byToken = { election, token: toBase64url(ballot.slice(35, 100)) };
  expect(w.valueOf(await anyone(box.readReceipt, { body: byToken })).receipt.hash).toBe(
    receipt.hash,
  );

  // Signing out ends the session for good.
  w.valueOf(await member(roll.endSession));
  expect(refusal(await member(roll.readMember))).toBe('not-signed-in');
  expect(refusal(await member(roll.openSession, { body: session }))).toBe('code-no-longer-valid');

  await approveBoth({ type: 'close' });
  expect(refusal(await anyone(issuer.readColumn, { named }))).toBe('no-such-file');
  await w.runJobs(world);
  const column = w.valueOf(await anyone(issuer.readColumn, { named }));
  const close = defined((await stores.elections.get(election))?.close ?? undefined, 'a close');
  const read = w.valueOf(await readColumn([column.bytes], { ...set, close }, 0));
  // One member, who took a token for the first of two contests.
  expect([read.count, (await read.take(1)).subarray(32)]).toEqual([1, Uint8Array.of(0x80)]);
  for (const n of [0, 0, 1, 1]) {
    const { act } = await w.sharesOf(world, election, n);
    w.valueOf(await anyone(office.releaseShares, { named, body: act }));
  }
  await approveBoth({ type: 'count' });
  await w.runJobs(world);
  const counted = (await stores.log.read(election)).flatMap(({ action }) =>
    action.type === 'counted' ? [action.contents] : [],
  );
  const file = (path: string): Promise<Answered<typeof record.readFile>> =>
    anyone(record.readFile, { named: { election, file: path } });
  expect(refusal(await file('manifest.json'))).toBe('no-such-file');
  await approveBoth({ type: 'publish', contents: counted[0] ?? '' });
  await w.runJobs(world);
  expect(w.valueOf(await anyone(record.listElections))).toMatchObject({
    elections: [{ id: election, phase: 'published', title: 'Council' }],
  });
  expect(w.valueOf(await anyone(record.readElection, { named }))).toMatchObject({ manifest });
  for (const path of recordPaths(set)) expect([path, (await file(path)).ok]).toEqual([path, true]);
  expect(w.valueOf(await file('index.json')).contentType).toBe('application/json');
});

/** Why it was refused; undefined when it was not. */
function refusal<R extends Route>(answer: Answered<R>): ProblemName | undefined {
  const { error } = answer as Partial<{ error: Failure }>;
  return error?.kind === 'problem' ? error.name : undefined;
}
