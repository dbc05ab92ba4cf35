import { box, issuer, roll } from '@teller/api';
import { defined, toBase64url, type Bytes } from '@teller/basics';
import type { OfficerAct } from '@teller/election';
import { buildWeb } from '@teller/local';
import { freePort, Officers, publishedFiles, visitor, vote } from '@teller/rehearsal';
import { checkBallot } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { blindedMessages, prepareToken } from '@teller/protocol/voter';
import {
  closeHash,
  parseOfficersLog,
  readRegister,
  recordPath,
  RegisterLayout,
} from '@teller/record';
import { entriesOf } from '@teller/rehearsal/sample';
import { recordInMemory, verify } from '@teller/verifier';
import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/browser.ts';
import { forgeBallot } from './forgery.ts';
import { IssuerProcess } from './issuer-process.ts';
import { memberAddress, openSociety, type Society } from './society.ts';

// A whole election of two issuers, the second of which is somebody else: another process with another
// store, keys and origin, which has nothing of the first's deployment but what that publishes.

let browser: Browser;
let second: IssuerProcess;
let society: Society;
/** Each issuer's key for the committee, as a burglar finds it while voting is open. */
let keys: readonly [first: string, second: string];

beforeAll(async () => {
  await buildWeb();
  second = await IssuerProcess.at(await freePort());
  [browser, society] = await Promise.all([launchBrowser(), openSociety(5, second)]);
  const { election } = society.ready;
  const committee = { election, issuer: 'teller', contest: 'committee' };
  const theirs = await second.keys(election);
  keys = [
    defined(await society.stack.stores.issuingKeys.get(committee), 'the first issuer’s key'),
    defined(theirs.get('second.committee.json'), 'the second issuer’s key'),
  ];
});

afterAll(async () => {
  await browser?.close();
  await society?.close();
  await second?.close();
});

describe.sequential('an election of two issuers', () => {
  test('a member votes in a browser: the page asks both, the second without a cookie', async () => {
    const page = await (await browser.newContext()).newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const asked: { readonly path: string; readonly cookie: string | undefined }[] = [];
    page.on('request', async (request) => {
      if (!request.url().startsWith(second.origin)) return;
      const { cookie } = await request.allHeaders();
      asked.push({ path: new URL(request.url()).pathname, cookie });
    });
    await castInBrowser(page, memberAddress(1));
    expect(faults).toEqual([]);
    const paths = asked.map(({ path }) => path);
    expect(paths.filter((path) => path === '/api/issuer/tokens')).toHaveLength(2);
    expect(paths).toContain('/api/issuer/issuances');
    expect(asked.map(({ cookie }) => cookie)).toEqual(asked.map(() => undefined));
    await page.context().close();
  });

  test('others vote by machine; one asks the first issuer and then never the second', async () => {
    const { url } = society.stack;
    const { election } = society.ready;
    for (const n of [2, 3])
      await vote({ ...society.ready, url }, memberAddress(n), [
        { contest: 0, marks: [1, 2, 3, 4] },
        { contest: 1, marks: [0, 1, 2] },
      ]);
    const entitlements = await entitlementsOf(4);
    const [own = '', other = ''] = entitlements;
    const pending = await prepareToken(society.ready, election, 0);
    const [blindedMessage = '', unasked = ''] = blindedMessages(pending);
    const ask = visitor(url);
    await ask(issuer.issueToken, { body: { entitlement: own, blindedMessage } });
    // Neither issuer takes the roll's word to the other.
    for (const [origin, wrong] of [
      [url, other],
      [second.origin, own],
    ] as const)
      await expect(
        visitor(origin)(issuer.issueToken, {
          body: { entitlement: wrong, blindedMessage: unasked },
        }),
      ).rejects.toThrow('entitlement-not-valid');
    expect(await whenIssued(url, own)).toEqual([expect.any(String)]);
    expect(await whenIssued(second.origin, other)).toEqual([null]);
  });

  test('with either issuer’s key alone no token can be made; with both it could', async () => {
    const { election } = society.ready;
    const ask = visitor(society.stack.url);
    for (const key of keys) {
      const forged = await forgeBallot(society.ready, election, 0, [key, key]);
      await expect(ask(box.castBallot, { body: { ballot: toBase64url(forged) } })).rejects.toThrow(
        '403 token-not-issued',
      );
    }
    const both = await forgeBallot(society.ready, election, 0, keys);
    expect((await checkBallot(both, society.ready, election, nodePrimitives)).ok).toBe(true);
  });

  test('another site’s page may not ask the second issuer', async () => {
    const own = await mayAsk(society.stack.url);
    expect(own.get('access-control-allow-origin')).toBe(society.stack.url);
    expect(own.get('access-control-allow-credentials')).toBeNull();
    const foreign = await mayAsk('https://evil.example');
    expect(foreign.get('access-control-allow-origin')).toBeNull();
  });

  test('the second issuer knows no address, name or member number', async () => {
    const known = await second.everything();
    for (const text of ['society.example', 'Member 1', '"S1"']) expect(known).not.toContain(text);
    // Its keys were for one election, and it can't be made to give them to another.
    await expect(second.give('f'.repeat(64))).rejects.toThrow('no keys have been made');
  });

  test('closed and counted: the record holds, and says where the issuers differ', async () => {
    const { election, manifest } = society.ready;
    const record = await countOut();
    const report = await verify(recordInMemory(record), { primitives: nodePrimitives, election });
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.verdict).toBe('holds');
    expect(report.findings[3]?.detail).toContain('The issuers differ about 1 entry');
    expect(report.findings[4]?.detail).toContain('each with a token signed by 2 issuers');
    expect(report.figures?.contests.map(({ tokens, ballots }) => [tokens, ballots])).toEqual([
      [3, 3],
      [3, 3],
    ]);
    const log = parseOfficersLog(defined(record.get(recordPath.officersLog), 'the log'));
    const close = defined(log.ok ? closeHash(log.value) : undefined, 'the log has a close');
    const file = [defined(record.get(recordPath.register), 'the register')];
    const register = await readRegister(file, { ...society.ready, close });
    const columns = (await entriesOf(register)).map(
      (entry) => new RegisterLayout(manifest).decode(entry).issued,
    );
    const all = manifest.contests.map(({ id }) => id);
    expect(columns.toSorted((a, b) => String(a).length - String(b).length)).toEqual([
      [[], []],
      [['committee'], []],
      [all, all],
      [all, all],
      [all, all],
    ]);
    expect(manifest.issuers.map(({ id }) => id)).toEqual(['teller', 'second']);
    expect([...(await second.keys(election)).keys()]).toEqual([]);
  });
});

