import { assert, concat, defined, equalBytes, type Bytes } from '@teller/basics';
import { electionId } from '@teller/election';
import { ballotSigned, decodeBallot, encodeBallot, encodeUnsignedBallot } from '@teller/protocol';
import { sealBallot } from '@teller/protocol/voter';
import { buildBallotList, parseBallotList, recordPath, sealStep } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { keptIssuingKey } from '@teller/rehearsal/keys';
import { holdSampleElection, takeTokenWith, type SampleElection } from '@teller/rehearsal/sample';
import { SoftwarePasskey } from '@teller/rehearsal';
import { check, failed, items, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

const committee = recordPath.ballots('committee');

/** The sample's files with one changed. */
function withFile(path: string, bytes: Bytes): Map<string, Bytes> {
  return new Map(sample.files).set(path, bytes);
}

function fileOf(path: string): Bytes {
  return defined(sample.files.get(path), path);
}

function withCommittee(ballots: readonly Bytes[]): Map<string, Bytes> {
  const { manifest, election } = sample;
  return withFile(committee, buildBallotList(manifest, election, 0, ballots));
}

/** The committee's ballots in the order of casting: the first seven have papers. */
function cast(): readonly Bytes[] {
  return defined(sample.ballots[0], 'ballots of the committee');
}

/** Where a ballot is in the sample's list. */
function placeOf(bytes: Bytes): number {
  const list = parseBallotList(fileOf(committee), sample.manifest, sample.election, 0);
  assert(list.ok, 'the sample list');
  return [...list.value].findIndex((other) => equalBytes(other, bytes));
}

function ballot(place: number): Bytes {
  return defined(cast()[place], 'a ballot');
}

describe('ballots, by someone who can also make two officers publish the change', () => {
  test('one dropped: 5; 8 has a paper too many, 9 another count', async () => {
    const report = await check(republished(sample, withCommittee(cast().slice(1))));
    expect(failed(report)).toEqual([5, 8, 9]);
    expect(items(report, 5)).toMatch(/8 ballots were sealed, the list has 7/);
  });

  test('one added under a token that no issuer signed: 5 names it', async () => {
    const { manifest, election } = sample;
    const own = await keptIssuingKey('forger');
    const forged = {
      ...manifest,
      issuers: manifest.issuers.map(({ keys, ...issuer }) => ({
        ...issuer,
        keys: keys.map(({ contest }) => ({ contest, modulus: own.modulus })),
      })),
    };
    const token = await takeTokenWith([[own, own]], forged, electionId(forged), 0);
    const added = await sealBallot(manifest, election, { ...token, election }, [1, 0, 0, 0, 0]);
    const report = await check(republished(sample, withCommittee([...cast(), added])));
    expect(failed(report)).toContain(5);
    expect(items(report, 5)).toMatch(/issuer-signature-does-not-hold/);
    expect(items(report, 5)).toMatch(/8 ballots were sealed, the list has 9/);
  });

  test('one replaced by another: 5', async () => {
    const other = [...cast().slice(1), ballot(1)];
    const report = await check(republished(sample, withCommittee(other)));
    expect(items(report, 5)).toMatch(/the list is not the sealed one/);
    expect(items(report, 5)).toMatch(/the same token a second time/);
  });

  test('one there twice: 5 names the second', async () => {
    const report = await check(republished(sample, withCommittee([...cast(), ballot(3)])));
    expect(failed(report)).toContain(5);
    const place = placeOf(ballot(3)) + 1;
    expect(items(report, 5)).toMatch(
      new RegExp(`committee, ballot ${place} .*: the same token a second time`),
    );
  });

  test('sealed contents swapped between two: 5 names both, and neither opens', async () => {
    const [a, b] = [ballot(0), ballot(1)].map((bytes) => {
      const decoded = decodeBallot(bytes, sample.manifest, sample.election);
      assert(decoded.ok, 'a ballot of the sample');
      return decoded.value;
    });
    assert(a !== undefined && b !== undefined, 'two ballots');
    const swapped = [
      encodeBallot({ ...a, sealed: b.sealed }),
      encodeBallot({ ...b, sealed: a.sealed }),
      ...cast().slice(2),
    ];
    const report = await check(republished(sample, withCommittee(swapped)));
    expect(items(report, 5).match(/token-signature-does-not-hold/g)).toHaveLength(2);
    expect(items(report, 8)).toMatch(new RegExp(`committee, ballot ${placeOf(ballot(0))} `));
    expect(items(report, 8)).toMatch(new RegExp(`committee, ballot ${placeOf(ballot(1))} `));
  });

  test('sealed contents swapped and signed by a token made for it: no issuer signed that token', async () => {
    const decoded = decodeBallot(ballot(0), sample.manifest, sample.election);
    assert(decoded.ok, 'a ballot of the sample');
    const officer = SoftwarePasskey.make('x', 'X');
    const token = Uint8Array.from(Buffer.from(officer.officer.publicKey, 'base64url'));
    const unsigned = encodeUnsignedBallot({ ...decoded.value, token });
    expect(ballotSigned(concat(unsigned, new Uint8Array(64))).length).toBeGreaterThan(500);
    const forged = concat(unsigned, ballot(0).subarray(-64));
    const report = await check(republished(sample, withCommittee([forged, ...cast().slice(1)])));
    expect(items(report, 5)).toMatch(/issuer-signature-does-not-hold/);
  });

  test('the list in another order: 5', async () => {
    const bytes = fileOf(committee).slice();
    const length = ballot(0).length;
    bytes.set(fileOf(committee).subarray(48, 48 + length), 48 + length);
    bytes.set(fileOf(committee).subarray(48 + length, 48 + 2 * length), 48);
    const report = await check(republished(sample, withFile(committee, bytes)));
    expect(items(report, 5)).toMatch(/ballot 1 .*: not sorted by token/);
    expect(items(report, 5)).toMatch(/its root differs/);
  });

  test('ballots moved to another contest: 5 refuses them', async () => {
    const report = await check(
      republished(sample, withFile(committee, fileOf(recordPath.ballots('chair')))),
    );
    expect(items(report, 5)).toMatch(/ballots\/committee.bin is refused: wrong-contest/);
  });

  test('a ballot dropped and a new seal made over the rest, the papers left: 8 and 9', async () => {
    // The seal is a step of the service. What shows a ballot dropped before it is its receipt (check 6).
    const fewer = withCommittee(cast().slice(1));
    const lists = sample.manifest.contests.map(({ id }, number) => {
      const bytes = defined(fewer.get(recordPath.ballots(id)), id);
      const list = parseBallotList(bytes, sample.manifest, sample.election, number);
      assert(list.ok, 'a list');
      return list.value;
    });
    const seal = sealStep(sample.manifest, lists, fileOf(recordPath.register));
    const log = sample.log.map((entry) =>
      entry.action.type === 'seal' ? { ...entry, action: seal } : entry,
    );
    const report = await check(republished({ ...sample, log }, fewer));
    expect(failed(report)).toEqual([8, 9]);
  });
});
