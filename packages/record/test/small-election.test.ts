import { assert, defined, fromBase64url, toHex, type Bytes } from '@teller/basics';
import type { LogEntry } from '@teller/election';
import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import { beforeAll, expect, test } from 'vitest';
import {
  ballotListRoot,
  buildBallotKey,
  buildIndex,
  buildManifest,
  buildOfficersLog,
  buildPublication,
  buildSoftware,
  checkChain,
  closeHash,
  contentsHash,
  contestFiles,
  electionFiles,
  fileLine,
  gathered,
  LineHash,
  nextEntry,
  parseBallotKey,
  parseIndex,
  parseOfficersLog,
  parseSoftware,
  readBallots,
  readPapers,
  recordPath,
  recordPaths,
  statementPaths,
  whyInvalid,
  type Closing,
  type ContestBallots,
  type Opening,
  type FileLine,
  type RecordFile,
} from '../src/index.ts';
import { entriesOf, readWrittenRecord, type WrittenRecord } from '@teller/rehearsal/sample';

// The files were written by support/write-vectors.ts. If a test here fails, the format has changed.
let vectors: WrittenRecord;
beforeAll(async () => {
  vectors = await readWrittenRecord();
});

let closing: Closing;
let log: readonly LogEntry[];
beforeAll(() => {
  const parsed = parseOfficersLog(vectors.file(recordPath.officersLog));
  assert(parsed.ok, 'the vector log');
  log = parsed.value;
  closing = { ...vectors, close: defined(closeHash(log), 'the vector log has a close') };
});

function openingOf(id: string): Omit<Opening, 'root'> {
  const file = parseBallotKey(vectors.file(recordPath.ballotKey(id)));
  assert(file.ok, 'the vector key');
  const shares = file.value.shares.map(({ trustee, share }) => ({
    trustee,
    share: bytesOf(share),
  }));
  return { privateKey: bytesOf(file.value.privateKey), shares };
}

function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  assert(bytes.ok, 'base64url');
  return bytes.value;
}

function ballotsOf(id: string): ContestBallots {
  return {
    list: [vectors.file(recordPath.ballots(id))],
    sealed: [vectors.file(recordPath.sealed(id))],
  };
}

test('opening and counting the lists again gives every file, byte for byte', async () => {
  const made: RecordFile[] = [...electionFiles(vectors)];
  // What candidates say is there from the freeze on.
  for (const path of statementPaths(vectors.contests))
    made.push({ path, bytes: vectors.file(path) });
  const progress: number[] = [];
  for (const [n, { id }] of vectors.manifest.contests.entries()) {
    const list = await readBallots(ballotsOf(id).list, closing, n);
    assert(list.ok, 'the vector list');
    const lot = { root: await ballotListRoot(list.value), ...openingOf(id) };
    const files = await contestFiles(closing, n, ballotsOf(id), lot, nodePrimitives, (done) =>
      progress.push(done),
    );
    assert(files.ok, 'the vectors can be counted');
    for (const { path, bytes } of files.value)
      made.push({ path, bytes: bytes instanceof Uint8Array ? bytes : await gathered(bytes) });
  }
  const given = [
    recordPath.register,
    ...['committee', 'chair'].flatMap((id) => [recordPath.ballots(id), recordPath.sealed(id)]),
  ];
  for (const path of given) made.push({ path, bytes: vectors.file(path) });
  const lines = made.map((one) => fileLine(one));
  made.push(...buildPublication(vectors.election, lines, log));
  expect(made.map(({ path }) => path).sort()).toEqual([...vectors.files.keys()].sort());
  for (const { path, bytes } of made)
    expect(Buffer.from(bytes).toString('latin1'), `in ${path}`).toBe(
      Buffer.from(vectors.file(path)).toString('latin1'),
    );
  expect(progress).toEqual([8, 4]);
  expect(made.at(-1)?.path).toBe(recordPath.index);
});

test('the paths are those of a record', () => {
  expect(recordPaths(vectors)).toEqual([...vectors.files.keys()].sort());
});

test('each file is what its parser and builder make of it', () => {
  const { election } = vectors;
  const index = parseIndex(vectors.file(recordPath.index));
  const log = parseOfficersLog(vectors.file(recordPath.officersLog));
  const key = parseBallotKey(vectors.file(recordPath.ballotKey('chair')));
  const software = parseSoftware(vectors.file(recordPath.software));
  assert(index.ok && log.ok && key.ok && software.ok, 'the vectors parse');
  expect(buildIndex(election, index.value.files.toReversed())).toEqual(
    vectors.file(recordPath.index),
  );
  expect(buildOfficersLog(log.value)).toEqual(vectors.file(recordPath.officersLog));
  expect(buildBallotKey(key.value)).toEqual(vectors.file(recordPath.ballotKey('chair')));
  expect(buildSoftware(software.value)).toEqual(vectors.file(recordPath.software));
  expect(buildManifest(vectors.manifest)).toEqual(vectors.file(recordPath.manifest));
});

