import { sides, type Route } from '@teller/api';
import { describe, expect, test } from 'vitest';
import { makeStack, post } from './stack.ts';

// Each side serves its routes of the contract, and nothing else. That every other test's answers are
// the contract's is seen to by `fetch` of the stack.

const stack = makeStack();
const origin = 'http://localhost:4100';

function addressOf({ path }: Route): string {
  return path
    .replace('{election}', 'f'.repeat(64))
    .replace('{contest}', 'chair')
    .replace('{file}', 'manifest.json');
}

/** What the app of a side calls the request's answer; `answered` when it isn't a problem. */
async function problemFrom(
  side: keyof typeof sides,
  path: string,
  init: RequestInit,
): Promise<string> {
  const answer = await stack
    .app(side === 'record' ? '/record/' : `/api/${side}/`)
    .fetch(new Request(origin + path, init));
  if (answer.ok) return 'answered';
  const { type } = (await answer.json()) as { type: string };
  return type.replace('urn:teller:problem:', '');
}

const rows = Object.entries(sides).flatMap(([side, all]) =>
  Object.entries(all).map(
    ([name, route]) => [`${side}.${name}`, side as keyof typeof sides, route] as const,
  ),
);

describe.each(rows)('%s', (_, own, route) => {
  const init = route.body ? post({}) : { method: route.method };

  test('is served by its own side and by no other', async () => {
    const others = (Object.keys(sides) as (keyof typeof sides)[]).filter((side) => side !== own);
    for (const side of others)
      expect(await problemFrom(side, addressOf(route), init)).toBe('unknown-route');
    const problem = await problemFrom(own, addressOf(route), init);
    expect(problem).not.toMatch(/^(?:unknown-route|method-not-allowed)$/);
  });

  test('refuses other sites where it knows a session and changes anything', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    const problem = await problemFrom(own, addressOf(route), { ...init, headers });
    const guarded = route.session !== 'none' && route.method !== 'GET';
    expect(problem === 'cross-origin').toBe(guarded);
    expect(route.problems.includes('cross-origin')).toBe(guarded);
  });

  test('refuses every method that has no row', async () => {
    const here = Object.values(sides[own])
      .filter(({ path }) => path === route.path)
      .map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const problem = await problemFrom(own, addressOf(route), { method });
      expect([method, problem === 'method-not-allowed']).toEqual([
        method,
        !here.some((one) => one === method),
      ]);
    }
  });
});

test.each(Object.entries(sides))('%s serves nothing else', (side, all) => {
  const served = stack
    .app(side === 'record' ? '/record/' : `/api/${side}/`)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)\{[^}]*\}+/g, '{$1}')}`);
  expect(served.toSorted()).toEqual(
    Object.values(all)
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted(),
  );
});
