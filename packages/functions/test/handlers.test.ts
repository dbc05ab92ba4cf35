import type { Routes } from '@teller/api';
import { err, ok } from '@teller/basics';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { edgeApp } from '../src/app.ts';

// What the compiler refuses: where it would no longer, `@ts-expect-error` is itself an error of the
// types' check. That what it takes is served shows that nothing else is wrong with these.

const rows = {
  double: {
    does: 'Twice a number.',
    method: 'POST',
    path: '/api/double',
    session: 'none',
    body: z.object({ n: z.number() }),
    answer: { status: 200, json: z.object({ twice: z.number() }) },
    problems: ['internal-error', 'closed'],
  },
} as const satisfies Routes;
const deps = { failed: (): void => undefined };

test('a handler that is missing, or for no row, does not compile', () => {
  // @ts-expect-error -- missing
  edgeApp(deps, rows, {});
  // @ts-expect-error -- for no row
  edgeApp(deps, rows, { double: async () => ok({ twice: 2 }), triple: async () => ok({}) });
  expect(rows.double.method).toBe('POST');
});

test('an answer of another shape, or a problem that the row does not list, does not compile', async () => {
  // @ts-expect-error -- the member has another name
  edgeApp(deps, rows, { double: async () => ok({ two: 2 }) });
  // @ts-expect-error -- another row's problem
  edgeApp(deps, rows, { double: async () => err('token-spent') });
  // @ts-expect-error -- the edge's own problem
  edgeApp(deps, rows, { double: async () => err('internal-error') });
  // @ts-expect-error -- the body has no such member
  edgeApp(deps, rows, { double: async ({ body }) => ok({ twice: body.m }) });

  const app = edgeApp(deps, rows, {
    double: async ({ body: { n } }) => (n < 0 ? err('closed') : ok({ twice: 2 * n })),
  });
  const answers = [2, -2].map(async (n) =>
    app.request('/api/double', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ n }),
    }),
  );
  const [doubled, refused] = await Promise.all(answers);
  expect(await doubled?.json()).toEqual({ twice: 4 });
  expect(refused?.status).toBe(409);
});
