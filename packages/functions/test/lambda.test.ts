import { toBase64url } from '@teller/basics';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeIn, forgeBallot } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { onLambda } from '../src/on-lambda.ts';
import { event } from './function-url.ts';
import { makeStack, post, type Stack } from './stack.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly string[];
  readonly body: unknown;
}

type Caller = (
  path: string,
  method: string,
  body?: unknown,
  cookies?: readonly string[],
) => Promise<Answer>;

function throughLambda({ app }: Stack, base64: boolean): Caller {
  return async (path, method, body, cookies) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const handler = onLambda(app(path));
    const result = await handler(event(path, method, text, cookies, base64));
    return {
      status: result.statusCode,
      headers: result.headers ?? {},
      cookies: result.cookies ?? [],
      body: parse(result.body),
    };
  };
}

function throughRequest({ fetch }: Stack): Caller {
  return async (path, method, body, cookies) => {
    const cookie: Record<string, string> =
      cookies === undefined ? {} : { cookie: cookies.join('; ') };
    const init = body === undefined ? { headers: cookie } : post(body, cookie);
    const answer = await fetch(path, { ...init, method });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      cookies: answer.headers.getSetCookie(),
      body: parse(await answer.text()),
    };
  };
}

function parse(text: string): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

describe.each([
  ['a Lambda function URL', (stack: Stack) => throughLambda(stack, false)],
  ['a Lambda function URL, base64', (stack: Stack) => throughLambda(stack, true)],
  ['a plain request', throughRequest],
] as const)('through %s', (_, through) => {
  let stack: Stack;
  let call: Caller;
  let set: Awaited<ReturnType<typeof w.setUp>>;

  beforeEach(async () => {
    stack = makeStack();
    call = through(stack);
    set = await w.setUp(stack.world, w.makeDraft(w.makeRoll(1)));
    await w.openElection(stack.world, set.election);
  });

  test('signing in and out: the cookie goes both ways', async () => {
    const { election } = set;
    const email = 'member-0@example.org';
    const asked = await call('/api/roll/sign-in', 'POST', { election, email });
    expect(asked.status).toBe(202);
    const { challenge } = asked.body as { challenge: string };
    const code = codeIn(stack.world, email);
    const session = await call('/api/roll/session', 'POST', { election, challenge, code });
    expect(session.status).toBe(200);
    expect(session.cookies).toHaveLength(1);
    expect(session.cookies[0]).toMatch(/^teller-member=.*HttpOnly; SameSite=Strict$/);
    // Another page of the domain has set the second.
    const foreign = through === throughRequest ? 'other=1' : 'other=€';
    const cookie = [session.cookies[0]?.split(';')[0] ?? '', foreign];
    expect((await call('/api/roll/member', 'GET', undefined, cookie)).body).toMatchObject({
      member: 'M-0',
    });
    const out = await call('/api/roll/session', 'DELETE', undefined, cookie);
    expect([out.status, out.body]).toEqual([204, undefined]);
    expect(out.cookies[0]).toMatch(/^teller-member=; Max-Age=0; Path=\/api\/roll/);
    expect((await call('/api/roll/member', 'GET', undefined, cookie)).status).toBe(401);
  });

  test('a ballot is cast, and refused when it is changed', async () => {
    const ballot = forgeBallot(set, 0);
    const cast = await call('/api/box/ballots', 'POST', { ballot: toBase64url(ballot) });
    expect(cast.status).toBe(200);
    expect(cast.headers['cache-control']).toBe('no-store');
    ballot[550] = (ballot[550] ?? 0) ^ 1;
    const changed = await call('/api/box/ballots', 'POST', { ballot: toBase64url(ballot) });
    expect(changed.status).toBe(403);
    expect(changed.headers['content-type']).toBe('application/problem+json');
    expect(stack.stores.box.table.dump()).toHaveLength(1);
  });

  test('a body that is too large, an unknown route, another method', async () => {
    const large = await call('/api/box/ballots', 'POST', { ballot: 'x'.repeat(70_000) });
    expect([large.status, (large.body as { title: string }).title]).toEqual([
      413,
      'The request is too large',
    ]);
    expect((await call('/api/box/nothing', 'POST', {})).status).toBe(404);
    expect((await call('/api/box/ballots', 'GET')).status).toBe(405);
  });
});

test.each([
  ['a method that no request may have', 'TRACE', undefined],
  ['a body that nobody reads', 'GET', {}],
] as const)('%s is refused with a problem document, and never kept', async (_, method, body) => {
  const call = throughLambda(makeStack(), false);
  const answer = await call('/api/record/elections', method, body);
  expect(answer).toMatchObject({
    status: 400,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: { type: 'urn:teller:problem:malformed-request' },
  });
  const usual = await call('/api/record/elections', 'GET');
  expect(Object.keys(answer.headers).toSorted()).toEqual(Object.keys(usual.headers).toSorted());
});
