import {
  approve,
  endSession,
  enrol,
  enrolmentOptions,
  officeView,
  openSession,
  releaseShare,
  signInOptions,
  type OfficeDeps,
} from '@teller/service/office';
import type { Context, Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { readBody } from '../body.ts';
import { clearSession, readSession, sameOrigin, setSession } from '../cookie.ts';
import type { SessionCookie, SessionDeps } from '../cookie.ts';
import { rfc3339 } from '../fields.ts';
import { problem } from '../problem.ts';
import {
  ApprovalRequestSchema,
  EnrolmentOptionsSchema,
  EnrolmentSchema,
  SessionSchema,
  ShareRequestSchema,
  SignInOptionsSchema,
} from './requests.ts';

export interface OfficeAppDeps extends EdgeDeps, SessionDeps {
  readonly office: OfficeDeps;
}

const cookie: SessionCookie = { name: 'teller-officer', path: '/api/office' };
const election = '/api/office/elections/:election{[0-9a-f]{64}}';

/** The officers' and trustees' acts: `/api/office/…`. */
export function officeApp(deps: OfficeAppDeps): Hono {
  const { office } = deps;

  async function startEnrolment(c: Context): Promise<Response> {
    const body = await readBody(c, EnrolmentOptionsSchema);
    if (!body.ok) return body.error;
    const options = await enrolmentOptions(office, body.value);
    return options.ok ? c.json(options.value) : problem(options.error);
  }

  async function finishEnrolment(c: Context): Promise<Response> {
    const body = await readBody(c, EnrolmentSchema);
    if (!body.ok) return body.error;
    const { response, ...asked } = body.value;
    const { id, rawId, type } = response;
    const { clientDataJSON, attestationObject } = response.response;
    const enrolled = await enrol(office, {
      ...asked,
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
    });
    return enrolled.ok ? c.json(enrolled.value, 202) : problem(enrolled.error);
  }

  async function startSignIn(c: Context): Promise<Response> {
    const body = await readBody(c, SignInOptionsSchema);
    if (!body.ok) return body.error;
    const options = await signInOptions(office, body.value);
    return options.ok ? c.json(options.value) : problem(options.error);
  }

  async function open(c: Context): Promise<Response> {
    const body = await readBody(c, SessionSchema);
    if (!body.ok) return body.error;
    const session = await openSession(office, body.value);
    if (!session.ok) return problem(session.error);
    setSession(c, deps, cookie, session.value);
    const { officer, expiresAt } = session.value;
    return c.json({ officer, expiresAt: rfc3339(expiresAt) });
  }

  async function end(c: Context): Promise<Response> {
    await endSession(office, readSession(c, cookie));
    clearSession(c, deps, cookie);
    return c.body(null, 204);
  }

  async function view(c: Context): Promise<Response> {
    const seen = await officeView(office, readSession(c, cookie), c.req.param('election') ?? '');
    return seen.ok ? c.json(seen.value) : problem(seen.error);
  }

  async function approvals(c: Context): Promise<Response> {
    const body = await readBody(c, ApprovalRequestSchema);
    if (!body.ok) return body.error;
    const answer = await approve(office, {
      election: c.req.param('election') ?? '',
      ...body.value,
    });
    return answer.ok ? c.json(answer.value) : problem(answer.error);
  }

  async function shares(c: Context): Promise<Response> {
    const body = await readBody(c, ShareRequestSchema);
    if (!body.ok) return body.error;
    const answer = await releaseShare(office, {
      election: c.req.param('election') ?? '',
      ...body.value,
    });
    return answer.ok ? c.json(answer.value) : problem(answer.error);
  }

  return edgeApp(deps, [
    {
      method: 'POST',
      path: '/api/office/enrolment/options',
      handle: sameOrigin(deps, startEnrolment),
    },
    { method: 'POST', path: '/api/office/enrolment', handle: sameOrigin(deps, finishEnrolment) },
    { method: 'POST', path: '/api/office/sign-in/options', handle: sameOrigin(deps, startSignIn) },
    { method: 'POST', path: '/api/office/session', handle: sameOrigin(deps, open) },
    { method: 'DELETE', path: '/api/office/session', handle: sameOrigin(deps, end) },
    { method: 'GET', path: election, handle: view },
    { method: 'POST', path: `${election}/approvals`, handle: sameOrigin(deps, approvals) },
    { method: 'POST', path: `${election}/shares`, handle: sameOrigin(deps, shares) },
  ]);
}
