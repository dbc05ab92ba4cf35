import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const web = path.resolve(import.meta.dirname, '../../../web');

/** Where Vite puts the pages. */
export const webDist: string = path.join(web, 'dist');

/**
 * The pages, with the same headers that CloudFront gives them.
 *
 * @param otherIssuers origins that members' pages must be allowed to ask
 */
export function webApp(otherIssuers: readonly string[]): Hono {
  const { headers } = JSON.parse(readFileSync(path.join(web, 'security-headers.json'), 'utf8')) as {
    headers: Record<string, string>;
  };
  const connect = "connect-src 'self'";
  const policy = headers['content-security-policy'] ?? '';
  headers['content-security-policy'] = policy.replace(
    connect,
    [connect, ...otherIssuers].join(' '),
  );
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    const kept = c.req.path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    c.res.headers.set('cache-control', kept);
  });
  // A rehearsal needs no pages, and builds none.
  if (existsSync(webDist)) app.use(serveStatic({ root: webDist }));
  return app;
}
