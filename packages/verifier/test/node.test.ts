import { defined, type Bytes } from '@teller/basics';
import { nodePrimitives } from '@teller/protocol/node';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { readWrittenRecord, writtenRecordFolder } from '@teller/rehearsal/sample';
import { exitCode, massChecksHere } from '../src/index.ts';
import { massChecksOnThreads, recordFolder, verifyFolder } from '../src/node/index.ts';
import { failed, flipped, items } from './support/tampering.ts';

let sample: SampleElection;
let folder: string;
beforeAll(async () => {
  sample = await holdSampleElection();
  folder = await mkdtemp(path.join(tmpdir(), 'teller-record-'));
  for (const [name, bytes] of sample.files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a record in a folder', () => {
  test('holds', async () => {
    const report = await verifyFolder(folder, { election: sample.election });
    expect(exitCode(report)).toBe(0);
  });

  test('the vectors hold: a record that was written by an earlier version', async () => {
    const { election } = await readWrittenRecord();
    const report = await verifyFolder(writtenRecordFolder, { election });
    expect(failed(report)).toEqual([]);
    expect(exitCode(report)).toBe(0);
    expect(report.figures?.contests.map(({ winners }) => winners)).toEqual([
      ['Ash', 'Birch'],
      ['Ash'],
    ]);
  });

  test('a hidden file and a link are named and not followed', async () => {
    await writeFile(path.join(folder, 'papers/.hidden'), 'x');
    await symlink('/etc/hosts', path.join(folder, 'hosts'));
    const report = await verifyFolder(folder);
    expect(failed(report)).toEqual([10]);
    expect(items(report, 10)).toMatch(/papers\/\.hidden/);
    expect(items(report, 10)).toMatch(/^hosts /m);
    expect(await recordFolder(folder).open('hosts')).toBe('missing');
    expect(await recordFolder(folder).open('../../etc/hosts')).toBe('missing');
    expect(await recordFolder(folder).open('papers')).toBe('missing');
    await rm(path.join(folder, 'papers/.hidden'));
    await rm(path.join(folder, 'hosts'));
  });

  test('a folder that is not there is not a record', async () => {
    expect(exitCode(await verifyFolder(path.join(folder, 'nowhere')))).toBe(2);
  });
});

describe('worker threads', () => {
  test('find the same as one thread, and name the same ballots', async () => {
    const { election } = sample;
    const file = (path: string): Bytes => defined(sample.files.get(path), path).subarray(80);
    const [good, sealed] = [file('ballots/committee.bin'), file('sealed/committee.bin')];
    const bad = flipped(good, good.length - 1);
    const givenUp: unknown[] = [];
    const threads = massChecksOnThreads(sample, election, 2, (reason) => givenUp.push(reason));
    const here = massChecksHere(sample, election, nodePrimitives);
    const privateKey: Bytes = new Uint8Array(32).fill(1);
    try {
      for (const listed of [good, bad]) {
        expect(await threads.check(0, listed)).toEqual(await here.check(0, listed));
        const opened = await threads.open(0, { listed, sealed }, privateKey);
        expect(opened).toEqual(await here.open(0, { listed, sealed }, privateKey));
      }
      expect((await threads.check(0, bad)).at(-1)).not.toBeNull();
      expect((await threads.check(0, good)).every((fault) => fault === null)).toBe(true);
      expect(givenUp.map(String)).toEqual([]);
    } finally {
      await threads.close();
    }
  });

  test('a pool that has been closed still answers, in this thread', async () => {
    const threads = massChecksOnThreads(sample, sample.election, 1);
    await threads.close();
    expect(await threads.check(0, new Uint8Array())).toEqual([]);
  });
});
