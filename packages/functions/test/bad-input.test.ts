// Longer than other files on purpose: one table over all routes, to be read side by side.
import { problems, type ProblemName } from '@teller/api';
import { toBase64url } from '@teller/basics';
import { memberHash, signInChallenge } from '@teller/election';
import { loadSigningKey, signEntitlement } from '@teller/protocol/node';
import { makeSetupCode } from '@teller/service/office';
import type { Draft } from '@teller/service/setup';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { SoftwarePasskey } from '@teller/rehearsal';
import { codeIn, forgeBallot } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { cookieOf, makeStack, post, type Stack } from './stack.ts';

// oxlint-disable vitest/expect-expect -- `refused` asserts
// Bad input at every endpoint: always a problem document that says what to do, nothing stored.

type Body = Readonly<Record<string, unknown>>;

interface Route {
  readonly path: string;
  /** A body that would be taken. */
  readonly body: Body;
  readonly cookie?: string;
}

let stack: Stack;
let election: string;
let routes: readonly Route[];
let memberCookie: string;
let entitlement: string;
let officerCookie: string;

const foreign = 'f'.repeat(64);
const blindedMessage = toBase64url(new Uint8Array(384).fill(1));
const names = [
  '/api/roll/sign-in',
  '/api/roll/session',
  '/api/roll/entitlements',
  '/api/issuer/tokens',
  '/api/issuer/issuances',
  '/api/box/ballots',
  '/api/box/receipts',
  '/api/office/enrolment/options',
  '/api/office/enrolment',
  '/api/office/sign-in/options',
  '/api/office/session',
  '/api/office/elections/ID/approvals',
  '/api/office/elections/ID/shares',
] as const;

beforeAll(async () => {
  stack = makeStack();
  const { world, fetch } = stack;
  const draft = w.makeDraft(w.makeRoll(2));
  const set = await w.setUp(world, draft);
  election = set.election;
  entitlement = entitlementOf(draft, election);
  await w.openElection(world, election);
  const nora = SoftwarePasskey.make('nora');
  const setupCode = await makeSetupCode(world.office, election);
  const enrolment = { election, setupCode, name: 'Nora' };
  const json = async (path: string, body: unknown): Promise<{ challenge: string; nonce: string }> =>
    (await (await fetch(path, post(body))).json()) as { challenge: string; nonce: string };
  const options = await json('/api/office/enrolment/options', enrolment);

  const mail = { election, email: 'member-0@example.org' };
  const { challenge } = await json('/api/roll/sign-in', mail);
  const session = { election, challenge, code: codeIn(world, mail.email) };
  memberCookie = cookieOf(await fetch('/api/roll/session', post(session)));
  const request = async (): Promise<Body> => {
    const { nonce } = await json('/api/office/sign-in/options', { election });
    const challenge = toBase64url(signInChallenge(election, nonce));
    return { election, nonce, response: w.olive.answer(challenge) };
  };
  officerCookie = cookieOf(await fetch('/api/office/session', post(await request())));
  const proposed = await w.proposeNow(world, election, { type: 'close' });
  const ballot = forgeBallot(set, 0);
  const bodies: Readonly<Record<(typeof names)[number], Body>> = {
    '/api/roll/sign-in': mail,
    '/api/roll/session': session,
    '/api/roll/entitlements': { contests: ['committee'] },
    '/api/issuer/tokens': { entitlement, blindedMessage },
    '/api/issuer/issuances': { entitlements: [entitlement] },
    '/api/box/ballots': { ballot: toBase64url(ballot) },
    '/api/box/receipts': { election, token: toBase64url(ballot.slice(35, 100)) },
    '/api/office/enrolment/options': enrolment,
    '/api/office/enrolment': { ...enrolment, response: nora.register(options.challenge) },
    '/api/office/sign-in/options': { election },
    '/api/office/session': await request(),
    '/api/office/elections/ID/approvals': {
      proposed,
      approval: w.olive.approve(election, proposed),
    },
    '/api/office/elections/ID/shares': { ...(await w.sharesOf(world, election, 0)).act },
  };
  routes = names.map((name) => ({
    path: name.replace('ID', election),
    body: bodies[name],
    ...(name === '/api/roll/entitlements' ? { cookie: memberCookie } : {}),
  }));
});

