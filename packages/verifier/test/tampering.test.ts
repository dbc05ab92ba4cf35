import {
  assert,
  canonicalBytes,
  concat,
  defined,
  equalBytes,
  toBase64url,
  utf8,
  type Bytes,
} from '@teller/basics';
import { electionId, type Approval, type LogEntry, type OfficerAct } from '@teller/election';
import { ballotSigned, decodeBallot, encodeBallot, encodeUnsignedBallot } from '@teller/protocol';
import { makeIssuingKey, nodeRandom } from '@teller/protocol/node';
import { sealBallot } from '@teller/protocol/voter';
import {
  buildBallotKey,
  buildBallotList,
  buildManifest,
  buildRegister,
  parseBallotKey,
  parseBallotList,
  parsePapers,
  parseRegister,
  recordPath,
  sealStep,
  type Register,
} from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  holdSampleElection,
  takeToken,
  type SampleElection,
} from '../../record/test/support/sample-election.ts';
import { softwareOfficer, type Site } from '../../record/test/support/passkey.ts';
import { check, failed, items, reindexed, relogged, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
}, 60_000);

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

/** Where a ballot stands in the sample's list. */
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
    const own = await makeIssuingKey();
    const forged = {
      ...manifest,
      issuers: [
        {
          id: 'roll',
          keys: ['committee', 'chair'].map((contest) => ({ contest, modulus: own.modulus })),
        },
      ],
    };
    const token = await takeToken(forged, electionId(forged), 0, [own, own]);
    const added = await sealBallot(manifest, election, { ...token, election }, [1, 0, 0, 0, 0]);
    const report = await check(republished(sample, withCommittee([...cast(), added])));
    expect(failed(report)).toContain(5);
    expect(items(report, 5)).toMatch(/issuer-signature-does-not-hold/);
    expect(items(report, 5)).toMatch(/8 ballots were sealed, the list has 9/);
  }, 30_000);

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
    const officer = softwareOfficer('x', 'X');
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

describe('the register', () => {
  const changed = (change: (entries: Register['entries']) => Register['entries']): Bytes => {
    const register = parseRegister(fileOf(recordPath.register));
    assert(register.ok, 'the register of the sample');
    return buildRegister(sample.election, change(register.value.entries));
  };
  const report = async (bytes: Bytes): Promise<string> => {
    const found = await check(republished(sample, withFile(recordPath.register, bytes)));
    expect(failed(found)).toContain(4);
    return items(found, 4);
  };

  test('a member added, or taken off: not the roll that was frozen', async () => {
    const ghost = { member: 'f'.repeat(64), contests: ['committee'], issued: ['committee'] };
    expect(await report(changed((entries) => [...entries, ghost]))).toMatch(/Merkle root differs/);
    expect(await report(changed((entries) => entries.slice(1)))).toMatch(/10 entries, .* has 9/);
  });

  test('a right to vote added', async () => {
    const bytes = changed((entries) =>
      entries.map((entry) => ({ ...entry, contests: ['chair', 'committee'] })),
    );
    expect(await report(bytes)).toMatch(/Merkle root differs/);
  });

  test('tokens written off: not the register sealed, and 5 finds more ballots than tokens', async () => {
    const bytes = changed((entries) => entries.map((entry) => ({ ...entry, issued: [] })));
    expect(await report(bytes)).toMatch(/not the one sealed/);
    const found = await check(republished(sample, withFile(recordPath.register, bytes)));
    expect(items(found, 5)).toMatch(/chair: 4 ballots, but 0 tokens were taken/);
  });

  test('two tokens for one contest, or one for a contest not theirs', async () => {
    const twice = changed((entries) =>
      entries.map((entry) => ({ ...entry, issued: ['committee', 'committee'] })),
    );
    expect(await report(twice)).toMatch(/a token for a contest that the member may not vote in/);
    const foreign = changed((entries) => entries.map((entry) => ({ ...entry, issued: ['chair'] })));
    expect(await report(foreign)).toMatch(/a token for a contest that the member may not vote in/);
  });
});

