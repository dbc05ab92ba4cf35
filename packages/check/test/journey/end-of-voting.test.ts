import { furthestBehind } from '@teller/election';
import { buildWeb } from '@teller/local';
import { Officers } from '@teller/rehearsal';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/browser.ts';
import { stretched } from '../../src/limits.ts';
import { accessibilityFaults, look } from './pages.ts';
import { memberAddress, openSociety, type Society } from './society.ts';

// The vote page at each boundary of time. It goes by the service's clock: the devices' are days off.

const day = 86_400_000;
let ahead = 0;
const now = (): number => Date.now() + ahead;

let browser: Browser;
let society: Society;
let closes: number;

beforeAll(async () => {
  await buildWeb();
  [browser, society] = await Promise.all([launchBrowser(), openSociety(3, undefined, now)]);
  closes = Date.parse(society.ready.manifest.closesAt);
});

afterAll(async () => {
  await browser?.close();
  await society?.close();
});

/** A phone whose clock is off by so much. */
async function phone(off: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript((by) => {
    const real = Date.now;
    Date.now = () => real() + by;
  }, off);
  const page = await context.newPage();
  page.setDefaultTimeout(stretched(20_000));
  return page;
}

async function arrive(page: Page): Promise<void> {
  await page.goto(`${society.stack.url}/vote/?election=${society.ready.election}`);
  await page.getByRole('heading', { level: 1, name: 'Committee and chair' }).waitFor();
}

/** Signs in and ranks somebody in the first contest. */
async function rankFirst(page: Page, email: string): Promise<void> {
  await begin(page).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Six-digit code').fill(await society.codeFor(email));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Committee', level: 1 }).waitFor();
  await page
    .getByRole('button', { name: /^Ann Ash/ })
    .first()
    .click();
  await page.getByText('1 of 4 ranked').first().waitFor();
}

const begin = (page: Page) => page.getByRole('button', { name: 'Begin' });

/** A member's page that casts when it is just too late. */
let late: Page;

describe.sequential('the vote page, with the device’s clock days off', () => {
  test.each([-3 * day, 3 * day])(
    'before the opening it doesn’t invite (%d ms off)',
    async (off) => {
      ahead = -120_000;
      const page = await phone(off);
      await arrive(page);
      await page.getByText('Voting has not opened yet. It is planned to open on').waitFor();
      expect(await begin(page).count()).toBe(0);
      await look(page, 'boundary-1-before-opening');
      // The clock reaches the opening, and the page opens by itself.
      ahead = Date.parse(society.ready.manifest.opensAt) - Date.now() - 1_000;
      await arrive(page);
      await begin(page).waitFor();
      await page.context().close();
    },
  );

  test.each([-3 * day, 3 * day])('while it is open it invites (%d ms off)', async (off) => {
    ahead = 0;
    const page = await phone(off);
    await arrive(page);
    await page.getByText('You can vote until').waitFor();
    expect(await begin(page).count()).toBe(1);
    expect(await page.getByText('left to vote').count()).toBe(0);
    await look(page, 'boundary-2-open');
    await page.context().close();
  });

  test('in the last minutes it says how many are left; at the end it takes the ballot away', async () => {
    ahead = closes - Date.now() - 4 * 60_000;
    const page = await phone(3 * day);
    await arrive(page);
    await page.getByText('4 minutes are left to vote').waitFor();
    await look(page, 'boundary-3-last-minutes');
    expect(await accessibilityFaults(page)).toEqual([]);
    await rankFirst(page, memberAddress(1));
    await look(page, 'boundary-4-ranking-in-the-last-minutes');
    ahead = closes - Date.now() - 10_000;
    await page.reload();
    await page.getByText('Less than a minute is left').waitFor();
    // Nobody touches the page: ten seconds later it is over.
    await page.getByText('Voting ended on').waitFor();
    expect(await page.getByRole('button', { name: /^(?:Begin|Next|Review|Cast)/ }).count()).toBe(0);
    await page.getByText('It can’t be cast any more').waitFor();
    await look(page, 'boundary-5-just-ended-in-the-middle');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('cast when it has just ended: nobody knows yet, and that is said', async () => {
    ahead = closes - Date.now() - 4 * 60_000;
    late = await phone(3 * day);
    await arrive(late);
    await rankFirst(late, memberAddress(2));
    await late.getByRole('button', { name: 'Next' }).click();
    await late.getByRole('heading', { name: 'Chair', level: 1 }).waitFor();
    await late.getByRole('button', { name: 'Leave this contest out' }).click();
    await late.getByRole('button', { name: 'Cast my ballot' }).waitFor();
    ahead = closes - Date.now() + 16_000;
    await late.getByRole('button', { name: 'Cast my ballot' }).click();
    await late.getByText('Your ballot has not left this device').waitFor();
    // The page's own clock has still some minutes to go: the answer counts.
    await late.getByText('left to vote').waitFor({ state: 'detached' });
    await look(late, 'boundary-6-cast-too-late');
    expect(await accessibilityFaults(late)).toEqual([]);
  });

  test.each([-3 * day, 3 * day])(
    'sixteen seconds after the end it doesn’t invite, though nobody has closed it (%d ms off)',
    async (off) => {
      ahead = closes - Date.now() + 16_000;
      const page = await phone(off);
      await arrive(page);
      await page.getByText('Voting ended on').waitFor();
      expect(await begin(page).count()).toBe(0);
      await look(page, 'boundary-6-ended');
      await page.goto(`${society.stack.url}/`);
      await page.getByText('The ballot box is being sealed').waitFor();
      expect(await page.getByRole('link', { name: /^Vote/ }).count()).toBe(0);
      await look(page, 'boundary-6-start-page');
      await page.goto(`${society.stack.url}/results/?election=${society.ready.election}`);
      await page.getByText('Voting has closed. The ballots are still sealed').waitFor();
      expect(await page.getByRole('link', { name: 'Vote' }).count()).toBe(0);
      await look(page, 'boundary-6-results');
      await page.context().close();
    },
  );

  test('closed, sealed and published: it says which, by itself', async () => {
    const { stack, ready } = society;
    const officers = new Officers(
      stack.url,
      ready.election,
      ready.officers,
      () => Date.now() + ahead,
    );
    await officers.signIn();
    const page = await phone(-3 * day);
    await arrive(page);
    await officers.act({ type: 'close' });
    await page.getByText('the ballot box is sealed').waitFor({ timeout: stretched(60_000) });
    await look(page, 'boundary-7-sealed');
    // The page that cast too late has kept asking, and now it knows.
    await late.getByRole('heading', { name: 'Your ballot was not received' }).waitFor();
    expect(await late.getByText('Please keep this page open').count()).toBe(0);
    expect(await late.getByRole('button', { name: /Try again|Back/ }).count()).toBe(0);
    await look(late, 'boundary-7-cast-too-late');
    await late.context().close();
    await officers.until('the seal', ({ standing }) => furthestBehind(standing).sealed);
    for (const holding of ready.holdings.slice(1)) await officers.releaseShares(ready, holding);
    await officers.act({ type: 'count' });
    const counted = await officers.until('the count', ({ phase }) => phase === 'counted');
    const { contents = '' } = furthestBehind(counted.standing);
    await officers.act({ type: 'publish', contents });
    await arrive(page);
    await page.getByText('the result is published').waitFor();
    expect(await begin(page).count()).toBe(0);
    await look(page, 'boundary-8-published');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