test('the papers give every ballot that does not count, with its reason', async () => {
  const bytes = vectors.file(recordPath.papers('committee'));
  const papers = await entriesOf(await readPapers([bytes], closing, 0, bytes.length));
  expect(papers).toHaveLength(8);
  expect(papers.flatMap((paper) => whyInvalid(paper) ?? []).sort()).toEqual([
    'does-not-open',
    'no-first-preference',
  ]);
  const unopened = papers.filter((paper) => whyInvalid(paper) === 'does-not-open');
  expect(unopened.map((paper) => [...paper])).toEqual([[1, 0, 0, 0, 0, 0]]);
});

test('the BLT file has a line for each valid paper, of weight 1, in the order of the list', async () => {
  const bytes = vectors.file(recordPath.papers('chair'));
  const papers = await entriesOf(await readPapers([bytes], closing, 1, bytes.length));
  const lines = new TextDecoder().decode(vectors.file(recordPath.blt('chair'))).split('\n');
  expect(lines[0]).toBe('3 1');
  expect(lines.slice(1, 5)).toEqual(
    papers.map((paper) => {
      const order = [1, 2, 3].map((mark) => paper.subarray(1).indexOf(mark) + 1);
      return `1 ${order.filter((candidate) => candidate > 0).join(' ')} 0`;
    }),
  );
});

test('what the officers published is the hash of all files but log and index, and of the log before', () => {
  const log = parseOfficersLog(vectors.file(recordPath.officersLog));
  assert(log.ok, 'the vector log');
  const publish = log.value.at(-1)?.action;
  const head = log.value.find(({ action }) => action.type === 'counted')?.previous ?? '';
  const lines = [...vectors.files].map(([path, bytes]) => fileLine({ path, bytes }));
  expect(publish?.type === 'publish' && publish.contents).toBe(contentsHash(lines, head));
  expect(contentsHash(lines, log.value[0]?.previous ?? '')).not.toBe(contentsHash(lines, head));
  const others = lines.filter(({ path }) => path !== recordPath.readme);
  expect(contentsHash(others, head)).not.toBe(contentsHash(lines, head));
});

test('the chain of the log breaks where an entry is changed, dropped or moved', () => {
  const log = parseOfficersLog(vectors.file(recordPath.officersLog));
  assert(log.ok, 'the vector log');
  const entries = log.value;
  expect(checkChain(entries, vectors.election).ok).toBe(true);
  expect(checkChain(entries, 'a'.repeat(64))).toEqual({
    ok: false,
    error: { entry: 0, fault: 'previous' },
  });
  for (let i = 0; i < entries.length - 1; i++) {
    const changed = entries.map((entry, n) => (n === i ? { ...entry, approvals: [] } : entry));
    const isStep = entries[i]?.approvals.length === 0;
    expect(checkChain(changed, vectors.election).ok).toBe(isStep);
    expect(checkChain(entries.toSpliced(i, 1), vectors.election).ok).toBe(false);
  }
  const [first] = entries;
  assert(first !== undefined, 'an entry');
  const { sequence: _, previous: __, approvals, ...entered } = first;
  expect(nextEntry([], vectors.election, entered, approvals)).toEqual(first);
  expect(nextEntry(entries.slice(0, 1), vectors.election, entered, []).sequence).toBe(1);
});

test('lists of another contest, and sealed ballots that are not one each, are refused', async () => {
  const lot = { root: '0'.repeat(64), ...openingOf('committee') };
  const [committee, chair] = [ballotsOf('committee'), ballotsOf('chair')];
  const faults = [
    [{ list: chair.list, sealed: committee.sealed }, 'list', 'wrong-place'],
    [{ list: committee.list, sealed: chair.sealed }, 'sealed', 'wrong-place'],
    [{ list: [new Uint8Array()], sealed: committee.sealed }, 'list', 'another-format'],
  ] as const;
  for (const [ballots, file, fault] of faults)
    expect(await contestFiles(closing, 0, ballots, lot, nodePrimitives)).toEqual({
      ok: false,
      error: { file, fault },
    });
});

function megabytes(count: number): FileLine {
  const hash = new LineHash(startNodeSha256);
  const chunk = new Uint8Array(1 << 20);
  for (let n = 0; n < count; n++) hash.add(chunk.fill(n));
  return hash.line('sealed/large.bin');
}

test('a file over 64 MB has the hashes of its pieces of 16 MB in the index', () => {
  expect(megabytes(64).pieces).toBeUndefined();
  const { pieces, bytes, sha256 } = megabytes(65);
  expect([pieces?.length, bytes]).toEqual([5, 65 << 20]);
  const last = new Uint8Array(1 << 20).fill(64);
  expect(pieces?.at(-1)).toBe(toHex(nodeSha256(last)));
  const line = { path: 'sealed/large.bin', bytes, sha256, pieces: pieces ?? [] };
  const index = parseIndex(buildIndex(vectors.election, [line]));
  expect(index.ok && index.value.files).toEqual([line]);
});
