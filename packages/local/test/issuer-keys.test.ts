import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContestTerms } from '@teller/election';
import { setUp, startStack, type Stack } from '@teller/local';
import { instantAfter, Officers } from '@teller/rehearsal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveKeys, makeKeys } from '../src/issuer/keys.ts';

// What whoever runs an issuer elsewhere does with its keys. A key serves one election: what is signed
// blind for it could be a token of any that has the same key in its manifest.

let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-issuer-keys-'));
  stack = await startStack({ folder: path.join(folder, 'stack'), port: 0 });
});
afterAll(async () => {
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
});

const contest: ContestTerms = {
  id: 'chair',
  kind: 'places',
  title: 'Chair',
  seats: 1,
  rule: 'av',
  candidates: ['ann', 'bob'].map((id) => ({ id, name: id })),
};

test('keys go to the one election that names them, in draft, and to no other ever', async () => {
  const place = {
    folder: path.join(folder, 'issuer'),
    id: 'second',
    origin: 'http://localhost:9',
    deployment: stack.url,
  };
  await expect(giveKeys(place, 'f'.repeat(64))).rejects.toThrow('no keys have been made');
  const made = await makeKeys(place, ['chair']);
  const plan = (title: string) => ({
    kind: 'rehearsal' as const,
    title,
    organisation: 'Society',
    opensAt: instantAfter(-60),
    closesAt: instantAfter(3600),
    contests: [contest],
    roll: [{ member: '1', name: 'One', email: 'one@society.example', contests: ['chair'] }],
    office: { relyingParty: 'localhost', origin: stack.url },
  });
  const without = await setUp(stack.stores, plan('Without it'));
  const elsewhere = { ...made, origin: 'http://localhost:10' };
  const moved = await setUp(stack.stores, { ...plan('Moved'), otherIssuers: [elsewhere] });
  const begun = await setUp(stack.stores, { ...plan('Begun'), otherIssuers: [made] });
  const officers = new Officers(stack.url, begun.election, begun.officers);
  await officers.signIn();
  await officers.act({ type: 'freeze' });
  await officers.act({ type: 'open' });
  const own = await setUp(stack.stores, { ...plan('Its own'), otherIssuers: [made] });
  const again = await setUp(stack.stores, { ...plan('Another'), otherIssuers: [made] });

  for (const [election, why] of [
    ['f'.repeat(64), 'unknown-election'],
    [without.election, 'not-its-issuer'],
    [moved.election, 'not-its-issuer'],
    [begun.election, 'not-in-draft'],
  ] as const)
    await expect(giveKeys(place, election)).rejects.toThrow(why);
  await giveKeys(place, own.election);
  const key = path.join(place.folder, 'secrets/issuing', own.election, 'second.chair.json');
  expect(existsSync(key)).toBe(true);
  for (const { election } of [own, again])
    await expect(giveKeys(place, election)).rejects.toThrow('no keys have been made');
});
