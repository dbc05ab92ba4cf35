import { assert, defined, sha256, toHex, type Bytes } from '@teller/basics';
import { contestHash, electionId } from '@teller/election';
import { decodeBallot, encodeBallot, listedLength, type Ballot } from '@teller/protocol';
import { sealBallot } from '@teller/protocol/voter';
import { ballotListRoot, readBallots, recordPath, sealStep, sortedByToken } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { keptIssuingKey } from '@teller/rehearsal/keys';
import { holdSampleElection, takeTokenWith, writtenBallots } from '@teller/rehearsal/sample';
import type { SampleElection } from '@teller/rehearsal/sample';
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

/** List and sealed ballots of the committee made of these ballots. */
async function withCommittee(ballots: readonly Bytes[]): Promise<Map<string, Bytes>> {
  const { list, sealed } = await writtenBallots(sample, 0, ballots);
  return withFile(committee, list).set(recordPath.sealed('committee'), sealed);
}

/** The committee's ballots in the order of casting: the first seven have papers. */
function cast(): readonly Bytes[] {
  return defined(sample.ballots[0], 'ballots of the committee');
}

/** Where a ballot is in the sample's list. */
function placeOf(bytes: Bytes): number {
  return sortedByToken(cast()).indexOf(bytes);
}

function ballot(place: number): Bytes {
  return defined(cast()[place], 'a ballot');
}