describe('what was counted', () => {
  test('a paper changed: 8 names its ballot; a new count of it: 9', async () => {
    const path = recordPath.papers('committee');
    const papers = parsePapers(fileOf(path));
    assert(papers.ok, 'the papers of the sample');
    const changed = papers.value.papers.map((paper) => (paper === null ? null : '0100000000'));
    const bytes = canonicalBytes({ ...papers.value, papers: changed });
    const report = await check(republished(sample, withFile(path, bytes)));
    expect(failed(report)).toEqual([8]);
    expect(items(report, 8)).toMatch(/committee, ballot \d+ .*: the paper published is not/);
  });

  test('a valid ballot called invalid, and the other way round: 8 names them', async () => {
    const path = recordPath.papers('committee');
    const papers = parsePapers(fileOf(path));
    assert(papers.ok, 'the papers of the sample');
    const bytes = canonicalBytes({ ...papers.value, invalid: [] });
    const report = await check(republished(sample, withFile(path, bytes)));
    expect(items(report, 8)).toMatch(/does-not-open, the record says valid/);
    expect(items(report, 8)).toMatch(/no-first-preference, the record says valid/);
  });

  test('the BLT for other counting programs changed: 8', async () => {
    const path = recordPath.blt('chair');
    const report = await check(republished(sample, withFile(path, utf8('3 1\n0\n'))));
    expect(failed(report)).toEqual([8]);
    expect(items(report, 8)).toMatch(/papers\/chair.blt/);
  });

  test('the transcript changed: 9 says who is elected', async () => {
    const path = recordPath.count('chair');
    const text = new TextDecoder().decode(fileOf(path));
    const other = text.replace('"elected":[1],', '"elected":[2],');
    expect(other).not.toBe(text);
    const report = await check(republished(sample, withFile(path, utf8(other))));
    expect(failed(report)).toEqual([9]);
    expect(items(report, 9)).toMatch(/counts\/chair.json .* elected: Ash/);
  });
});

describe('the manifest', () => {
  test('swapped, with an index that names the new id: every part is of another election', async () => {
    const manifest = { ...sample.manifest, title: 'Another title' };
    const files = withFile(recordPath.manifest, buildManifest(manifest));
    const report = await check(reindexed(files, electionId(manifest)), sample.election);
    expect(failed(report)).toEqual([2, 3, 4, 5, 7]);
    expect(failed(await check(reindexed(files, sample.election)))).toContain(1);
  });

  test('a whole other election in its place: 2, for a reader who knows the id', async () => {
    const other = await holdSampleElection();
    expect(failed(await check(other.files, sample.election))).toEqual([2]);
  }, 30_000);
});

describe("the officers' log", () => {
  const log = (change: (entry: LogEntry) => LogEntry | undefined): Map<string, Bytes> =>
    relogged(
      sample.files,
      sample.election,
      sample.log.flatMap((entry) => change(entry) ?? []),
    );
  const acts = (type: OfficerAct['type']): LogEntry =>
    defined(
      sample.log.find(({ action }) => action.type === type),
      type,
    );
  const onlyThree = async (files: Map<string, Bytes>): Promise<string> => {
    const report = await check(files);
    expect(failed(report)).toEqual([3]);
    return items(report, 3);
  };
  const closedWith = (approvals: readonly Approval[]): Map<string, Bytes> =>
    log((entry) => (entry.action.type === 'close' ? { ...entry, approvals } : entry));

  test('an approval dropped', async () => {
    const found = await onlyThree(closedWith(acts('close').approvals.slice(1)));
    expect(found).toMatch(/entry 3 \(close\) needs 2 different officers, has 1/);
  });

  test('an approval of another act used again', async () => {
    const found = await onlyThree(closedWith(acts('open').approvals));
    expect(
      found.match(/entry 3 \(close\), approval by \w+: approves-something-else/g),
    ).toHaveLength(2);
  });

  test('one officer twice', async () => {
    const [first] = acts('close').approvals;
    assert(first !== undefined, 'an approval');
    expect(await onlyThree(closedWith([first, first]))).toMatch(
      /needs 2 different officers, has 1/,
    );
    expect(await onlyThree(closedWith([...acts('close').approvals, first]))).toMatch(
      /an officer approved twice/,
    );
  });

  test('an approval signed for another officer, or by nobody who was enrolled', async () => {
    const [first, second] = acts('close').approvals;
    assert(first !== undefined && second !== undefined, 'two approvals');
    const renamed = { ...first, officer: 'ada' };
    expect(await onlyThree(closedWith([renamed, second]))).toMatch(
      /approval by ada: signature-does-not-hold/,
    );
    const stranger = softwareOfficer('dan', 'Dan').approve(
      sample.election,
      acts('close').action as OfficerAct,
    );
    expect(await onlyThree(closedWith([stranger, second]))).toMatch(
      /approval by dan: not-an-officer/,
    );
  });

  test('a passkey used on another site, with nobody there, or to register', async () => {
    const close = acts('close').action as OfficerAct;
    const kinds: readonly (readonly [Partial<Site>, RegExp])[] = [
      [{ origin: 'https://evil.example' }, /made-on-another-site/],
      [{ relyingParty: 'evil.example' }, /made-on-another-site/],
      [{ flags: 0x04 }, /nobody-was-present/],
      [{ type: 'webauthn.create' }, /not-an-assertion/],
    ];
    for (const [change, reason] of kinds) {
      const [bea, cem] = sample.officers.slice(1);
      assert(bea !== undefined && cem !== undefined, 'two officers');
      const approvals = [
        bea.approve(sample.election, close, change),
        cem.approve(sample.election, close),
      ];
      expect(await onlyThree(closedWith(approvals))).toMatch(reason);
    }
  });

  test('an officer who was never enrolled by the log', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'enrol-officer' ? undefined : entry)),
    );
    expect(found).toMatch(/approval by cem: not-an-officer/);
  });

  test('an officer enrolled again under another name: still one passkey', async () => {
    const [ada, bea] = sample.officers;
    assert(ada !== undefined && bea !== undefined, 'two officers');
    const action: OfficerAct = {
      type: 'enrol-officer',
      at: '2026-11-01T10:06:00Z',
      officer: { ...ada.officer, id: 'ada-again' },
    };
    const approvals = [ada, bea].map((officer) => officer.approve(sample.election, action));
    const enrolment = { ...acts('enrol-officer'), action, approvals };
    const entries = sample.log.toSpliced(2, 0, enrolment);
    const found = await onlyThree(relogged(sample.files, sample.election, entries));
    expect(found).toMatch(/enrols an officer or a passkey that is enrolled already/);
  });

  test('an act left out: what follows is not allowed', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'open' ? undefined : entry)),
    );
    expect(found).toMatch(/\(close\) is not allowed at this point: not-in-this-phase/);
  });

  test('publication left out', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'publish' ? undefined : entry)),
    );
    expect(found).toMatch(/does not end with publication; the phase is counted/);
  });

  test('approvals on a step that needs none', async () => {
    const { approvals } = acts('open');
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'seal' ? { ...entry, approvals } : entry)),
    );
    expect(found).toMatch(/\(seal\) has approvals that nobody needs/);
  });

  test('the seal left out: the checks that need it are not done', async () => {
    const report = await check(log((entry) => (entry.action.type === 'seal' ? undefined : entry)));
    expect(failed(report)).toContain(3);
    expect(report.findings[3]?.outcome).toBe('not-done');
    expect(report.findings[4]?.detail).toMatch(/no seal to compare the lists with/);
  });
});

