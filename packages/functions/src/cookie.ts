import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { problem } from './problem.ts';
import type { Handler } from './app.ts';

/** A session's cookie: unseen by scripts, sent to its own side of the service only. */
export interface SessionCookie {
  readonly name: 'teller-member' | 'teller-officer';
  readonly path: '/api/roll' | '/api/office';
}

/** What the sides that know sessions are told by their composition. */
export interface SessionDeps {
  /** The web's origin, as `https://vote.example.org`. Cookies are `Secure` when it is https. */
  readonly origin: string;
}

/** The session's secret; empty without one, which no session has. */
export function readSession(c: Context, cookie: SessionCookie): string {
  const secret = getCookie(c, cookie.name) ?? '';
  return secret.length <= 100 ? secret : '';
}

export function setSession(
  c: Context,
  deps: SessionDeps,
  cookie: SessionCookie,
  session: { readonly secret: string; readonly expiresAt: number },
): void {
  setCookie(c, cookie.name, session.secret, {
    ...attributes(deps, cookie),
    expires: new Date(session.expiresAt * 1000),
  });
}

export function clearSession(c: Context, deps: SessionDeps, cookie: SessionCookie): void {
  deleteCookie(c, cookie.name, attributes(deps, cookie));
}

/**
 * Refuses what another site makes a browser send. The cookie is `SameSite=Strict` and bodies must be
 * JSON; this is the third bar, for browsers that say where a request comes from.
 */
export function sameOrigin(deps: SessionDeps, handle: Handler): Handler {
  return (c) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== deps.origin) return problem('cross-origin');
    return handle(c);
  };
}

function attributes(
  deps: SessionDeps,
  { path }: SessionCookie,
): {
  readonly path: string;
  readonly httpOnly: true;
  readonly sameSite: 'Strict';
  readonly secure: boolean;
} {
  return { path, httpOnly: true, sameSite: 'Strict', secure: deps.origin.startsWith('https:') };
}