describe('ballots, by someone who can also make two officers publish the change', () => {
  test('one dropped: 5; 8 has a paper too many, 9 another count', async () => {
    const report = await check(republished(sample, await withCommittee(cast().slice(1))));
    expect(failed(report)).toEqual([5, 8, 9]);
    expect(items(report, 5)).toMatch(/8 ballots were sealed, the list has 7/);
    expect(items(report, 8)).toMatch(/has 8 papers for 7 ballots/);
  });

  test('one added under a token that no issuer signed: 5 names it', async () => {
    const { manifest, election } = sample;
    const own = await keptIssuingKey('forger');
    const contests = sample.contests.map((contest) => ({ ...contest, moduli: [own.modulus] }));
    const forged = {
      ...manifest,
      contests: contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) })),
    };
    const parts = { manifest: forged, contests };
    const token = await takeTokenWith([[own, own]], parts, electionId(forged), 0);
    const added = await sealBallot(sample, election, { ...token, election }, [1, 0, 0, 0, 0]);
    const report = await check(republished(sample, await withCommittee([...cast(), added])));
    expect(failed(report)).toContain(5);
    expect(items(report, 5)).toMatch(/issuer-signature-does-not-hold/);
    expect(items(report, 5)).toMatch(/8 ballots were sealed, the list has 9/);
  });

  test('one replaced by another: 5', async () => {
    const other = [...cast().slice(1), ballot(1)];
    const report = await check(republished(sample, await withCommittee(other)));
    expect(items(report, 5)).toMatch(/the list is not the sealed one/);
    expect(items(report, 5)).toMatch(/the same token a second time/);
  });

  test('one there twice: 5 names the second', async () => {
    const report = await check(republished(sample, await withCommittee([...cast(), ballot(3)])));
    expect(failed(report)).toContain(5);
    const place = placeOf(ballot(3)) + 1;
    expect(items(report, 5)).toMatch(
      new RegExp(`committee, ballot ${place} .*: the same token a second time`),
    );
  });

  test('sealed ballots swapped between two: 5 names both; with the hashes, no token has signed', async () => {
    const decodedAt = (n: number): Ballot => {
      const decoded = decodeBallot(ballot(n), sample, sample.election);
      assert(decoded.ok, 'a ballot of the sample');
      return decoded.value;
    };
    const [a, b] = [decodedAt(0), decodedAt(1)];
    const swapped = await withCommittee([
      encodeBallot({ ...a, sealed: b.sealed }),
      encodeBallot({ ...b, sealed: a.sealed }),
      ...cast().slice(2),
    ]);
    const report = await check(republished(sample, swapped));
    expect(items(report, 5).match(/what is sealed is not what the list names/g)).toHaveLength(2);
    expect(items(report, 8)).toMatch(new RegExp(`committee, ballot ${placeOf(ballot(0))} `));
    const { sealed: ofA, sealedHash: hashOfA } = a;
    const forged = await withCommittee([
      encodeBallot({ ...b, sealed: ofA, sealedHash: hashOfA }),
      ...cast().filter((_, n) => n !== 1),
    ]);
    const found = await check(republished(sample, forged));
    expect(items(found, 5)).toMatch(/token-signature-does-not-hold/);
    expect(items(found, 8)).toMatch(new RegExp(`committee, ballot ${placeOf(ballot(1))} `));
  });

  test('another mark under a ballot: its token has not signed it', async () => {
    const decoded = decodeBallot(ballot(0), sample, sample.election);
    assert(decoded.ok, 'a ballot of the sample');
    const marked = encodeBallot({ ...decoded.value, mark: new Uint8Array(32) });
    const report = await check(
      republished(sample, await withCommittee([marked, ...cast().slice(1)])),
    );
    expect(items(report, 5)).toMatch(/token-signature-does-not-hold/);
  });

  test('a ballot under a token made for it: no issuer signed that token', async () => {
    const decoded = decodeBallot(ballot(0), sample, sample.election);
    assert(decoded.ok, 'a ballot of the sample');
    const officer = SoftwarePasskey.make('x', 'X');
    const token = Uint8Array.from(Buffer.from(officer.officer.publicKey, 'base64url'));
    const forged = encodeBallot({ ...decoded.value, token });
    const report = await check(
      republished(sample, await withCommittee([forged, ...cast().slice(1)])),
    );
    expect(items(report, 5)).toMatch(/issuer-signature-does-not-hold/);
  });

  test('the list in another order: 5', async () => {
    const bytes = fileOf(committee).slice();
    const length = listedLength(sample.manifest);
    bytes.set(fileOf(committee).subarray(80, 80 + length), 80 + length);
    bytes.set(fileOf(committee).subarray(80 + length, 80 + 2 * length), 80);
    const report = await check(republished(sample, withFile(committee, bytes)));
    expect(items(report, 5)).toMatch(/ballot 1 .*: not sorted by token/);
    expect(items(report, 5)).toMatch(/its root differs/);
  });

  test('ballots moved to another contest: 5 refuses them', async () => {
    const report = await check(
      republished(sample, withFile(committee, fileOf(recordPath.ballots('chair')))),
    );
    expect(items(report, 5)).toMatch(/ballots\/committee.bin is refused: it is of another contest/);
  });

  test('a ballot dropped and a new seal made over the rest, the papers left: 7, 8 and 9', async () => {
    // The seal is a step of the service. What shows a ballot dropped before it is its receipt (check 6).
    const fewer = await withCommittee(cast().slice(1));
    const lists = await Promise.all(
      sample.manifest.contests.map(async ({ id }, number) => {
        const bytes = defined(fewer.get(recordPath.ballots(id)), id);
        const list = await readBallots([bytes], sample, number);
        assert(list.ok, 'a list');
        return { ballots: list.value.count, root: await ballotListRoot(list.value) };
      }),
    );
    const register = toHex(sha256(fileOf(recordPath.register)));
    const seal = sealStep(sample.manifest, lists, register);
    const log = sample.log.map((entry) =>
      entry.action.type === 'seal' ? { ...entry, action: seal } : entry,
    );
    const report = await check(republished({ ...sample, log }, fewer));
    expect(failed(report)).toEqual([7, 8, 9]);
  });

  test('a list or register of another close, or in the first format, is refused with a sentence', async () => {
    const other = { ...sample, close: 'e'.repeat(64) };
    const { list } = await writtenBallots(other, 0, cast());
    const report = await check(republished(sample, withFile(committee, list)));
    expect(items(report, 5)).toMatch(/was made for another end of voting than the one in/);
    for (const [path, number] of [
      [committee, 5],
      [recordPath.register, 4],
      [recordPath.papers('chair'), 8],
    ] as const) {
      const bytes = fileOf(path).slice();
      bytes[7] = 0x31;
      const old = await check(republished(sample, withFile(path, bytes)));
      expect(items(old, number)).toMatch(/it is in the first format, which the version of Teller/);
    }
  });
});