describe('the ballot key', () => {
  const keyFile = (): ReturnType<typeof parseBallotKey> & { ok: true } => {
    const file = parseBallotKey(fileOf(recordPath.ballotKey));
    assert(file.ok, 'the key file of the sample');
    return file;
  };

  test('a wrong share is named; the papers are opened with the key all the same', async () => {
    const { value } = keyFile();
    const shares = value.shares.map((line, i) =>
      i === 1 ? { ...line, share: toBase64url(nodeRandom(32)) } : line,
    );
    const bytes = buildBallotKey({ ...value, shares });
    const report = await check(republished(sample, withFile(recordPath.ballotKey, bytes)));
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
      const report = await check(republished(sample, withFile(recordPath.ballotKey, bytes)));
      expect(failed(report)).toEqual([7]);
    }
  });

  test('a wrong key beside the right shares', async () => {
    const { value } = keyFile();
    const bytes = buildBallotKey({ ...value, privateKey: toBase64url(nodeRandom(32)) });
    const report = await check(republished(sample, withFile(recordPath.ballotKey, bytes)));
    expect(failed(report)).toEqual([7]);
    expect(items(report, 7)).toMatch(/not the one that the shares give/);
  });

  test('without a key the ballots stay closed: 8 and 9 are not done, and say so', async () => {
    const { value } = keyFile();
    const bytes = buildBallotKey({ ...value, privateKey: toBase64url(nodeRandom(32)), shares: [] });
    const report = await check(republished(sample, withFile(recordPath.ballotKey, bytes)));
    expect(failed(report)).toEqual([7]);
    expect(report.findings.slice(7, 9).map(({ outcome }) => outcome)).toEqual([
      'not-done',
      'not-done',
    ]);
  });
});

describe('extra files', () => {
  test('named by check 10, in the index or not', async () => {
    const files = withFile('papers/notes.txt', utf8('hello'));
    for (const record of [files, reindexed(files, sample.election)]) {
      const report = await check(record);
      expect(failed(report)).toContain(10);
      expect(items(report, 10)).toMatch(/papers\/notes.txt/);
    }
  });

  test('a name made to confuse a terminal is made harmless', async () => {
    const report = await check(withFile('a\u001b[2Jb\u202e', utf8('x')));
    expect(items(report, 10)).not.toMatch(/[\u001b\u202e]/);
  });
});
