import { client, withSession, type Call } from '@teller/api';
import { boxApp, issuerApp, officeApp, recordApp, rollApp } from '@teller/functions';
import type { Hono } from 'hono';
import { sampleOffice as office } from '@teller/rehearsal';
import * as w from '@teller/rehearsal/world';
import { expectAgreed } from './agreed.ts';

/** The five apps over stores in memory. */
export interface Stack {
  readonly stores: w.MemoryStores;
  readonly world: w.World;
  /** Ids, and for all but the box errors, of unexpected failures. */
  readonly failures: readonly (readonly [string, unknown])[];
  readonly app: (path: string) => Hono;
  /** Fails where the answer is none of the contract's. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The contract's client, with a session of its own. */
  readonly person: () => Call;
}

export function makeStack(stores: w.MemoryStores = w.makeStores()): Stack {
  const world = w.makeWorld(stores);
  const failures: [string, unknown][] = [];
  const failed = (id: string, error?: unknown): void => {
    failures.push([id, error]);
  };
  const edge = { failed, origin: office.origin };
  const apps = {
    roll: rollApp({ ...edge, roll: world.roll }),
    issuer: issuerApp({ failed, pages: office.origin, issuer: world.issuer }),
    box: boxApp({ failed, box: world.box }),
    office: officeApp({ ...edge, office: world.office }),
    record: recordApp({ failed, record: world.advance }),
  };
  const app = (path: string): Hono =>
    apps[(/^\/api\/(roll|issuer|box|office)\//.exec(path)?.[1] ?? 'record') as keyof typeof apps];
  const fetch = async (path: string, init?: RequestInit): Promise<Response> => {
    const answer = await app(path).fetch(new Request(office.origin + path, init));
    const { pathname } = new URL(office.origin + path);
    await expectAgreed(init?.method ?? 'GET', pathname, answer.clone());
    return answer;
  };
  return { stores, world, failures, app, fetch, person: () => client(withSession(fetch)) };
}

export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** The session cookie that an answer sets, as a browser would send it back. */
export function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
