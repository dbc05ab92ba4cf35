import { assert, defined, utf8, type Bytes } from '@teller/basics';
import { electionId } from '@teller/election';
import { nodePrimitives } from '@teller/protocol/node';
import {
  buildIndex,
  buildManifest,
  fileLine,
  readRegister,
  recordPath,
  statementPaths,
  type RegisterEntry,
} from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesOf, holdSampleElection, writtenRegister } from '@teller/rehearsal/sample';
import type { SampleElection } from '@teller/rehearsal/sample';
import { recordInMemory, verify } from '../src/index.ts';
import { check, failed, items, reindexed, republished } from './support/tampering.ts';

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

async function changedRegister(
  change: (entries: readonly RegisterEntry[]) => readonly RegisterEntry[],
): Promise<Bytes> {
  const file = [fileOf(recordPath.register)];
  const register = await readRegister(file, sample);
  assert(register.ok, 'the register of the sample');
  const { layout } = register.value;
  const entries = (await entriesOf(register)).map((entry) => layout.decode(entry));
  return writtenRegister(sample, change(entries.map((one) => ({ ...one, channel: 'own-mail' }))));
}

const reportOf = async (changed: Bytes | Promise<Bytes>): Promise<string> => {
  const bytes = await changed;
  const found = await check(republished(sample, withFile(recordPath.register, bytes)));
  expect(failed(found)).toContain(4);
  return items(found, 4);
};

describe('the register', () => {
  test('a member added, or taken off: not the roll that was frozen', async () => {
    const ghost: RegisterEntry = {
      member: 'f'.repeat(64),
      channel: 'own-mail',
      contests: ['committee'],
      issued: [['committee']],
    };
    expect(await reportOf(changedRegister((entries) => [...entries, ghost]))).toMatch(
      /Merkle root differs/,
    );
    expect(await reportOf(changedRegister((entries) => entries.slice(1)))).toMatch(
      /10 entries, .* has 9/,
    );
  });

  test('a right to vote added', async () => {
    const bytes = await changedRegister((entries) =>
      entries.map((entry) => ({ ...entry, contests: ['chair', 'committee'] })),
    );
    expect(await reportOf(bytes)).toMatch(/Merkle root differs/);
  });

  test('tokens written off: not the register sealed, and 5 finds more ballots than tokens', async () => {
    const bytes = await changedRegister((entries) =>
      entries.map((entry) => ({ ...entry, issued: [[]] })),
    );
    expect(await reportOf(bytes)).toMatch(/not the one sealed/);
    const found = await check(republished(sample, withFile(recordPath.register, bytes)));
    expect(items(found, 5)).toMatch(/chair: 4 ballots, but 0 tokens were taken/);
  });

  test('a token for a contest not theirs', async () => {
    const foreign = changedRegister((entries) =>
      entries.map((entry) => ({ ...entry, issued: [['chair']] })),
    );
    expect(await reportOf(foreign)).toMatch(
      /a token for a contest that the member may not vote in/,
    );
  });

  test('entries added after the freeze, in the wrong order, or by a way that there isn’t', async () => {
    const register = fileOf(recordPath.register);
    const width = 32 + 1 + 1 + 1;
    const changed = (at: number, value: number): Bytes => {
      const bytes = register.slice();
      bytes[at] = value;
      return bytes;
    };
    expect(await reportOf(changed(83, 1))).toMatch(/1 entry was added to the roll after it was/);
    expect(await reportOf(changed(88 + 32, 9))).toMatch(/its channel is none that such an entry/);
    expect(await reportOf(changed(88 + 32, 4))).toMatch(/its channel is none that such an entry/);
    expect(await reportOf(changed(88 + 33, 0xff))).toMatch(/are not contests of this election/);
    const swapped = register.slice();
    swapped.set(register.subarray(88, 88 + width), 88 + width);
    swapped.set(register.subarray(88 + width, 88 + 2 * width), 88);
    expect(await reportOf(swapped)).toMatch(/not sorted by member hash/);
  });
});

