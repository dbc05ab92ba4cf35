import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  entitlementKeysContract,
  issuingKeysContract,
  recordFilesContract,
} from '@teller/rehearsal/contract';
import { afterAll, expect, test, vi } from 'vitest';
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

test('what could not be stored leaves no draft', async () => {
  const place = path.join(folder, 'drafting');
  const files = new RecordFolder(place);
  const name = { area: 'working', election: 'e', path: 'ballots' } as const;
  const bytes = Uint8Array.of(1);
  await files.create(name, bytes);
  const below = { ...name, path: 'ballots/chair.bin' };
  await expect(files.create(below, bytes)).rejects.toThrow();
  await expect(files.replace(below, bytes)).rejects.toThrow();
  mkdirSync(path.join(files.published('e'), 'ballots'), { recursive: true });
  await expect(files.publish('e', 'ballots')).rejects.toThrow();
  expect(readdirSync(path.join(place, 'drafts'))).toEqual([]);
});

test('drafts that a killed process left go at a later start; those of now stay', async () => {
  const drafts = path.join(folder, 'left/drafts');
  mkdirSync(drafts, { recursive: true });
  for (const draft of ['old', 'new']) writeFileSync(path.join(drafts, draft), draft);
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(path.join(drafts, 'old'), yesterday, yesterday);
  await new RecordFolder(path.join(folder, 'left')).removeOldDrafts();
  expect(readdirSync(drafts)).toEqual(['new']);
  await new RecordFolder(path.join(folder, 'not-there-yet')).removeOldDrafts();
});

test('a name that is given, and one that is taken away, is on the disk; so is what a copy holds', async () => {
  const place = path.join(folder, 'durable');
  const files = new RecordFolder(path.join(place, 'record'));
  const keys = new IssuingKeyFiles(path.join(place, 'keys'));
  const working = { area: 'working', election: 'e', path: 'ballots/chair.bin' } as const;
  const key = { election: 'e', issuer: 'own', contest: 'chair' };
  const at = (name: string): string => path.join(place, name);
  const steps = [
    [
      () => files.create(working, Uint8Array.of(1)),
      ['', 'record', 'record/working', 'record/working/e', 'record/working/e/ballots'],
    ],
    [
      () => files.replace({ ...working, path: 'turnout.json' }, Uint8Array.of(2)),
      ['record/working/e', 'record/working/e/turnout.json'],
    ],
    [
      () => files.publish('e', working.path),
      ['record/public', 'record/public/e/ballots', 'record/public/e/ballots/chair.bin'],
    ],
    [() => keys.put(key, 'secret'), ['keys', 'keys/e', 'keys/e/own.chair.json']],
    [() => keys.destroy(key), ['keys/e']],
  ] as const;
  for (const [step, wanted] of steps) {
    const synced = await syncedBy(step);
    const missing = wanted.filter((name) => !synced.has(statSync(at(name)).ino));
    expect(missing).toEqual([]);
  }
});

/** The files and folders that are written through to the disk meanwhile, by their numbers. */
async function syncedBy(step: () => Promise<unknown>): Promise<ReadonlySet<number>> {
  const handle = await open(folder);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what every open file is made from
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const inodes = new Set<number>();
  const spies = (['sync', 'datasync'] as const).map((name) => {
    const real = prototype[name];
    return vi.spyOn(prototype, name).mockImplementation(async function (this: FileHandle) {
      inodes.add((await this.stat()).ino);
      return real.call(this);
    });
  });
  try {
    await step();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return inodes;
}