async function whenIssued(
  origin: string,
  entitlement: string,
): Promise<readonly (string | null)[]> {
  const asked = { body: { entitlements: [entitlement] } };
  return (await visitor(origin)(issuer.readIssued, asked)).issuedAt;
}

/** What the second issuer answers a browser that asks whether a page from there may send it JSON. */
async function mayAsk(origin: string): Promise<Headers> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  const address = `${second.origin}/api/issuer/tokens`;
  return (await fetch(address, { method: 'OPTIONS', headers })).headers;
}

async function castInBrowser(page: Page, email: string): Promise<void> {
  page.setDefaultTimeout(20_000);
  await page.goto(`${society.stack.url}/vote/?election=${society.ready.election}`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Six-digit code').fill(await society.codeFor(email));
  await page.getByRole('button', { name: 'Sign in' }).click();
  for (const [title, candidate, onwards] of [
    ['Committee', /^Bob Birch/, 'Next'],
    ['Chair', /^Eve Elm/, 'Review'],
  ] as const) {
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByRole('button', { name: candidate }).first().click();
    await page.getByRole('button', { name: onwards }).click();
  }
  await page.getByRole('button', { name: 'Cast my ballots' }).click();
  await page.getByRole('heading', { name: 'Your ballots are in the box' }).waitFor();
}

/** What the roll says of a member to each issuer, for the committee. */
async function entitlementsOf(member: number): Promise<readonly string[]> {
  const { election } = society.ready;
  const email = memberAddress(member);
  const ask = visitor(society.stack.url);
  const { challenge } = await ask(roll.requestCode, { body: { election, email } });
  const code = await society.codeFor(email);
  await ask(roll.openSession, { body: { election, challenge, code } });
  const { entitlements } = await ask(roll.entitle, { body: { contests: ['committee'] } });
  return defined(entitlements[0], 'those for the contest');
}

/** Closes, opens, counts, publishes; gives the published record. */
async function countOut(): Promise<ReadonlyMap<string, Bytes>> {
  const { url } = society.stack;
  const { election, officers, holdings } = society.ready;
  const acting = new Officers(url, election, officers);
  await acting.signIn();
  await acting.act({ type: 'close' });
  await acting.until('sealing', ({ log }) => log.some(({ action }) => action.type === 'seal'));
  for (const holding of holdings.slice(0, 2)) await acting.releaseShares(society.ready, holding);
  await acting.act({ type: 'count' });
  const { log } = await acting.until('the count', ({ phase }) => phase === 'counted');
  const counted = log.flatMap(({ action }) => (action.type === 'counted' ? [action.contents] : []));
  const publish: OfficerAct = {
    type: 'publish',
    contents: defined(counted[0], 'it was counted'),
  };
  await acting.act(publish);
  const index = `${url}/record/${election}/${recordPath.index}`;
  while (!(await fetch(index)).ok) await sleep(100);
  const record = new Map<string, Bytes>();
  for await (const { path, bytes } of publishedFiles(url, election)) record.set(path, bytes);
  return record;
}
