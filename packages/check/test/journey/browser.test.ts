import { buildWeb } from '@teller/local';
import { Officers, releaseAs } from '@teller/rehearsal';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/browser.ts';
import { stretched } from '../../src/limits.ts';
import { accessibilityFaults, Keyboard, look } from './pages.ts';
import { memberAddress, openSociety, type Society } from './society.ts';

let browser: Browser;
let society: Society;
/** Errors of the pages and violations of their policy: there must be none. */
const faults: string[] = [];

beforeAll(async () => {
  await buildWeb();
  [browser, society] = await Promise.all([launchBrowser(), openSociety(3)]);
});

afterAll(async () => {
  await browser?.close();
  await society?.close();
});

/** A browser of its own, the size of a phone; what goes wrong in its pages is kept in `faults`. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(stretched(20_000));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content security|trusted type/i.test(message.text())) faults.push(message.text());
  });
  return page;
}

function address(entry: 'vote' | 'results' | 'office'): string {
  return `${society.stack.url}/${entry}/?election=${society.ready.election}`;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(address('vote'));
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Six-digit code').waitFor();
  await page.getByLabel('Six-digit code').fill(await society.codeFor(email));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Committee', level: 1 }).waitFor();
}

async function rank(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names)
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click();
}

describe.sequential('a member, an officer and anyone else, in a real browser', () => {
  let receipts: readonly string[] = [];

  test('a member signs in, ranks, reviews, casts and gets a receipt for each contest', async () => {
    const page = await phone();
    await page.goto(address('vote'));
    await page.getByRole('heading', { level: 1, name: 'Committee and chair' }).waitFor();
    await look(page, 'vote-arrive');
    await signIn(page, memberAddress(1));
    await page.getByText('Places are reserved: at least 1 for new members.').waitFor();
    await look(page, 'vote-contest');
    await rank(page, 'Bob Birch', 'Ann Ash');
    await look(page, 'vote-ranked');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Chair', level: 1 }).waitFor();
    await rank(page, 'Eve Elm');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('You ranked 2 of 4.').waitFor();
    await look(page, 'vote-review');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cast my ballots' }).click();
    await page.getByRole('heading', { name: 'Your ballots are in the box' }).waitFor();
    await look(page, 'vote-receipt');
    expect(await accessibilityFaults(page)).toEqual([]);
    const text = await page.locator('main').innerText();
    receipts = text.match(/[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/g) ?? [];
    expect(receipts).toHaveLength(2);
    expect(text).not.toMatch(/Bob Birch|Ann Ash|Eve Elm/);
    await page.context().close();
  });

  test('a second try with the same membership is told the truth: when a token was taken', async () => {
    const page = await phone();
    await page.goto(address('vote'));
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('Email address').fill(memberAddress(1));
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Six-digit code').fill(await society.codeFor(memberAddress(1)));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByText(/token .* was taken in your name on/)
      .first()
      .waitFor();
    await look(page, 'vote-second-try');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /^Cast/ }).count()).toBe(0);
    await page.context().close();
  });

  test('a wrong code, and a link cut short, are refused with what to do', async () => {
    const page = await phone();
    await page.goto(address('vote').slice(0, -8));
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await page.getByText('start from the link you were sent').waitFor();
    await look(page, 'vote-cut-link');
    await page.goto(address('vote'));
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('Email address').fill(memberAddress(2));
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const right = await society.codeFor(memberAddress(2));
    const code = page.getByLabel('Six-digit code');
    await code.fill(right === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const refused = page.getByText('That isn’t the code. Check the six digits in the newest mail');
    await refused.waitFor();
    await look(page, 'vote-wrong-code');
    expect(await accessibilityFaults(page)).toEqual([]);
    await code.fill(right);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Committee', level: 1 }).waitFor();
    expect(await refused.count()).toBe(0);
    await page.context().close();
  });

  test('keyboard alone is enough', async () => {
    const page = await phone();
    const keyboard = new Keyboard(page);
    await page.goto(address('vote'));
    await keyboard.press('Begin');
    await page.getByLabel('Email address').waitFor();
    await keyboard.type('Email address', memberAddress(2));
    await keyboard.press('Send me a code');
    await page.getByLabel('Six-digit code').waitFor();
    await keyboard.type('Six-digit code', await society.codeFor(memberAddress(2)));
    await keyboard.press('Sign in');
    await page.getByRole('heading', { name: 'Committee', level: 1 }).waitFor();
    await keyboard.press('Cy Cedar');
    await keyboard.press('Di Damson');
    await keyboard.press('Next');
    await page.getByRole('heading', { name: 'Chair', level: 1 }).waitFor();
    await keyboard.press('Leave this contest out');
    await keyboard.press('Review');
    await page.getByText('You ranked 2 of 4.').waitFor();
    await keyboard.press('Cast my ballot');
    const heading = page.getByRole('heading', { name: 'Your ballot is in the box' });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
    await page.context().close();
  });

  test('an officer enrols with a passkey, closes, counts and publishes; trustees hand in their shares', async () => {
    const page = await phone();
    await addAuthenticator(page);
    await page.goto(`${address('office')}#setup=${society.setupCode}`);
    await page.getByLabel('Your name').fill('Olga Officer');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByRole('heading', { name: 'Your passkey is made' }).waitFor();
    await page
      .getByRole('link', { name: 'Go to the office' })
      .or(page.getByRole('button', { name: 'Go to the office' }))
      .click();
    await signInToOffice(page);
    await page.getByText('Everything that runs by itself is running.').waitFor();
    await look(page, 'office');
    expect(await accessibilityFaults(page)).toEqual([]);
    await act(page, 'Close voting');
    await look(page, 'office-closing');
    for (const holding of society.ready.holdings.slice(1)) {
      const { election, officers } = society.ready;
      const acting = new Officers(society.stack.url, election, officers);
      await acting.signIn();
      const { log } = await acting.until('sealing', (view) =>
        view.log.some(({ action }) => action.type === 'seal'),
      );
      await page
        .getByLabel('Or paste what is in it')
        .fill(JSON.stringify(await releaseAs(holding, society.ready, election, log)));
      await page.getByRole('button', { name: 'Hand in the share' }).click();
      await page
        .getByText('fits the key ceremony')
        .or(page.getByText('Enough shares are in'))
        .first()
        .waitFor();
    }
    await act(page, 'Count');
    await act(page, 'Publish the result');
    await page.getByRole('link', { name: 'See the result' }).waitFor();
    await look(page, 'office-published');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('anyone sees who was elected, stage by stage, and the member finds the receipt', async () => {
    const page = await phone();
    await page.goto(address('results'));
    await page.getByText('elected in stage').first().waitFor();
    await look(page, 'results');
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const code of receipts) {
      await page.getByLabel('Receipt code').fill(code);
      await page.getByRole('button', { name: 'Look it up' }).click();
      await page.getByText(/Your ballot is number \d of \d/).waitFor();
      await page.getByText('is the one that was fixed at the close').waitFor();
    }
    await look(page, 'results-receipt');
    await page
      .getByRole('link', { name: /Stage by stage/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Count sheet' }).waitFor();
    await page.getByText('Each column adds up to the 2 valid votes.').waitFor();
    await look(page, 'results-contest');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goBack();
    await page.getByLabel('Receipt code').fill('0000-0000-0000-0000');
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByText('No ballot with this code is in the published lists.').waitFor();
    await page.context().close();
  });
});

test('no page failed or broke its own content security policy', () => {
  expect(faults).toEqual([]);
});

/** A passkey maker as in a phone, over the browser's own debugging protocol. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Signs in once the other officers have approved the enrolment. */
async function signInToOffice(page: Page): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const inside = page.getByRole('button', { name: 'Sign out' });
    const entered = await inside.waitFor({ timeout: stretched(1_500) }).then(
      () => true,
      () => false,
    );
    if (entered) return;
  }
  throw new Error('the officer could not sign in');
}

/** Does an officers' act and waits until it is not offered any more. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name}…`, exact: true }).click();
  await page.getByRole('button', { name: 'Sign with my passkey' }).click();
  await page.getByRole('button', { name: `${name}…`, exact: true }).waitFor({ state: 'detached' });
}
