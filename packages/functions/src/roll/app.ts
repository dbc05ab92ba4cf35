import {
  endSession,
  issueToken,
  memberView,
  openSession,
  requestCode,
  type IssueRefusal,
  type RollDeps,
} from '@teller/service/roll';
import type { Context, Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { readBody } from '../body.ts';
import { clearSession, readSession, sameOrigin, setSession } from '../cookie.ts';
import type { SessionCookie, SessionDeps } from '../cookie.ts';
import { decoded, rfc3339 } from '../fields.ts';
import { problem } from '../problem.ts';
import { NewSessionSchema, SignInSchema, TokenRequestSchema } from './requests.ts';

export interface RollAppDeps extends EdgeDeps, SessionDeps {
  readonly roll: RollDeps;
}

const cookie: SessionCookie = { name: 'teller-member', path: '/api/roll' };

/** Who is a member, and who took a token: `/api/roll/…`. */
export function rollApp(deps: RollAppDeps): Hono {
  const { roll } = deps;

  async function signIn(c: Context): Promise<Response> {
    const body = await readBody(c, SignInSchema);
    if (!body.ok) return body.error;
    const asked = await requestCode(roll, body.value);
    return asked.ok ? c.json(asked.value, 202) : problem(asked.error);
  }

  async function open(c: Context): Promise<Response> {
    const body = await readBody(c, NewSessionSchema);
    if (!body.ok) return body.error;
    const session = await openSession(roll, body.value);
    if (!session.ok) return problem(session.error);
    setSession(c, deps, cookie, session.value);
    return c.json({ expiresAt: rfc3339(session.value.expiresAt) });
  }

  async function end(c: Context): Promise<Response> {
    await endSession(roll, readSession(c, cookie));
    clearSession(c, deps, cookie);
    return c.body(null, 204);
  }

  async function member(c: Context): Promise<Response> {
    const view = await memberView(roll, readSession(c, cookie));
    return view.ok ? c.json(view.value) : problem(view.error);
  }

  async function tokens(c: Context): Promise<Response> {
    const body = await readBody(c, TokenRequestSchema);
    if (!body.ok) return body.error;
    const { contest, blindedMessages } = body.value;
    const issued = await issueToken(roll, readSession(c, cookie), {
      contest,
      blinded: blindedMessages.map(decoded),
    });
    return issued.ok ? c.json(issued.value) : refuse(issued.error);
  }

  return edgeApp(deps, [
    { method: 'POST', path: '/api/roll/sign-in', handle: sameOrigin(deps, signIn) },
    { method: 'POST', path: '/api/roll/session', handle: sameOrigin(deps, open) },
    { method: 'DELETE', path: '/api/roll/session', handle: sameOrigin(deps, end) },
    { method: 'GET', path: '/api/roll/member', handle: member },
    { method: 'POST', path: '/api/roll/tokens', handle: sameOrigin(deps, tokens) },
  ]);
}

function refuse(refusal: IssueRefusal): Response {
  if (refusal.reason !== 'token-already-issued') return problem(refusal.reason);
  return problem(refusal.reason, { issuedAt: refusal.issuedAt });
}
