import { roll, sessionCookies } from '@teller/api';
import { ok, toBase64url } from '@teller/basics';
import {
  endSession,
  entitle,
  memberView,
  openSession,
  requestCode,
  type RollDeps,
} from '@teller/service/roll';
import type { Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { clearSession, readSession, setSession, type SessionDeps } from '../cookie.ts';
import { instant } from '@teller/election';

export interface RollAppDeps extends EdgeDeps, SessionDeps {
  readonly roll: RollDeps;
}

const cookie = sessionCookies.member;

/** Who is a member, and what they may have a token for: `/api/roll/…`. */
export function rollApp(deps: RollAppDeps): Hono {
  return edgeApp(deps, roll, {
    requestCode: ({ body }) => requestCode(deps.roll, body),
    async openSession({ body, c }) {
      const session = await openSession(deps.roll, body);
      if (!session.ok) return session;
      setSession(c, deps, cookie, session.value);
      return ok({ expiresAt: instant(session.value.expiresAt * 1000) });
    },
    async endSession({ c }) {
      await endSession(deps.roll, readSession(c, cookie));
      clearSession(c, deps, cookie);
      return ok(undefined);
    },
    readMember: ({ c }) => memberView(deps.roll, readSession(c, cookie)),
    async entitle({ body, c }) {
      const given = await entitle(deps.roll, readSession(c, cookie), body.contests);
      if (!given.ok) return given;
      return ok({ entitlements: given.value.map((one) => one.map(toBase64url)) });
    },
  });
}
