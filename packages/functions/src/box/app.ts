import { box } from '@teller/api';
import { ok } from '@teller/basics';
import { castBallot, receiptByToken, type BoxDeps } from '@teller/service/box';
import type { Hono } from 'hono';
import { edgeApp } from '../app.ts';
import { decoded } from '../fields.ts';

export interface BoxAppDeps {
  readonly box: BoxDeps;
  /** Told of each unexpected error by its id alone: an error may carry a token or an address. */
  readonly failed: (id: string) => void;
}

/**
 * The ballot box: `/api/box/…`. Reads no cookie, no header but the content type, and tells its
 * composition nothing about a request.
 */
export function boxApp(deps: BoxAppDeps): Hono {
  return edgeApp({ failed: (id) => deps.failed(id) }, box, {
    async castBallot({ body }) {
      const receipt = await castBallot(deps.box, decoded(body.ballot));
      return receipt.ok ? ok({ receipt: receipt.value }) : receipt;
    },
    async readReceipt({ body }) {
      const { election, token } = body;
      const receipt = await receiptByToken(deps.box, { election, token: decoded(token) });
      return receipt.ok ? ok({ receipt: receipt.value }) : receipt;
    },
  });
}
