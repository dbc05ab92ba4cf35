import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUp, startStack } from '@teller/local';
import { instantAfter, Officers } from '@teller/rehearsal';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { teller } from './teller.ts';

let home: string;
let stack: Awaited<ReturnType<typeof startStack>>;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'teller-release-'));
  stack = await startStack({ folder: path.join(home, 'stack'), port: 0 });
});
afterEach(async () => {
  await stack.close();
  await rm(home, { recursive: true, force: true });
});

const keyFile = (n: number): string => path.join(home, `trustee-${n}.json`);

test('trustees confirm an election, and after its close release for it and for no other', async () => {
  const plan = (title: string): Parameters<typeof setUp>[1] => ({
    kind: 'rehearsal',
    title,
    organisation: 'The Example Society',
    opensAt: instantAfter(-60),
    closesAt: instantAfter(3_600),
    contests: [
      {
        id: 'chair',
        kind: 'places',
        title: 'Chair',
        seats: 1,
        rule: 'av',
        candidates: ['Fir', 'Oak'].map((name) => ({ id: name.toLowerCase(), name })),
      },
    ],
    roll: [{ member: '1', name: 'Ada', email: 'ada@example.org', contests: ['chair'] }],
    office: { relyingParty: 'localhost', origin: stack.url },
  });
  const ready = await setUp(stack.stores, plan('Chair'));
  const other = await setUp(stack.stores, plan('Another'));
  for (const [n, holding] of ready.holdings.entries())
    await writeFile(keyFile(n), JSON.stringify(holding));
  const trustee = async (step: string, n: number, election = ready.election) =>
    teller('trustee', step, '--keep', keyFile(n), '--url', stack.url, '--election', election);

  expect(await trustee('confirm', 0, other.election)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/ceremony-is-not-the-one-named/),
  });
  for (const n of [0, 1]) expect((await trustee('confirm', n)).code).toBe(0);

  const officers = new Officers(stack.url, ready.election, ready.officers);
  await officers.signIn();
  await officers.act({ type: 'freeze' });
  await officers.act({ type: 'open' });
  expect((await trustee('release', 0)).err).toMatch(/no ballot lists are sealed in it yet/);
  await officers.act({ type: 'close' });
  await officers.until('sealing', ({ log }) => log.some(({ action }) => action.type === 'seal'));

  expect(await trustee('release', 2)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/not-confirmed/),
  });
  for (const n of [0, 1]) expect((await trustee('release', n)).err).toMatch(/are handed in/);
  expect((await officers.look()).phase).toBe('opened');
  expect((await trustee('release', 0)).code).toBe(0);
  const kept = JSON.parse(await readFile(keyFile(0), 'utf8')) as { released: object };
  expect(Object.keys(kept.released)).toEqual(['chair']);
});
