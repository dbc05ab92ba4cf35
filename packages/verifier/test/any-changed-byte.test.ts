import { defined, type Bytes } from '@teller/basics';
import { recordPath } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { exitCode } from '../src/index.ts';
import { check, failed, flipped, reindexed } from './support/tampering.ts';

const slow = process.env['SLOW'] === '1';
let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

/** Places to flip: all of them when slow, else the ends and a spread of others that moves by file. */
function places(bytes: Bytes, seed: number): readonly number[] {
  if (slow) return [...bytes.keys()];
  const some = Array.from({ length: 3 }, (_, i) => (seed * 7919 + i * 104_729) % bytes.length);
  return [...new Set([0, bytes.length - 1, ...some])];
}

describe('any changed byte of any file is noticed', () => {
  test('as it is: check 1 names it, or the index itself is refused', async () => {
    for (const [n, [path, bytes]] of [...sample.files].entries())
      for (const at of places(bytes, n)) {
        const report = await check(new Map(sample.files).set(path, flipped(bytes, at, at % 8)));
        expect(exitCode(report), `${path} at ${at}`).toBe(1);
        expect(failed(report), `${path} at ${at}`).toContain(1);
      }
  });

  test('with a new index to cover it: another check names it', async () => {
    for (const [n, [path, bytes]] of [...sample.files].entries()) {
      if (path === recordPath.index) continue;
      for (const at of places(bytes, n + 50)) {
        const files = new Map(sample.files).set(path, flipped(bytes, at, at % 8));
        const report = await check(reindexed(files, sample.election));
        expect(exitCode(report), `${path} at ${at}`).toBe(1);
        expect(
          failed(report).some((number) => number > 1),
          `${path} at ${at}`,
        ).toBe(true);
      }
    }
  });

  test('a file cut short, made longer, emptied or taken away', async () => {
    for (const [n, [path, bytes]] of [...sample.files].entries()) {
      const longer = new Uint8Array([...bytes, 10]);
      const others = [bytes.slice(0, -1), undefined, longer, new Uint8Array()];
      for (const other of slow ? others : others.slice((n % 2) * 2).slice(0, 2)) {
        const files = new Map(sample.files);
        if (other === undefined) files.delete(path);
        else files.set(path, other);
        expect(failed(await check(files)), `in ${path}`).toContain(1);
        if (path === recordPath.index) continue;
        const covered = failed(await check(reindexed(files, sample.election)));
        expect(
          covered.some((number) => number > 1),
          `in ${path}`,
        ).toBe(true);
      }
    }
  });

  test('every file of the sample is one that a record has', () => {
    expect(defined(sample.files.get(recordPath.readme), 'a README').length).toBeGreaterThan(500);
    expect(sample.files.size).toBe(22);
  });
});
