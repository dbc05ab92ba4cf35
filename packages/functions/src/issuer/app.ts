import { issuer } from '@teller/api';
import { err, ok } from '@teller/basics';
import { issueToken, readColumn, whenIssued, type IssuerDeps } from '@teller/service/issuer';
import type { Hono } from 'hono';
import { edgeApp, type EdgeDeps, type ElsewhereDeps } from '../app.ts';
import { decoded } from '../fields.ts';

export interface IssuerAppDeps extends EdgeDeps, ElsewhereDeps {
  readonly issuer: IssuerDeps;
}

/** Voting tokens: `/api/issuer/…`. It reads no cookie: the roll's entitlement is all that it is shown. */
export function issuerApp(deps: IssuerAppDeps): Hono {
  return edgeApp(deps, issuer, {
    async issueToken({ body: { entitlement, blindedMessage } }) {
      const issued = await issueToken(deps.issuer, {
        entitlement: decoded(entitlement),
        blinded: decoded(blindedMessage),
      });
      if (issued.ok) return issued;
      const { error } = issued;
      return err(error.reason === 'token-already-issued' ? error : error.reason);
    },
    async readIssued({ body: { entitlements } }) {
      const issuedAt = await whenIssued(deps.issuer, entitlements.map(decoded));
      return issuedAt.ok ? ok({ issuedAt: issuedAt.value }) : issuedAt;
    },
    async readColumn({ named: { election } }) {
      const bytes = await readColumn(deps.issuer, election);
      if (bytes === undefined) return err('no-such-file');
      return ok({ bytes, contentType: 'application/octet-stream' });
    },
  });
}
