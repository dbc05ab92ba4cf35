import { castBallot, receiptByToken, type BoxDeps } from '@teller/service/box';
import type { Context, Hono } from 'hono';
import { edgeApp } from '../app.ts';
import { readBody } from '../body.ts';
import { decoded } from '../fields.ts';
import { problem } from '../problem.ts';
import { CastSchema, ReceiptRequestSchema } from './requests.ts';

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
  const { box } = deps;

  async function cast(c: Context): Promise<Response> {
    const body = await readBody(c, CastSchema);
    if (!body.ok) return body.error;
    const receipt = await castBallot(box, decoded(body.value.ballot));
    return receipt.ok ? c.json({ receipt: receipt.value }) : problem(receipt.error);
  }

  async function receipts(c: Context): Promise<Response> {
    const body = await readBody(c, ReceiptRequestSchema);
    if (!body.ok) return body.error;
    const { election, token } = body.value;
    const receipt = await receiptByToken(box, { election, token: decoded(token) });
    return receipt.ok ? c.json({ receipt: receipt.value }) : problem(receipt.error);
  }

  return edgeApp({ failed: (id) => deps.failed(id) }, [
    { method: 'POST', path: '/api/box/ballots', handle: cast },
    { method: 'POST', path: '/api/box/receipts', handle: receipts },
  ]);
}
