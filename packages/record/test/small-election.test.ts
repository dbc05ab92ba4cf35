import { assert, fromBase64url } from '@teller/basics';
import { nodePrimitives } from '@teller/protocol/node';
import { beforeAll, expect, test } from 'vitest';
import {
  buildBallotKey,
  buildContents,
  buildIndex,
  buildManifest,
  buildOfficersLog,
  buildPublication,
  buildRegister,
  buildSoftware,
  checkChain,
  contentsHash,
  fileLine,
  nextEntry,
  parseBallotKey,
  parseIndex,
  parseOfficersLog,
  parsePapers,
  parseRegister,
  parseSoftware,
  recordPath,
  recordPaths,
  type ContentsParts,
} from '../src/index.ts';
import { readWrittenRecord, type WrittenRecord } from '@teller/rehearsal/sample';

// The files were written by support/write-vectors.ts. If a test here fails, the format has changed.
let vectors: WrittenRecord;
beforeAll(async () => {
  vectors = await readWrittenRecord();
});

function parts(): ContentsParts {
  const key = parseBallotKey(vectors.file(recordPath.ballotKey));
  assert(key.ok, 'the vector key');
  const privateKey = fromBase64url(key.value.privateKey);
  assert(privateKey.ok, 'a key in base64url');
  return {
    manifest: vectors.manifest,
    lists: vectors.manifest.contests.map(({ id }) => vectors.file(recordPath.ballots(id))),
    register: vectors.file(recordPath.register),
    privateKey: privateKey.value,
    shares: key.value.shares,
    primitives: nodePrimitives,
  };
}

test('opening and counting the lists again gives every file, byte for byte', async () => {
  const log = parseOfficersLog(vectors.file(recordPath.officersLog));
  const progress: number[] = [];
  const contents = await buildContents({ ...parts(), onProgress: (done) => progress.push(done) });
  assert(log.ok && contents.ok, 'the vectors can be counted');
  const lines = contents.value.map((file) => fileLine(file));
  const made = [...contents.value, ...buildPublication(vectors.election, lines, log.value)];
  expect(made.map(({ path }) => path).sort()).toEqual([...vectors.files.keys()].sort());
  for (const { path, bytes } of made)
    expect(Buffer.from(bytes).toString('latin1'), `in ${path}`).toBe(
      Buffer.from(vectors.file(path)).toString('latin1'),
    );
  expect(progress.at(-1)).toBe(12);
  expect(made.at(-1)?.path).toBe(recordPath.index);
});

test('the paths are those of a record', () => {
  expect(recordPaths(vectors.manifest)).toEqual([...vectors.files.keys()].sort());
});

test('each file is what its parser and builder make of it', () => {
  const { election } = vectors;
  const index = parseIndex(vectors.file(recordPath.index));
  const register = parseRegister(vectors.file(recordPath.register));
  const log = parseOfficersLog(vectors.file(recordPath.officersLog));
  const key = parseBallotKey(vectors.file(recordPath.ballotKey));
  const software = parseSoftware(vectors.file(recordPath.software));
  assert(index.ok && register.ok && log.ok && key.ok && software.ok, 'the vectors parse');
  expect(buildIndex(election, index.value.files.toReversed())).toEqual(
    vectors.file(recordPath.index),
  );
  expect(buildRegister(election, register.value.entries.toReversed())).toEqual(
    vectors.file(recordPath.register),
  );
  expect(buildOfficersLog(log.value)).toEqual(vectors.file(recordPath.officersLog));
  expect(buildBallotKey(key.value)).toEqual(vectors.file(recordPath.ballotKey));
  expect(buildSoftware(software.value)).toEqual(vectors.file(recordPath.software));
  expect(buildManifest(vectors.manifest)).toEqual(vectors.file(recordPath.manifest));
});

test('the papers give every ballot that does not count, with its reason', () => {
  const papers = parsePapers(vectors.file(recordPath.papers('committee')));
  assert(papers.ok, 'the vector papers');
  expect(papers.value.papers).toHaveLength(8);
  expect(papers.value.papers.filter((paper) => paper === null)).toHaveLength(1);
  expect(papers.value.invalid.map(({ reason }) => reason).sort()).toEqual([
    'does-not-open',
    'no-first-preference',
  ]);
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
  expect(nextEntry([], vectors.election, first.action, first.approvals)).toEqual(first);
  expect(nextEntry(entries.slice(0, 1), vectors.election, first.action, []).sequence).toBe(1);
});

test('lists that are missing or of another contest are refused', async () => {
  const { lists } = parts();
  const missing = await buildContents({ ...parts(), lists: lists.slice(1, 1) });
  expect(!missing.ok && missing.error).toEqual({ contest: 'committee', list: 'missing' });
  const swapped = await buildContents({ ...parts(), lists: lists.toReversed() });
  expect(!swapped.ok && swapped.error).toEqual({ contest: 'committee', list: 'wrong-contest' });
});
