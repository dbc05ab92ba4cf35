import { randomUUID } from 'node:crypto';
import { pathNames } from '@teller/api';
import type { AnswerOf, BodyOf, EdgeProblem, NamedOf, ProblemName } from '@teller/api';
import type { ProblemOf, Refusal, Route, Routes, ServedFile } from '@teller/api';
import type { Result } from '@teller/basics';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { readBody } from './body.ts';
import type { SessionDeps } from './cookie.ts';
import { isPassing } from './passing.ts';
import { problem, refuse } from './problem.ts';

/** What every app is told by its composition. */
export interface EdgeDeps {
  /** Told of each unexpected error, with the id that the answer shows. */
  readonly failed: (id: string, error: unknown) => void;
}

/** What a side is told that may be asked from pages of another origin. No cookie ever goes along. */
export interface ElsewhereDeps {
  /** The pages' origin, as `https://vote.example.org`. */
  readonly pages: string;
}

/** A request as its handler gets it: the parts that the route names, of their types. */
interface Asked<R extends Route> {
  readonly body: BodyOf<R>;
  readonly named: NamedOf<R>;
  /** For the session's cookie. */
  readonly c: Context;
}

/** Gives the route's answer, or one of the problems that it lists. */
type Handler<R extends Route> = (
  asked: Asked<R>,
) => Promise<Result<AnswerOf<R>, Refusal<Exclude<ProblemOf<R>, EdgeProblem>>>>;

/** Any of them, of which the route alone knows what it takes and gives. */
type AnyHandler = (asked: {
  readonly body: unknown;
  readonly named: Readonly<Record<string, string>>;
  readonly c: Context;
}) => Promise<Result<unknown, Refusal<ProblemName>>>;

/** A handler for each route, and for nothing else. */
type Handlers<R extends Routes> = { readonly [Name in keyof R]: Handler<R[Name]> };

/** With every answer. */
export const edgeHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const bodyBytes = 64 * 1024;
/** Seconds for which a browser need not ask again whether it may ask. */
const maxAge = 7_200;

/**
 * A Hono app of these routes. Whatever else is asked for gets a problem document: an unknown route,
 * another method, a body over 64 kB, a store that can't be had at the moment, an error that nobody expected.
 *
 * @param deps with an origin on the sides that know sessions: see {@link isForeign}; with pages on
 *   those that may be elsewhere
 */
export function edgeApp<const R extends Routes>(
  deps: EdgeDeps & Partial<SessionDeps> & Partial<ElsewhereDeps>,
  routes: R,
  handlers: Handlers<R>,
): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(edgeHeaders)) c.res.headers.set(name, value);
  });
  if (deps.pages !== undefined)
    app.use(
      cors({ origin: deps.pages, allowMethods: ['POST'], allowHeaders: ['content-type'], maxAge }),
    );
  app.use(bodyLimit({ maxSize: bodyBytes, onError: () => problem('body-too-large') }));
  const all = Object.entries(routes);
  for (const [name, route] of all) {
    const handler = handlers[name] as unknown as AnyHandler;
    app.on(route.method, honoPath(route), (c) => serve(deps, route, handler, c));
  }
  for (const path of new Set(all.map(([, route]) => honoPath(route)))) {
    const methods = all.filter(([, route]) => honoPath(route) === path).map(([, r]) => r.method);
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(path, () => problem('method-not-allowed', {}, { allow: allow.join(', ') }));
  }
  app.notFound(() => problem('unknown-route'));
  app.onError((error) => {
    const id = randomUUID();
    deps.failed(id, error);
    return isPassing(error) ? problem('unavailable') : problem('internal-error', { id });
  });
  return app;
}

async function serve(
  { origin }: Partial<SessionDeps>,
  route: Route,
  handler: AnyHandler,
  c: Context,
): Promise<Response> {
  if (route.method !== 'GET' && origin !== undefined && isForeign(c, origin))
    return problem('cross-origin');
  const body = route.body === undefined ? undefined : await readBody(c, route.body);
  if (body?.ok === false) return body.error;
  const answer = await handler({ body: body?.value, named: c.req.param(), c });
  return answer.ok ? respond(c, route, answer.value) : refuse(answer.error);
}

/**
 * Whether another site makes a browser send this. The cookie is `SameSite=Strict` and bodies must be
 * JSON; this is the third bar, for browsers that say where a request comes from.
 */
function isForeign(c: Context, own: string): boolean {
  const origin = c.req.header('origin');
  return origin !== undefined && origin !== own;
}

function respond(c: Context, { answer }: Route, value: unknown): Response {
  if ('json' in answer) return c.json(value as object, answer.status);
  if (!('file' in answer)) return c.body(null, answer.status);
  const { bytes, contentType } = value as ServedFile;
  return c.body(bytes, answer.status, { 'content-type': contentType });
}

/** A path of the contract as Hono writes it: `{election}` is `:election{[0-9a-f]{64}}`. */
function honoPath({ path }: Route): string {
  return path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: keyof typeof pathNames) => `:${name}{${pathNames[name]}}`,
  );
}
