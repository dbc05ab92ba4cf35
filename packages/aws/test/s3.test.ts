import { utf8 } from '@teller/basics';
import { recordFilesContract } from '@teller/rehearsal/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordFiles } from '../src/record-files.ts';
import { serveS3 } from './s3-loopback.ts';

let s3: Awaited<ReturnType<typeof serveS3>>;

beforeAll(async () => {
  s3 = await serveS3();
});

afterAll(async () => {
  await s3.close();
});

function make(): ReturnType<typeof recordFiles> {
  return recordFiles({ bucket: 'bucket', endpoint: s3.endpoint });
}

describe('the contract on S3 (a loopback server that speaks the calls used)', () => {
  test.each(recordFilesContract(make))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});

test('what is public lies at the path it is served at; the rest does not', async () => {
  const files = make();
  const election = 'ab'.repeat(32);
  await files.create({ area: 'working', election, path: 'counts/ward-1.json' }, utf8('{}'));
  await files.publish(election, 'counts/ward-1.json');
  expect([...s3.objects.keys()].filter((key) => key.includes(election)).toSorted()).toEqual([
    `/bucket/record/${election}/counts/ward-1.json`,
    `/bucket/working/${election}/counts/ward-1.json`,
  ]);
});

test('a range that begins behind the end is empty; one of no length, too', async () => {
  const files = make();
  const name = { area: 'working', election: 'cd'.repeat(32), path: 'a.bin' } as const;
  expect(await files.read(name, { from: 0, length: 0 })).toBeUndefined();
  await files.create(name, utf8('1234'));
  expect(await files.read(name, { from: 4, length: 2 })).toEqual(new Uint8Array());
  expect(await files.read(name, { from: 1, length: 0 })).toEqual(new Uint8Array());
});

test('publishing what is not there is refused', async () => {
  await expect(make().publish('ef'.repeat(32), 'index.json')).rejects.toThrow('NoSuchKey');
});
