import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { assert, type Bytes } from '@teller/basics';
import { ballotHash, electionCode, receiptCode } from '@teller/protocol';
import {
  makeSigningKey,
  nodePrimitives,
  signReceipt,
  type SigningKey,
} from '@teller/protocol/node';
import { webPrimitives } from '@teller/protocol/voter';
import { readRegister, recordPath, type RegisterEntry } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesOf, holdSampleElection, writtenRegister } from '@teller/rehearsal/sample';
import type { SampleElection } from '@teller/rehearsal/sample';
import { exitCode, recordInMemory, renderReport, verify } from '../src/index.ts';
import type { OfferedReceipt, Report } from '../src/index.ts';
import { check, failed, items, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

function undone({ findings }: Report): readonly number[] {
  return findings.filter(({ outcome }) => outcome !== 'pass').map(({ check }) => check);
}

test('a record of two issuers: ballots are held against the least that one issued', async () => {
  const two = await holdSampleElection({ issuers: 2 });
  const report = await check(two.files);
  expect(undone(report)).toEqual([6]);
  expect(report.findings[3]?.detail).toContain('The issuers differ about 1 entry');
  expect(report.findings[4]?.detail).toContain('signed by 2 issuers');
  expect(report.figures?.contests.map(({ tokens }) => tokens)).toEqual([8, 4]);
  // What the second issuer denies, the first can't make up for.
  const register = await readRegister([two.files.get(recordPath.register)!], two);
  assert(register.ok, 'the register of the sample');
  const { layout } = register.value;
  const denied = (await entriesOf(register)).map((entry): RegisterEntry => {
    const { issued, ...own } = layout.decode(entry);
    return { ...own, channel: 'own-mail', issued: [issued[0] ?? [], []] };
  });
  const bytes = await writtenRegister(two, denied);
  const files = republished(two, new Map(two.files).set(recordPath.register, bytes));
  expect(items(await check(files), 5)).toMatch(/chair: 4 ballots, but 0 tokens were taken/);
  // A column too few.
  const { issuers } = two.manifest;
  const of = { ...two, manifest: { ...two.manifest, issuers: issuers.slice(0, 1) } };
  const single = denied.map((entry) => ({ ...entry, issued: entry.issued.slice(0, 1) }));
  const short = await writtenRegister(of, single);
  const lacking = republished(two, new Map(two.files).set(recordPath.register, short));
  expect(items(await check(lacking), 4)).toMatch(/its entries have another length/);
});

const withReceipts = (...receipts: readonly OfferedReceipt[]): Promise<Report> =>
  verify(recordInMemory(sample.files), {
    primitives: nodePrimitives,
    election: sample.election,
    receipts,
  });

describe('a whole record', () => {
  test('holds; without a receipt check 6 is not done', async () => {
    const report = await check(sample.files, sample.election);
    expect(undone(report)).toEqual([6]);
    expect(exitCode(report)).toBe(0);
    expect(report.findings.map(({ check }) => check)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('holds over WebCrypto too, as in a browser', async () => {
    const report = await verify(recordInMemory(sample.files), { primitives: webPrimitives });
    expect(report).toEqual(await check(sample.files));
  });

  test('the figures are those of the election', async () => {
    const { figures } = await check(sample.files);
    expect(figures).toEqual({
      members: 10,
      contests: [
        {
          contest: 'committee',
          title: 'Committee',
          seats: 2,
          tokens: 9,
          ballots: 8,
          valid: 6,
          winners: ['Ash', 'Birch'],
        },
        {
          contest: 'chair',
          title: 'Chair',
          seats: 1,
          tokens: 4,
          ballots: 4,
          valid: 4,
          winners: ['Ash'],
        },
      ],
    });
  });

  test('shows progress through every check and every ballot', async () => {
    const seen: string[] = [];
    await verify(recordInMemory(sample.files), {
      primitives: nodePrimitives,
      onProgress: ({ check, done, total }) => seen.push(`${check}:${done}/${total}`),
    });
    expect(seen).toContain('5:12/12');
    expect(seen).toContain('8:12/12');
    expect(seen.filter((line) => line.endsWith(':0/0'))).toHaveLength(10);
  });

  test('as text: the checks by number, the elected, the verdict as the last line', async () => {
    const report = await check(sample.files, sample.election);
    const text = renderReport(report);
    for (const { check, title } of report.findings)
      expect(text).toMatch(new RegExp(`^ ?${check} (?:pass|not done) +${title}$`, 'm'));
    expect(text).toContain('Elected (2 places): Ash, Birch');
    expect(text.trimEnd().split('\n').at(-1)).toBe('The record holds: every check passed.');
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

/** A receipt as in a file. */
function by(key: SigningKey, election: string, hash: string): OfferedReceipt {
  return { receipt: hash, signature: signReceipt(key, election, hash).signature };
}

describe('receipts', () => {
  test('each ballot is found by its hash and by its code as someone types it', async () => {
    for (const ballot of sample.ballots.flat()) {
      const hash = ballotHash(ballot);
      const code = receiptCode(hash).toLowerCase().replaceAll('-', ' ');
      expect(undone(await withReceipts({ receipt: hash }, { receipt: code }))).toEqual([]);
    }
  });

  test('a receipt that is not in the list fails check 6', async () => {
    const hash = ballotHash(Uint8Array.of(1));
    for (const receipt of [hash, receiptCode(hash), 'no receipt', ''])
      expect(failed(await withReceipts({ receipt }))).toEqual([6]);
  });

  test('the box’s signature tells a ballot that was lost from a receipt of somebody else', async () => {
    const [listed = Uint8Array.of(1)] = sample.ballots.flat();
    const lost = ballotHash(Uint8Array.of(1));
    const report = await withReceipts(
      by(sample.receiptKey, sample.election, ballotHash(listed)),
      by(sample.receiptKey, sample.election, lost),
      by(makeSigningKey(), sample.election, lost),
      by(sample.receiptKey, 'a'.repeat(64), lost),
      { receipt: receiptCode(lost) },
      { receipt: 'no receipt' },
    );
    expect(report.receipts.map(({ verdict, found }) => [verdict, found?.contest])).toEqual([
      ['found', 'committee'],
      ['signed-and-missing', undefined],
      ['not-signed-by-this-box', undefined],
      ['not-signed-by-this-box', undefined],
      ['not-in-the-list', undefined],
      ['not-a-receipt', undefined],
    ]);
    expect(items(report, 6).split('\n')[0]).toMatch(
      /signed by this election’s ballot box .* evidence/,
    );
  });
});

describe('what a reader expects', () => {
  test('the election id asked for', async () => {
    expect(failed(await check(sample.files, sample.election))).toEqual([]);
    expect(failed(await check(sample.files, 'a'.repeat(64)))).toEqual([2]);
  });

  test('a record of an election that nobody asked for is not said to hold', async () => {
    const report = await check(sample.files);
    expect(failed(report)).toEqual([]);
    expect(exitCode(report)).toBe(3);
    expect(report.sentence).toMatch(/agrees with itself.* nobody has said that it is the election/);
    // Asked for or not, a record that fails a check fails.
    const changed = new Map(sample.files).set(recordPath.readme, Uint8Array.of(1));
    expect(exitCode(await check(changed))).toBe(1);
  });

  test('a rehearsal is called one, in the first and in the last line of the result', async () => {
    const rehearsal = await holdSampleElection({ kind: 'rehearsal' });
    const report = await check(rehearsal.files, rehearsal.election);
    expect(exitCode(report)).toBe(0);
    expect(report.kind).toBe('rehearsal');
    expect(report.sentence).toMatch(/^THIS IS A REHEARSAL/);
    expect(renderReport(report)).toMatch(/\*\*\* THIS IS A REHEARSAL/);
    expect(renderReport(report)).not.toMatch(/^ {2}Elected \(/m);
  });

  test('a record of the first version is told which software checks it', async () => {
    const folder = path.resolve(import.meta.dirname, '../../record/test/vectors/version-1');
    const files = new Map<string, Bytes>();
    for (const name of ['index.json', 'manifest.json', 'software.json'])
      files.set(name, Uint8Array.from(await readFile(path.join(folder, name))));
    const report = await check(files);
    expect(exitCode(report)).toBe(2);
    expect(report.sentence).toBe(
      'This is a record of the first version. Check it with the software that made it: Teller 0.0.0.',
    );
    files.delete('software.json');
    expect((await check(files)).sentence).toMatch(/the version that its software\.json names\.$/);
  });

  test('the election is known by its id or by its code', async () => {
    const { files, election } = sample;
    expect((await check(files, electionCode(election))).verdict).toBe('holds');
    const other = electionCode('f'.repeat(64));
    expect(failed(await check(files, other))).toEqual([2]);
  });

  test('without the officers’ log nothing that rests on it is said to be done', async () => {
    const files = new Map(sample.files);
    files.delete(recordPath.officersLog);
    const { findings } = await check(files, sample.election);
    expect(findings.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check)).toEqual([
      2,
    ]);
  });

  test('a folder without index and manifest is not a record', async () => {
    const report = await check(new Map([['notes.txt', Uint8Array.of(1)]]));
    expect(exitCode(report)).toBe(2);
    expect(renderReport(report)).toMatch(/not a record/);
    for (const path of ['index.json', 'manifest.json'])
      expect(exitCode(await check(new Map([[path, Uint8Array.of(1)]])))).toBe(1);
  });
});
