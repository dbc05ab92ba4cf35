import { office, sessionCookies } from '@teller/api';
import { ok } from '@teller/basics';
import {
  approve,
  endSession,
  enrol,
  enrolmentOptions,
  officeView,
  openSession,
  publicLog,
  releaseShares,
  signInOptions,
  type OfficeDeps,
} from '@teller/service/office';
import type { Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { clearSession, readSession, setSession, type SessionDeps } from '../cookie.ts';
import { instant } from '@teller/election';

export interface OfficeAppDeps extends EdgeDeps, SessionDeps {
  readonly office: OfficeDeps;
}

const cookie = sessionCookies.officer;

/** The officers' and trustees' acts: `/api/office/…`. */
export function officeApp(deps: OfficeAppDeps): Hono {
  return edgeApp(deps, office, {
    startEnrolment: ({ body }) => enrolmentOptions(deps.office, body),
    enrol({ body: { response, ...asked } }) {
      const { id, rawId, type } = response;
      const { clientDataJSON, attestationObject } = response.response;
      return enrol(deps.office, {
        ...asked,
        response: {
          id,
          rawId,
          type,
          response: { clientDataJSON, attestationObject },
          clientExtensionResults: {},
        },
      });
    },
    startSignIn: ({ body }) => signInOptions(deps.office, body),
    async openSession({ body, c }) {
      const session = await openSession(deps.office, body);
      if (!session.ok) return session;
      setSession(c, deps, cookie, session.value);
      const { officer, expiresAt } = session.value;
      return ok({ officer, expiresAt: instant(expiresAt * 1000) });
    },
    async endSession({ c }) {
      await endSession(deps.office, readSession(c, cookie));
      clearSession(c, deps, cookie);
      return ok(undefined);
    },
    readView: ({ named, c }) => officeView(deps.office, readSession(c, cookie), named.election),
    approve: ({ body, named }) => approve(deps.office, { ...named, ...body }),
    readLog: ({ named }) => publicLog(deps.office, named.election),
    releaseShares: ({ body, named }) => releaseShares(deps.office, { ...named, act: body }),
  });
}
