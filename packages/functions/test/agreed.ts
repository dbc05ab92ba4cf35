import { pathNames, problems, problemType, sides } from '@teller/api';
import type { ProblemName, Route } from '@teller/api';
import { expect } from 'vitest';

const routes = Object.values(sides).flatMap((side) => Object.values(side));

/**
 * Fails unless the contract has this answer to this request: the route's answer with nothing added, or
 * a problem that the route lists.
 */
export async function expectAgreed(
  method: string,
  path: string,
  response: Response,
): Promise<void> {
  const there = routes.filter((route) => pattern(route).test(path));
  const route = there.find((one) => one.method === method);
  if (response.ok) await expectAnswer(route, response);
  else {
    const otherwise = there.length === 0 ? 'unknown-route' : 'method-not-allowed';
    await expectProblem(route?.problems ?? [otherwise], response);
  }
}

async function expectAnswer(route: Route | undefined, response: Response): Promise<void> {
  if (route === undefined) throw new Error('nothing in the contract is answered with success');
  const { answer } = route;
  expect([route.path, response.status]).toEqual([route.path, answer.status]);
  if ('json' in answer) {
    const json: unknown = await response.json();
    const parsed = answer.json.safeParse(json);
    // Readers pass over members that they don't know; an answer with one says too much.
    expect({ path: route.path, json: parsed.data, error: parsed.error }).toEqual({
      path: route.path,
      json,
      error: undefined,
    });
  } else if (!('file' in answer)) expect(await response.text()).toBe('');
}

async function expectProblem(names: readonly ProblemName[], response: Response): Promise<void> {
  const { type, status } = (await response.json()) as { type: string; status: number };
  const name = names.find((one) => type === problemType + one);
  expect(names.map((one) => problemType + one)).toContain(type);
  const kind = problems[name as ProblemName];
  expect([type, status, response.status]).toEqual([type, kind.status, kind.status]);
  expect([type, response.headers.get('retry-after')]).toEqual([
    type,
    'retryAfter' in kind ? String(kind.retryAfter) : null,
  ]);
}

function pattern({ path }: Route): RegExp {
  const source = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: keyof typeof pathNames) => pathNames[name],
  );
  return new RegExp(`^${source}$`);
}
