import { assert, compareBytes, defined, fromHex, sha256, type Bytes } from '@teller/basics';
import { MerkleStack, sealedHashIn, splitBallot, tokenIn, verifyInclusion } from '@teller/protocol';
import { inclusionProof } from '@teller/protocol';
import { entriesOf, readWrittenRecord, type WrittenRecord } from '@teller/rehearsal/sample';
import { beforeAll, expect, test } from 'vitest';
import {
  ballotListRoot,
  closeHash,
  gathered,
  parseOfficersLog,
  readBallots,
  readSealed,
  sideBySide,
  sortedByToken,
  writeBallots,
  type Closing,
} from '../src/index.ts';

let vectors: WrittenRecord;
let closing: Closing;
let list: Bytes;
let sealed: Bytes;
beforeAll(async () => {
  vectors = await readWrittenRecord();
  const log = parseOfficersLog(vectors.file('officers-log.json'));
  const close = log.ok ? closeHash(log.value) : undefined;
  closing = { ...vectors, close: defined(close, 'the vector log has a close') };
  list = vectors.file('ballots/committee.bin');
  sealed = vectors.file('sealed/committee.bin');
});

async function ballots(): Promise<readonly Bytes[]> {
  const listed = await entriesOf(await readBallots([list], closing, 0));
  const seals = await entriesOf(await readSealed([sealed], closing, 0));
  return listed.map((own, n) => Uint8Array.from([...own, ...(seals[n] ?? [])]));
}

test('the order in which ballots came leaves no trace, whatever the chunks', async () => {
  const cast = await ballots();
  for (const order of [cast, cast.toReversed()]) {
    const sorted = sortedByToken(order);
    const files = writeBallots(closing, 0, sorted.length, () => sorted);
    expect(await gathered(files.list)).toEqual(list);
    expect(await gathered(files.sealed)).toEqual(sealed);
  }
  for (const size of [1, 79, 81, 1_000]) {
    const read = await readBallots(chunks(list, size), closing, 0, list.length);
    expect(await entriesOf(read)).toEqual(
      cast.map((ballot) => splitBallot(ballot, vectors.manifest).listed),
    );
  }
});

test('sorted by token, and each names what is sealed in the same place', async () => {
  const listed = await entriesOf(await readBallots([list], closing, 0));
  for (let n = 1; n < listed.length; n++)
    expect(compareBytes(tokenIn(listed[n - 1]!), tokenIn(listed[n]!))).toBeLessThan(0);
  const [both, seals] = [
    await readBallots([list], closing, 0),
    await readSealed([sealed], closing, 0),
  ];
  assert(both.ok && seals.ok, 'the vectors');
  let place = 0;
  for await (const some of sideBySide(both.value, seals.value, 3)) {
    const width = seals.value.width;
    for (let n = 0; n * width < some.sealed.length; n++)
      expect(sha256(some.sealed.subarray(n * width, (n + 1) * width))).toEqual(
        sealedHashIn(listed[place++]!),
      );
  }
  expect(place).toBe(8);
});

test('every ballot is proved to be under the root', async () => {
  const read = await readBallots([list], closing, 0);
  assert(read.ok, 'the vector list');
  const root = fromHex(await ballotListRoot(read.value));
  assert(root.ok, 'a root');
  const leaves = await entriesOf(await readBallots([list], closing, 0));
  for (const [index, leaf] of leaves.entries()) {
    const claim = {
      leaf,
      index,
      size: leaves.length,
      root: root.value,
      proof: inclusionProof(leaves, index),
    };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: (index + 1) % leaves.length })).toBe(false);
  }
});

test('an empty list', async () => {
  const files = writeBallots(closing, 1, 0, () => []);
  const empty = await gathered(files.list);
  expect(empty.length).toBe(80);
  const read = await readBallots([empty], closing, 1, empty.length);
  assert(read.ok, 'an empty list is one');
  expect(await ballotListRoot(read.value)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(new MerkleStack().root()).toEqual(sha256(new Uint8Array()));
});

test.each([
  ['kind', 6, 'another-format'],
  ['election', 20, 'wrong-election'],
  ['close', 50, 'wrong-close'],
  ['contest', 73, 'wrong-place'],
  ['width', 75, 'wrong-width'],
  ['count', 79, 'wrong-file-length'],
])('a changed head is refused: %s', async (_, at, fault) => {
  const changed = list.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  const read = await readBallots([changed], closing, 0, changed.length);
  expect(!read.ok && read.error).toBe(fault);
});

test('a list in the first format is told apart', async () => {
  const old = list.slice();
  old[7] = 0x31;
  const read = await readBallots([old], closing, 0);
  expect(!read.ok && read.error).toBe('first-format');
});

test.each([[0], [7], [79], [80], [1_000]])('cut to %i bytes it is refused', async (length) => {
  const read = await readBallots([list.slice(0, length)], closing, 0, length);
  expect(read.ok).toBe(false);
});

test('a file whose length nobody knew before ends early or goes on: told while it is read', async () => {
  for (const [wrong, message] of [
    [list.slice(0, -1), 'ends before'],
    [Uint8Array.from([...list, 0]), 'goes on'],
  ] as const)
    await expect(entriesOf(await readBallots([wrong], closing, 0))).rejects.toThrow(message);
});

function* chunks(bytes: Bytes, size: number): Generator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
