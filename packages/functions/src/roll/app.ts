import { roll, sessionCookies } from '@teller/api';
import { err, ok } from '@teller/basics';
import {
  endSession,
  issueToken,
  memberView,
  openSession,
  requestCode,
  type RollDeps,
} from '@teller/service/roll';
import type { Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { clearSession, readSession, setSession, type SessionDeps } from '../cookie.ts';
import { decoded, rfc3339 } from '../fields.ts';

export interface RollAppDeps extends EdgeDeps, SessionDeps {
  readonly roll: RollDeps;
}

const cookie = sessionCookies.member;

/** Who is a member, and who took a token: `/api/roll/…`. */
export function rollApp(deps: RollAppDeps): Hono {
  return edgeApp(deps, roll, {
    requestCode: ({ body }) => requestCode(deps.roll, body),
    async openSession({ body, c }) {
      const session = await openSession(deps.roll, body);
      if (!session.ok) return session;
      setSession(c, deps, cookie, session.value);
      return ok({ expiresAt: rfc3339(session.value.expiresAt) });
    },
    async endSession({ c }) {
      await endSession(deps.roll, readSession(c, cookie));
      clearSession(c, deps, cookie);
      return ok(undefined);
    },
    readMember: ({ c }) => memberView(deps.roll, readSession(c, cookie)),
    async issueToken({ body, c }) {
      const { contest, blindedMessages } = body;
      const issued = await issueToken(deps.roll, readSession(c, cookie), {
        contest,
        blinded: blindedMessages.map(decoded),
      });
      if (issued.ok) return issued;
      const { error } = issued;
      return err(error.reason === 'token-already-issued' ? error : error.reason);
    },
  });
}
