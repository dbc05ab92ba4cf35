import { problemNames } from '@teller/api';
import { toBase64url } from '@teller/basics';
import { expect, test } from 'vitest';
import { forgeBallot } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { problem } from '../src/problem.ts';
import { makeStack, post } from './stack.ts';

const secret = 'M-0 member-0@example.org';

function broken(): never {
  throw new Error(`the store would not take ${secret}`);
}

async function brokenStack() {
  const stack = makeStack();
  const set = await w.setUp(stack.world, w.makeDraft(w.makeRoll(1)));
  await w.openElection(stack.world, set.election);
  stack.stores.box.put = broken;
  stack.stores.entries.byEmail = broken;
  return { ...stack, ...set };
}

test('an unexpected error is 500 with an id, and shows nothing else', async () => {
  const stack = await brokenStack();
  const { election } = stack;
  const ballot = toBase64url(forgeBallot(stack, 0));
  const requests = [
    ['/api/box/ballots', { ballot }],
    ['/api/roll/sign-in', { election, email: 'member-0@example.org' }],
  ] as const;
  for (const [path, body] of requests) {
    const answer = await stack.fetch(path, post(body));
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain(secret);
    const [id] = stack.failures.at(-1) ?? [];
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:teller:problem:internal-error', id });
  }
  // The box's composition learns the id alone; the roll's gets the error to describe.
  expect(stack.failures.map(([, error]) => error instanceof Error)).toEqual([false, true]);
});

test('a store that is full, slow or out of reach is 503, to be tried again', async () => {
  const stack = await brokenStack();
  const { election } = stack;
  const failures = [
    Object.assign(new Error(secret), { code: 'ENOSPC' }),
    Object.assign(new Error(secret), { code: 'ECONNREFUSED' }),
    Object.assign(new Error(secret), { name: 'TimeoutError' }),
    Object.assign(new Error(secret), { name: 'InternalServerError', $fault: 'server' }),
    Object.assign(new Error(secret), { name: 'ThrottlingException', $fault: 'client' }),
  ];
  for (const [i, failure] of failures.entries()) {
    stack.stores.entries.byEmail = () => Promise.reject(failure);
    const email = `member-${i}@example.org`;
    const answer = await stack.fetch('/api/roll/sign-in', post({ election, email }));
    const text = await answer.text();
    expect({ status: answer.status, after: answer.headers.get('retry-after') }).toEqual({
      status: 503,
      after: '5',
    });
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:teller:problem:unavailable' });
    expect(text).not.toContain(secret);
    expect(stack.failures.at(-1)?.[1]).toBe(failure);
  }
  stack.stores.entries.byEmail = () =>
    Promise.reject(Object.assign(new Error(''), { code: 'ENOENT' }));
  const answer = await stack.fetch('/api/roll/sign-in', post({ election, email: 'a@b.example' }));
  expect(answer.status).toBe(500);
});

test('every problem says what it is and what to do', async () => {
  for (const name of problemNames) {
    const answer = problem(name);
    const said = (await answer.json()) as Record<string, unknown>;
    expect(said).toMatchObject({ type: `urn:teller:problem:${name}`, status: answer.status });
    expect(String(said['title'])).not.toMatch(/\.$/);
    expect(String(said['detail'])).toMatch(/^[A-Z].{15,}\.$/);
  }
});
