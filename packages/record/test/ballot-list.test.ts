import { assert, compareBytes, fromHex, type Bytes } from '@teller/basics';
import { ballotHash, verifyInclusion } from '@teller/protocol';
import { beforeAll, expect, test } from 'vitest';
import {
  ballotInclusion,
  ballotListRoot,
  buildBallotList,
  findBallot,
  parseBallotList,
  type BallotList,
} from '../src/index.ts';
import { readWrittenRecord, type WrittenRecord } from '@teller/rehearsal/sample';

let vectors: WrittenRecord;
let bytes: Bytes;
let list: BallotList;
beforeAll(async () => {
  vectors = await readWrittenRecord();
  bytes = vectors.file('ballots/committee.bin');
  const parsed = parseBallotList(bytes, vectors.manifest, vectors.election, 0);
  assert(parsed.ok, 'the vector list');
  list = parsed.value;
});

test('the order in which ballots came leaves no trace', () => {
  const { manifest, election } = vectors;
  expect(buildBallotList(manifest, election, 0, [...list])).toEqual(bytes);
  expect(buildBallotList(manifest, election, 0, [...list].toReversed())).toEqual(bytes);
});

test('sorted by token, none copied out of the file', () => {
  for (let place = 1; place < list.count; place++)
    expect(compareBytes(list.token(place - 1), list.token(place))).toBeLessThan(0);
  expect(list.at(3).buffer).toBe(bytes.buffer);
  expect(list.slice(2, 4)).toEqual(Uint8Array.from([...list.at(2), ...list.at(3)]));
});

test('every ballot is proved to be under the root, and found by its hash', () => {
  const root = fromHex(ballotListRoot(list));
  assert(root.ok, 'a root');
  for (let place = 0; place < list.count; place++) {
    const claim = { leaf: list.at(place), root: root.value, ...ballotInclusion(list, place) };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: (place + 1) % list.count })).toBe(false);
    expect(findBallot(list, ballotHash(list.at(place)))).toBe(place);
  }
  expect(findBallot(list, 'a'.repeat(64))).toBeUndefined();
});

test('an empty list', () => {
  const { manifest, election } = vectors;
  const empty = buildBallotList(manifest, election, 1, []);
  const parsed = parseBallotList(empty, manifest, election, 1);
  expect(empty.length).toBe(48);
  expect(parsed.ok && parsed.value.count).toBe(0);
  expect(parsed.ok && ballotListRoot(parsed.value)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test.each([
  ['magic', 0, 'not-a-ballot-list'],
  ['election', 20, 'wrong-election'],
  ['contest', 41, 'wrong-contest'],
  ['ballot length', 43, 'wrong-ballot-length'],
  ['count', 47, 'wrong-file-length'],
])('a changed header is refused: %s', (_, at, fault) => {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  const parsed = parseBallotList(changed, vectors.manifest, vectors.election, 0);
  expect(!parsed.ok && parsed.error).toBe(fault);
});

test.each([[0], [47], [48], [1_000]])('cut to %i bytes it is refused', (length) => {
  const parsed = parseBallotList(bytes.slice(0, length), vectors.manifest, vectors.election, 0);
  expect(parsed.ok).toBe(false);
});