describe('what was counted', () => {
  test('a paper changed: 8 names its ballot; a new count of it: 9', async () => {
    const path = recordPath.papers('committee');
    const bytes = fileOf(path).slice();
    for (let at = 80; at < bytes.length; at += 6)
      if (bytes[at] === 0) bytes.set([1, 0, 0, 0, 0], at + 1);
    const report = await check(republished(sample, withFile(path, bytes)));
    expect(failed(report)).toEqual([8]);
    expect(items(report, 8)).toMatch(/committee, ballot \d+ .*: the paper published is not/);
  });

  test('a valid ballot called invalid, and the other way round: 8 names them', async () => {
    const path = recordPath.papers('committee');
    const bytes = fileOf(path).slice();
    for (let at = 80; at < bytes.length; at += 6) bytes[at] = 0;
    const report = await check(republished(sample, withFile(path, bytes)));
    expect(items(report, 8)).toMatch(/does-not-open, the record says valid/);
    expect(items(report, 8)).toMatch(/no-first-preference, the record says valid/);
    bytes[80] = 77;
    const odd = await check(republished(sample, withFile(path, bytes)));
    expect(items(odd, 8)).toMatch(/the record says what means nothing/);
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

  test.each([
    ['a contest', recordPath.contest('chair'), /contests\/chair.json is not the one that the man/],
    ['the ceremony', recordPath.ceremony, /ceremony.json is not the one that the manifest names/],
  ])(
    '%s that it doesn’t name: 2 says so, and what rests on it is not done',
    async (_, path, says) => {
      const other = (await holdSampleElection({ committee: { title: 'Other' } })).files.get(path)!;
      const report = await check(
        reindexed(withFile(path, other), sample.election),
        sample.election,
      );
      expect(failed(report)).toContain(2);
      expect(items(report, 2)).toMatch(says);
      expect(report.verdict).toBe('does-not-hold');
    },
  );

  test('a contest left out, changed, or with what a candidate never said: 2', async () => {
    const path = recordPath.contest('chair');
    const without = new Map(sample.files);
    without.delete(path);
    const missing = await check(reindexed(without, sample.election), sample.election);
    expect(items(missing, 2)).toMatch(/contests\/chair.json is missing/);
    const changed = await check(
      reindexed(withFile(path, utf8('{"seats":2}')), sample.election),
      sample.election,
    );
    expect(items(changed, 2)).toMatch(/contests\/chair.json is refused: wrong-shape/);
    const [said] = statementPaths(sample.contests);
    const unsaid = await check(
      reindexed(withFile(said!, utf8('Vote for the others.')), sample.election),
      sample.election,
    );
    expect(failed(unsaid)).toContain(2);
    expect(items(unsaid, 2)).toMatch(
      /statements\/[0-9a-f]{64}.txt is not the one that its contest/,
    );
  });

  test('a whole other election in its place: 2, for a reader who knows the id', async () => {
    const other = await holdSampleElection();
    expect(failed(await check(other.files, sample.election))).toEqual([2]);
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

  test('a second name for a file that belongs: 1', async () => {
    const path = 'ballots/./chair.bin';
    const bytes = fileOf('ballots/chair.bin');
    const index = [...withFile(path, bytes)].map(([path, bytes]) => fileLine({ path, bytes }));
    // On a disk both names are one file, which is found under the one.
    const files = withFile(recordPath.index, buildIndex(sample.election, index));
    const report = await verify(
      {
        list: () => Promise.resolve([...files.keys()]),
        open: async (name) => recordInMemory(files).open(name.replace('/./', '/')),
      },
      { primitives: nodePrimitives },
    );
    expect(failed(report)).toContain(1);
    expect(items(report, 1)).toMatch(/ballots\/\.\/chair\.bin is named in the index/);
  });

  test('a name made to confuse a terminal is made harmless', async () => {
    const report = await check(withFile('a\u001b[2Jb\u202e', utf8('x')));
    expect(items(report, 10)).not.toContain('\u001b');
    expect(items(report, 10)).not.toContain('\u202e');
  });

  test('a record in the first format: 1 says by which version it can be checked', async () => {
    const index = new TextDecoder().decode(fileOf(recordPath.index));
    const first = utf8(index.replace('teller-record/2', 'teller-record/1'));
    const report = await check(withFile(recordPath.index, first));
    expect(items(report, 1)).toMatch(/is in the first format, teller-record\/1, which the version/);
  });
});
