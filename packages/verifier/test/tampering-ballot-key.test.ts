import { assert, defined, toBase64url, type Bytes } from '@teller/basics';
import { nodeRandom } from '@teller/protocol/node';
import { buildBallotKey, parseBallotKey, recordPath } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { check, failed, items, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

/** The sample's files with one changed. */
function withFile(path: string, bytes: Bytes): Map<string, Bytes> {
  return new Map(sample.files).set(path, bytes);
}

function fileOf(path: string): Bytes {
  return defined(sample.files.get(path), path);
}

const keyFile = (): ReturnType<typeof parseBallotKey> & { ok: true } => {
  const file = parseBallotKey(fileOf(recordPath.ballotKey('committee')));
  assert(file.ok, 'the key file of the sample');
  return file;
};

describe('the ballot key', () => {
  test('a wrong share is named; the papers are opened with the key all the same', async () => {
    const { value } = keyFile();
    const shares = value.shares.map((line, i) =>
      i === 1 ? { ...line, share: toBase64url(nodeRandom(32)) } : line,
    );
    const bytes = buildBallotKey({ ...value, shares });
    const report = await check(
      republished(sample, withFile(recordPath.ballotKey('committee'), bytes)),
    );
    expect(failed(report)).toEqual([7]);
    expect(items(report, 7)).toMatch(/trustee t2: this share was not released/);
    expect(items(report, 7)).toMatch(/\(trustee t2\)/);
  });

  test('too few shares, and one twice', async () => {
    const { value } = keyFile();
    const [first] = value.shares;
    assert(first !== undefined, 'a share');
    for (const shares of [[first], [first, first]]) {
      const bytes = buildBallotKey({ ...value, shares });
      const report = await check(
        republished(sample, withFile(recordPath.ballotKey('committee'), bytes)),
      );
      expect(failed(report)).toEqual([7]);
    }
  });

  test('a wrong key beside the right shares', async () => {
    const { value } = keyFile();
    const bytes = buildBallotKey({ ...value, privateKey: toBase64url(nodeRandom(32)) });
    const report = await check(
      republished(sample, withFile(recordPath.ballotKey('committee'), bytes)),
    );
    expect(failed(report)).toEqual([7]);
    expect(items(report, 7)).toMatch(/not the one that the shares give/);
  });

  test('without a key the ballots stay closed: 8 and 9 are not done, and say so', async () => {
    const { value } = keyFile();
    const bytes = buildBallotKey({ ...value, privateKey: toBase64url(nodeRandom(32)), shares: [] });
    const report = await check(
      republished(sample, withFile(recordPath.ballotKey('committee'), bytes)),
    );
    expect(failed(report)).toEqual([7]);
    expect(report.findings.slice(7, 9).map(({ outcome }) => outcome)).toEqual([
      'not-done',
      'not-done',
    ]);
  });
});
