import { assert, concat, defined, uintBytes, utf8, type Bytes } from '@teller/basics';
import { nodePrimitives } from '@teller/protocol/node';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { exitCode, recordInMemory, verify } from '../src/index.ts';
import { check, failed, items, reindexed } from './support/tampering.ts';

const slow = process.env['SLOW'] === '1';
let sample: SampleElection;
let others: readonly string[];
beforeAll(async () => {
  sample = await holdSampleElection();
  // A new index covers the others.
  others = [...sample.files.keys()].filter((path) => path !== 'index.json');
});

const deep = utf8('['.repeat(200_000));
const text = (value: unknown): Bytes => utf8(JSON.stringify(value));
const awkward: readonly Bytes[] = [
  deep,
  utf8('{"a":'.repeat(50_000)),
  utf8('null'),
  utf8('{}'),
  utf8('[]'),
  utf8('1e999'),
  utf8('"'),
  utf8('{"format":"teller-record/2","election":"\\ud800","files":[]}'),
  text({ __proto__: null, format: 'teller-ballot-key/1', election: 'x', shares: 1e9 }),
  Uint8Array.of(0xff, 0xfe, 0x00),
  concat(utf8('TELLERB2'), new Uint8Array(68), uintBytes(0xff_ff_ff_ff, 4)),
];

describe('whatever the bytes are, the answer is a report', () => {
  test('awkward bytes in the place of each file', async () => {
    for (const [n, path] of [...sample.files.keys()].entries())
      for (const bytes of slow ? awkward : [0, 4, 8].map((i) => awkward[(n + i) % 11])) {
        assert(bytes !== undefined, 'one of the eleven');
        const files = new Map(sample.files).set(path, bytes);
        expect(exitCode(await check(files)), `in ${path}`).toBe(1);
        if (path === 'index.json') continue;
        expect(exitCode(await check(reindexed(files, sample.election))), `in ${path}`).toBe(1);
      }
  });

  test('any bytes in the place of any files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 15 }), fc.uint8Array({ maxLength: 300 })), {
          selector: ([place]) => place,
          minLength: 1,
          maxLength: 5,
        }),
        async (changes) => {
          const files = new Map(sample.files);
          for (const [place, bytes] of changes)
            files.set(defined(others[place], 'a path'), Uint8Array.from(bytes));
          expect(exitCode(await check(reindexed(files, sample.election)))).toBe(1);
        },
      ),
      { numRuns: slow ? 2_000 : 25 },
    );
  });

  test('a text of twenty megabytes in the place of a name', async () => {
    const huge = 'a'.repeat(20_000_000);
    const manifest = text({ ...sample.manifest, title: huge });
    const software = text({ format: 'teller-software/1', name: huge, version: '1' });
    for (const [path, bytes] of [
      ['manifest.json', manifest],
      ['software.json', software],
    ] as const)
      expect(exitCode(await check(new Map(sample.files).set(path, bytes))), path).toBe(1);
  });

  test('files taken away, any of them: what can be checked still is', async () => {
    const files = new Map(sample.files);
    files.delete('manifest.json');
    const report = await check(files);
    expect(failed(report)).toEqual([1, 2, 10]);
    expect(report.findings.slice(2, 5).map(({ outcome }) => outcome)).toEqual([
      'not-done',
      'not-done',
      'not-done',
    ]);
    const without = new Map(sample.files);
    without.delete('register.bin');
    const rest = await check(without);
    expect(failed(rest)).toEqual([1, 3, 4]);
    expect(rest.findings[4]?.detail).toMatch(/no register/);
    expect(rest.figures?.contests[0]?.winners).toEqual(['Ash', 'Birch']);
  });

  test('a count of ballots in the header that the file does not have', async () => {
    const bytes = defined(sample.files.get('ballots/chair.bin'), 'a list').slice();
    bytes.set([255, 255, 255, 255], 76);
    const report = await check(new Map(sample.files).set('ballots/chair.bin', bytes));
    expect(items(report, 5)).toMatch(/ballots\/chair.bin is refused: it is shorter or longer/);
  });

  test('a source that fails is a record that could not be read', async () => {
    const broken = {
      list: () => Promise.resolve([...sample.files.keys()]),
      open: () => Promise.reject(new Error('the disk is gone')),
    };
    expect(exitCode(await verify(broken, { primitives: nodePrimitives }))).toBe(1);
    const nothing = { ...broken, list: () => Promise.reject(new Error('the disk is gone')) };
    expect(exitCode(await verify(nothing, { primitives: nodePrimitives }))).toBe(2);
  });

  test('a folder that cannot be listed, though its files can be read, does not hold', async () => {
    const source = {
      ...recordInMemory(sample.files),
      list: () => Promise.reject(new Error('a folder within may not be entered')),
    };
    const report = await verify(source, { primitives: nodePrimitives });
    expect(exitCode(report)).toBe(1);
    expect(failed(report)).toEqual([10]);
  });
});