describe.each(names)('POST %s', (name) => {
  const route = (): Route => routes[names.indexOf(name)]!;
  const headers = (): Record<string, string> => {
    const { cookie } = route();
    return cookie === undefined ? {} : { cookie };
  };
  const text = (): string => JSON.stringify(route().body);

  test.each<readonly [string, (body: string) => string]>([
    ['nothing', () => ''],
    ['not JSON', () => 'ballot=1'],
    ['truncated', (body) => body.slice(0, -1)],
    ['null', () => 'null'],
    ['a list', (body) => `[${body}]`],
    ['a text', (body) => JSON.stringify(body)],
    ['an unexpected field', (body) => body.replace('{', '{"vote":"ada",')],
    ['a prototype', (body) => body.replace('{', '{"__proto__":{"admin":true},')],
    ['not UTF-8', (body) => body.replace('{', '{"\uD800":1,')],
  ])('%s', async (_, change) => {
    await refused(route().path, post(change(text()), headers()), 400, 'malformed-request');
  });

  test('each field missing, of a wrong type, too long, truncated', async () => {
    for (const path of fieldsOf(route().body)) {
      const value = path.reduce<unknown>((at, key) => (at as Body)[key], route().body);
      const wrong = [undefined, null, 7, true, {}, [], '', 'x'.repeat(30_000), '\u0000'];
      const longText = typeof value === 'string' && value.length > 40;
      for (const bad of [...wrong, ...(longText ? [`${value.slice(0, -8)}!`] : [])]) {
        if (optional.has(path.at(-1) ?? '') && typeof bad !== 'number') continue;
        if (typeof value === 'number' && typeof bad === 'number') continue;
        const body = post(JSON.stringify(replaced(route().body, path, bad)), headers());
        // No bytes at all are still base64url: a service may be the one to refuse them.
        if (bad === '') await refused(route().path, body, [400, 403]);
        else await refused(route().path, body, 400, 'malformed-request');
      }
    }
  });

  test('another content type, or none', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json5'])
      await refused(
        route().path,
        post(text(), { ...headers(), 'content-type': type }),
        415,
        'wrong-content-type',
      );
  });

  test('more than 64 kB', async () => {
    const padded = text().replace('{', `{${' '.repeat(70_000)}`);
    await refused(route().path, post(padded, headers()), 413, 'body-too-large');
  });

  test('another method', async () => {
    const methods =
      name === '/api/roll/session' || name === '/api/office/session'
        ? ['GET', 'PUT', 'PATCH']
        : ['GET', 'PUT', 'PATCH', 'DELETE'];
    for (const method of methods) {
      const answer = await refused(route().path, { method }, 405, 'method-not-allowed');
      expect(answer.headers.get('allow')).toContain('POST');
    }
  });

  test('from another site', async () => {
    // Where no session is known none can be abused.
    if (/^\/api\/(?:issuer|box)\//.test(name)) return;
    for (const origin of ['https://evil.example', 'null', 'http://localhost:4100.evil.example'])
      await refused(route().path, post(text(), { ...headers(), origin }), 403, 'cross-origin');
  });

  test('of another election', async () => {
    if (name === '/api/roll/entitlements') return; // The session says which election.
    const body = text().replaceAll(election, foreign);
    const path = route().path.replace(election, foreign);
    if (name === '/api/box/ballots') {
      const ballot = Buffer.from((route().body as { ballot: string }).ballot, 'base64url');
      ballot.fill(0xff, 1, 33);
      const other = { ballot: ballot.toString('base64url') };
      await refused(path, post(other), 404, 'unknown-election');
    } else if (name.startsWith('/api/issuer/')) {
      const bytes = Buffer.from(entitlement, 'base64url').fill(0xff, 1, 33);
      const other = body.replaceAll(entitlement, bytes.toString('base64url'));
      await refused(path, post(other), 404, 'unknown-election');
    } else if (name === '/api/roll/session') {
      // An attempt is counted, as with any wrong answer.
      await refused(path, post(body), 403, 'wrong-code', true);
    } else await refused(path, post(body), 404, 'unknown-election');
  });
});

