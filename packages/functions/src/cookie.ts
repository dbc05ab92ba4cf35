import type { sessionCookies } from '@teller/api';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

type SessionCookie = (typeof sessionCookies)[keyof typeof sessionCookies];

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
