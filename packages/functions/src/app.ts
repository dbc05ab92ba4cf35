import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from './problem.ts';

/** What every app is told by its composition. */
export interface EdgeDeps {
  /** Told of each unexpected error, with the id that the answer shows. */
  readonly failed: (id: string, error: unknown) => void;
}

export type Handler = (c: Context) => Response | Promise<Response>;

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly handle: Handler;
}

const bodyBytes = 64 * 1024;

/**
 * A Hono app of these routes. Whatever else is asked for gets a problem document: an unknown route,
 * another method, a body over 64 kB, an error that nobody expected.
 */
export function edgeApp(deps: EdgeDeps, routes: readonly Route[]): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    c.res.headers.set('referrer-policy', 'no-referrer');
    c.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
  app.use(bodyLimit({ maxSize: bodyBytes, onError: () => problem('body-too-large') }));
  for (const { method, path, handle } of routes) app.on(method, path, handle);
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(path, () => problem('method-not-allowed', {}, { allow: allow.join(', ') }));
  }
  app.notFound(() => problem('unknown-route'));
  app.onError((error) => {
    const id = randomUUID();
    deps.failed(id, error);
    return problem('internal-error', { id });
  });
  return app;
}