describe('what a state refuses', () => {
  test('nothing without a session, with a wrong, an overlong or the other side’s one', async () => {
    const ward = { contests: ['committee'] };
    const secret = officerCookie.split('=')[1];
    for (const cookie of [
      '',
      'teller-member=x',
      `teller-member=${'x'.repeat(9999)}`,
      `teller-member=${secret}`,
    ]) {
      await refused('/api/roll/entitlements', post(ward, { cookie }), 401, 'not-signed-in');
      await refused('/api/roll/member', { headers: { cookie } }, 401, 'not-signed-in');
      const view = `/api/office/elections/${election}`;
      await refused(view, { headers: { cookie } }, 401, 'not-signed-in');
    }
    const other = `/api/office/elections/${foreign}`;
    await refused(other, { headers: { cookie: officerCookie } }, 401, 'not-signed-in');
  });

  test('contests that are unknown or not one’s own, or none; blinded messages 0 or too large', async () => {
    for (const [contests, status, name] of [
      [['ward-9'], 404, 'unknown-contest'],
      [['chair', 'ward-9'], 404, 'unknown-contest'],
      [[], 400, 'malformed-request'],
    ] as const) {
      const asked = post({ contests }, { cookie: memberCookie });
      await refused('/api/roll/entitlements', asked, status, name);
    }
    for (const fill of [0, 255]) {
      const blinded = toBase64url(new Uint8Array(384).fill(fill));
      const asked = post({ entitlement, blindedMessage: blinded });
      await refused('/api/issuer/tokens', asked, 400, 'blinded-message-refused');
    }
  });

  test('entitlements whose bytes were changed', async () => {
    const bytes = Buffer.from(entitlement, 'base64url');
    // Version, contest, issuer, member, when it expires, signature.
    for (const at of [0, 34, 35, 36, 68, 135]) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const asked = { entitlement: toBase64url(changed), blindedMessage };
      await refused('/api/issuer/tokens', post(asked), 403, 'entitlement-not-valid');
      const read = { entitlements: [entitlement, asked.entitlement] };
      await refused('/api/issuer/issuances', post(read), 403, 'entitlement-not-valid');
    }
  });

  test('ballots whose bytes were changed', async () => {
    const set = { election, ...(await stack.stores.elections.get(election))! };
    const good = forgeBallot(set, 0);
    const cases: readonly (readonly [number, number, string])[] = [
      [0, 400, 'malformed-ballot'], // version
      [34, 400, 'malformed-ballot'], // contest
      [110, 403, 'ballot-not-signed'], // mark
      [140, 400, 'malformed-ballot'], // hash of the sealed ballot
      [170, 403, 'token-not-issued'], // randomizer
      [300, 403, 'token-not-issued'], // issuer signature
      [643, 403, 'ballot-not-signed'], // token signature
      [good.length - 1, 400, 'malformed-ballot'], // sealed ballot
    ];
    for (const [at, status, problem] of cases) {
      const changed = good.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const body = { ballot: toBase64url(changed) };
      await refused('/api/box/ballots', post(body), status, problem);
    }
    for (const length of [0, 32, 33, 101, good.length - 1]) {
      const body = { ballot: toBase64url(good.slice(0, length)) };
      await refused('/api/box/ballots', post(body), 400, 'malformed-ballot');
    }
  });

  test('before the opening', async () => {
    const early = makeStack();
    const roll = w.makeRoll(1);
    const draft = w.makeDraft(roll);
    const set = await w.setUp(early.world, draft);
    const email = { election: set.election, email: roll[0]!.email };
    const answer = await early.fetch('/api/roll/sign-in', post(email));
    const { challenge } = (await answer.json()) as { challenge: string };
    const session = {
      election: set.election,
      challenge,
      code: codeIn(early.world, email.email),
    };
    const cookie = cookieOf(await early.fetch('/api/roll/session', post(session)));
    const ward = post({ contests: ['committee'] }, { cookie });
    const own = entitlementOf(draft, set.election);
    const token = post({ entitlement: own, blindedMessage });
    const read = post({ entitlements: [own] });
    const ballot = post({ ballot: toBase64url(forgeBallot(set, 0)) });
    const entitlements = async (name: ProblemName): Promise<unknown> =>
      refused('/api/roll/entitlements', ward, problems[name].status, name, false, early);
    const all = async (name: ProblemName): Promise<void> => {
      const { status } = problems[name];
      await refused('/api/issuer/tokens', token, status, name, false, early);
      await refused('/api/issuer/issuances', read, status, name, false, early);
      await refused('/api/box/ballots', ballot, status, name, false, early);
    };
    await all('not-open-yet');
    await entitlements('not-open-yet');
    // Open by the officers, but not yet time; then past its time.
    await w.openElection(early.world, set.election);
    const clock = early.world.clock as w.TestClock;
    const noon = clock.time;
    clock.time = Date.parse('2026-11-01T08:59:59Z');
    await all('not-open-yet');
    await entitlements('not-open-yet');
    // From the end, by time or by act, until the lists are there nobody knows what will be in them.
    clock.time = Date.parse('2036-11-08T17:00:00Z');
    await all('being-sealed');
    clock.time = noon;
    await w.act(early.world, set.election, { type: 'close' });
    await all('being-sealed');
    await entitlements('being-sealed');
    await w.runJobs(early.world);
    await all('closed');
    await entitlements('closed');
  });

  test('replays: a second ballot, an answer after signing out', async () => {
    const { fetch } = stack;
    const set = { election, ...(await stack.stores.elections.get(election))! };
    const body = post({ ballot: toBase64url(forgeBallot(set, 0)) });
    const first = (await (await fetch('/api/box/ballots', body)).json()) as Receipted;
    const before = w.dump(stack.stores);
    const second = (await (await fetch('/api/box/ballots', body)).json()) as Receipted;
    expect(second.receipt.hash).toBe(first.receipt.hash);
    expect(w.dump(stack.stores)).toEqual(before);
    const signIn = routes[names.indexOf('/api/office/session')]!.body;
    const answers = [await fetch('/api/office/session', post(signIn))];
    answers.push(await fetch('/api/office/session', post(signIn)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [cookie, again] = answers.map(cookieOf);
    expect(again).toBe(cookie);
    const out = { method: 'DELETE', headers: { cookie: cookie! } };
    expect((await fetch('/api/office/session', out)).status).toBe(204);
    await refused('/api/office/session', post(signIn), 410, 'challenge-no-longer-valid', true);
  });

  test('unknown routes', async () => {
    for (const path of ['/api/roll/', '/api/box/ballots/1', '/api/office/x', '/api/record/x', '/x'])
      await refused(path, { method: 'GET' }, 404, 'unknown-route');
    await refused(`/api/record/elections/${foreign}`, {}, 404, 'unknown-election');
    for (const path of ['manifest.json', '../turnout.json', 'turnout.json', '%2e%2e%2fx'])
      await refused(`/record/${election}/${path}`, {}, 404);
  });
});

interface Receipted {
  readonly receipt: { readonly hash: string };
}

/** Browsers need not send these. */
const optional = new Set(['authenticatorAttachment', 'transports', '0', 'clientExtensionResults']);

/** The roll's word that member 0 may have a token in the ward; good for ever. */
function entitlementOf({ entitlementKey, roll }: Draft, election: string): string {
  const member = memberHash(roll[0]!);
  const good = { election, contest: 0, issuer: 0, member, expiresAt: 2 ** 32 - 1 };
  return toBase64url(signEntitlement(loadSigningKey(entitlementKey), good));
}

/** Asks, and shows that the answer is a proper problem document and that nothing was stored. */
async function refused(
  path: string,
  init: RequestInit,
  status: number | readonly number[],
  name?: string,
  counts = false,
  { stores, fetch }: Stack = stack,
): Promise<Response> {
  const before = w.dump(stores);
  const answer = await fetch(path, init);
  const said = (await answer.json()) as Record<string, unknown>;
  expect([status].flat()).toContain(answer.status);
  expect(said['type']).toMatch(new RegExp(`^urn:teller:problem:${name ?? '[a-z-]+'}$`));
  expect(said).toMatchObject({
    status: answer.status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(String(said['detail']).length).toBeGreaterThan(15);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(counts || isDeepStrictEqual(w.dump(stores), before)).toBe(true);
  return answer;
}

/** The paths of all fields, also of nested ones. */
function fieldsOf(body: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => [
    [...at, key],
    ...fieldsOf(value, [...at, key]),
  ]);
}

/** A copy with one field replaced; with undefined, left out. */
function replaced(body: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as Body) };
  (copy as Record<string, unknown>)[key] = replaced((body as Body)[key], rest, value);
  return copy;
}

test('a name with something hidden in it is refused by the character', async () => {
  const route = routes[names.indexOf('/api/office/enrolment/options')]!;
  const body = post(JSON.stringify({ ...route.body, name: 'Nora\u{202E}evil' }), {});
  const answer = await stack.fetch(route.path, body);
  expect(answer.status).toBe(400);
  const { detail } = (await answer.json()) as { readonly detail: string };
  expect(detail).toContain('name has U+202E in it (RIGHT-TO-LEFT OVERRIDE), which nobody can see');
});
