import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  entitlementKeysContract,
  issuingKeysContract,
  recordFilesContract,
} from '@teller/rehearsal/contract';
import { afterAll, expect, test } from 'vitest';
import { EntitlementKeyFiles, IssuingKeyFiles } from '../src/keys-on-disk.ts';
import { RecordFolder } from '../src/record-folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'teller-stores-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const claims = [
  ...recordFilesContract(() => new RecordFolder(path.join(folder, 'record'))),
  ...entitlementKeysContract(() => new EntitlementKeyFiles(path.join(folder, 'entitlement'))),
  ...issuingKeysContract(() => new IssuingKeyFiles(path.join(folder, 'keys'))),
];

for (const { name, check } of claims)
  test(`on disk: ${name}`, async () => {
    await expect(check()).resolves.toBeUndefined();
  });

test('a name that leads out of the folder is refused', async () => {
  const files = new RecordFolder(path.join(folder, 'record'));
  const name = { area: 'public', election: 'e', path: '../../working/secret' } as const;
  await expect(files.read(name)).rejects.toThrow();
});

test('what stops half way leaves nothing in a published record', async () => {
  const files = new RecordFolder(path.join(folder, 'record'));
  const [election, file] = ['stopped', 'ballots/chair.bin'];
  await files.create({ area: 'working', election, path: file }, Uint8Array.of(1));
  // The last step of publishing fails, as if the machine had stopped before it.
  mkdirSync(path.join(files.published(election), file), { recursive: true });
  await expect(files.publish(election, file)).rejects.toThrow();
  const found = readdirSync(files.published(election), { recursive: true, encoding: 'utf8' });
  expect(found.toSorted()).toEqual(['ballots', file]);
});
