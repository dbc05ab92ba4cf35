import {
  box,
  client,
  issuer,
  office,
  problems,
  problemType,
  record,
  roll,
  withSession,
} from '@teller/api';
import type { ProblemName, Received } from '@teller/api';
import { err, ok, toBase64url } from '@teller/basics';
import { describe, expect, expectTypeOf, test } from 'vitest';

const election = 'e'.repeat(64);
const received: Received = {
  receipt: { hash: 'a'.repeat(64), signature: toBase64url(new Uint8Array(64)) },
};

interface Sent {
  readonly address: string;
  readonly init: RequestInit;
}

/** A server that answers everything alike, and what was sent to it. */
function answering(response: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const call = client(
    async (address, init) => {
      sent.push({ address, init });
      return response();
    },
    { base: 'https://vote.example.org' },
  );
  return { call, sent };
}

function refusing(name: ProblemName, members: object = {}, status: number = problems[name].status) {
  const document = { type: problemType + name, title: 'A', detail: 'B.', status, ...members };
  return answering(() =>
    Response.json(document, {
      status,
      headers: { 'content-type': 'application/problem+json' },
    }),
  ).call;
}

function notUnderstood(status: number) {
  return err({ kind: 'not-understood', status });
}

const cast = { body: { ballot: 'AAAA' } };

describe('what is sent', () => {
  test('the row’s method, address and body, as JSON', async () => {
    const { call, sent } = answering(() => Response.json({ phase: 'opened' }));
    const body = {
      type: 'release-shares',
      trustee: 'one',
      checkpoint: { size: 1, root: election },
      releases: [],
    } as const;
    expect(await call(office.releaseShares, { named: { election }, body })).toEqual(
      ok({ phase: 'opened' }),
    );
    expect(sent).toMatchObject([
      {
        address: `https://vote.example.org/api/office/elections/${election}/shares`,
        init: {
          method: 'POST',
          credentials: 'same-origin',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        },
      },
    ]);
  });

  test('nothing that names the voter goes to the box: no cookie, no header but the type', async () => {
    const { call, sent } = answering(() => Response.json(received));
    await call(box.castBallot, cast);
    const [{ init }] = sent as [Sent];
    expect(init.credentials).toBe('omit');
    expect(init.headers).toEqual({ 'content-type': 'application/json' });
  });

  test('what is in place of a name is no more than that; a file’s place keeps its slashes', async () => {
    const { call, sent } = answering(() => new Response('{}'));
    await call(record.readElection, { named: { election: 'a/../?b#c d' } });
    await call(record.readFile, { named: { election, file: 'ballots/ward 1.bin' } });
    expect(sent.map(({ address }) => address)).toEqual([
      'https://vote.example.org/api/record/elections/a%2F..%2F%3Fb%23c%20d',
      `https://vote.example.org/record/${election}/ballots/ward%201.bin`,
    ]);
  });
});

test('a session’s cookie is kept, and goes where the contract has it go', async () => {
  const sent: (string | null)[] = [];
  const call = client(
    withSession(async (_, { headers }) => {
      sent.push(new Headers(headers).get('cookie'));
      return new Response(null, { headers: { 'set-cookie': 'teller-member=x; HttpOnly' } });
    }),
  );
  await call(roll.readMember);
  await call(roll.readMember);
  await call(box.castBallot, cast);
  await call(record.listElections);
  expect(sent).toEqual([null, 'teller-member=x', null, null]);
});

describe('what comes back', () => {
  test('the answer, of the row’s type, without members that the contract does not have', async () => {
    const { call } = answering(() => Response.json({ ...received, more: 1 }));
    const answer = await call(box.castBallot, cast);
    expect(answer).toEqual(ok(received));
    expectTypeOf(answer)
      .extract<{ ok: true }>()
      .toEqualTypeOf<{ readonly ok: true; readonly value: Received }>();
  });

  test('nothing, where the row answers with nothing', async () => {
    const { call } = answering(() => new Response(null, { status: 204 }));
    expect(await call(roll.endSession)).toEqual(ok(undefined));
  });

  test('a file’s bytes', async () => {
    const { call } = answering(() => new Response(Uint8Array.of(1, 2)));
    const file = await call(record.readFile, { named: { election, file: 'index.json' } });
    expect(file.ok && file.value.bytes).toEqual(Uint8Array.of(1, 2));
  });

  test('a problem of the row, by its name, with what else it says', async () => {
    const issuedAt = '2026-11-02T12:00:00Z';
    const body = { entitlement: '', blindedMessage: '' };
    const call = refusing('token-already-issued', { issuedAt, other: 1 });
    const answer = await call(issuer.issueToken, { body });
    expect(answer).toEqual(err({ kind: 'problem', name: 'token-already-issued', issuedAt }));
    if (
      !answer.ok &&
      answer.error.kind === 'problem' &&
      answer.error.name === 'token-already-issued'
    )
      expectTypeOf(answer.error.issuedAt).toEqualTypeOf<string>();
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ['a broken line', () => Promise.reject(new TypeError('failed'))],
    [
      'a captive portal’s page',
      () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['a proxy’s error', () => new Response('<p>', { status: 502 })],
    [
      'half an answer',
      () => new Response('{"rec', { headers: { 'content-type': 'application/json' } }),
    ],
  ])('%s isn’t an answer', async (_, response) => {
    expect(await answering(response).call(box.castBallot, cast)).toEqual(
      err({ kind: 'no-answer' }),
    );
  });

  test('an answer that lacks a member, or is of another status, is not understood', async () => {
    for (const [body, status] of [
      [{ receipts: received.receipt }, 200],
      [{ receipt: { ...received.receipt, hash: 'short' } }, 200],
      [received, 202],
    ] as const)
      expect(
        await answering(() => Response.json(body, { status })).call(box.castBallot, cast),
      ).toEqual(notUnderstood(status));
    // One of the contract’s, but none of this row’s; a name with another’s status; without its member.
    expect(await refusing('wrong-code')(box.castBallot, cast)).toEqual(notUnderstood(403));
    expect(await refusing('closed', {}, 500)(box.castBallot, cast)).toEqual(notUnderstood(500));
    const body = { entitlement: '', blindedMessage: '' };
    expect(await refusing('token-already-issued')(issuer.issueToken, { body })).toEqual(
      notUnderstood(409),
    );
  });

  test('nothing in time isn’t an answer, also where the body is what does not come', async () => {
    const slow = client(
      async (_, { signal }) => {
        const never = new ReadableStream({
          start: (stream) =>
            signal?.addEventListener('abort', () => stream.error(new Error('aborted'))),
        });
        return new Response(never, { headers: { 'content-type': 'application/json' } });
      },
      { patience: 20 },
    );
    expect(await slow(box.castBallot, cast)).toEqual(err({ kind: 'no-answer' }));
  });
});
