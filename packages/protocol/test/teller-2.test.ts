import { defined, sha256, toHex } from '@teller/basics';
import {
  approvalChallenge,
  checkFrozenElection,
  checkManifest,
  contestBits,
  electionId,
  memberHash,
  rollLeaf,
} from '@teller/election';
import { expect, test } from 'vitest';
import {
  ballotHash,
  ballotMark,
  ballotSigned,
  decodeBallot,
  decodeListed,
  electionCode,
  encodePaper,
  lotOrder,
  merkleRoot,
  receiptCode,
  receiptSigned,
  rollCommitment,
  sealedAad,
  sealedInfo,
  tokenMessage,
} from '../src/index.ts';
import { nodePrimitives } from '../src/node/index.ts';
import { verifyReceipt } from '../src/voter/index.ts';
import {
  base64url,
  election,
  frozen,
  hex,
  manifest,
  privateKeys,
  value,
  vectors,
} from './vectors.ts';

test('manifest, contests, ceremony, election id and roll commitment', () => {
  expect(checkManifest(manifest).ok).toBe(true);
  expect(checkFrozenElection(frozen).ok).toBe(true);
  expect(electionId(manifest)).toBe(election);
  expect(electionCode(election)).toBe(vectors.electionCode);
  const contests = manifest.contests.map(({ id }) => id);
  for (const entry of vectors.roll) {
    expect(memberHash(entry)).toBe(entry.hash);
    expect(toHex(rollLeaf(entry.hash, contestBits(entry.contests, contests)))).toBe(entry.leaf);
  }
  const entries = vectors.roll.map(({ hash, contests }) => ({ member: hash, contests }));
  expect(rollCommitment(entries, contests)).toEqual(manifest.roll);
  expect(rollCommitment(entries.toReversed(), contests)).toEqual(manifest.roll);
  expect(toHex(approvalChallenge(election, vectors.act.proposed))).toBe(vectors.act.challenge);
});

test.each(vectors.ballots.map((ballot, place) => ({ place, ...ballot })))(
  'ballot $place: every part of it',
  async (one) => {
    const ballot = hex(one.ballot);
    const decoded = value(decodeBallot(ballot, frozen, election));
    const { contest, token } = decoded;
    expect(contest).toBe(one.contest);
    expect(toHex(tokenMessage(election, contest, token))).toBe(one.tokenMessage);
    expect(toHex(encodePaper(one.marks))).toBe(one.paper);
    expect(toHex(sealedInfo(election, manifest.contests[contest]?.id ?? ''))).toBe(one.sealedInfo);
    expect(toHex(sealedAad(token))).toBe(one.sealedAad);
    expect(toHex(decoded.mark)).toBe(one.mark);
    expect(toHex(ballotMark(base64url(one.own.salt), one.own.word))).toBe(one.mark);
    expect(decoded.sealedHash).toEqual(sha256(decoded.sealed));
    expect(toHex(ballotSigned(ballot))).toBe(one.signed);
    expect(ballotHash(ballot)).toBe(one.hash);
    expect(toHex(receiptSigned(election, one.hash))).toBe(one.receiptSigned);
    expect(receiptCode(one.hash)).toBe(one.receiptCode);
    expect(await verifyReceipt(manifest, election, ballot, one.receipt)).toBe(true);
    const key = base64url(manifest.receiptKey);
    const signature = base64url(one.receipt.signature);
    expect(nodePrimitives.verifyP256(key, hex(one.receiptSigned), signature)).toBe(true);
  },
);

test.each(vectors.lists)('list of contest $contest: order, root and lot', (list) => {
  const ballots = list.ballots.map(hex);
  const tokens = ballots.map((bytes) =>
    toHex(value(decodeListed(bytes, manifest, election)).token),
  );
  expect(tokens).toEqual(tokens.toSorted());
  expect(toHex(merkleRoot(ballots))).toBe(list.root);
  const { id, candidates } = frozen.contests[list.contest] ?? { id: '', candidates: [] };
  const seed = {
    election,
    listRoot: hex(list.root),
    privateKey: defined(privateKeys[list.contest], 'a key for each contest'),
    contest: id,
    candidates: candidates.map((candidate) => candidate.id),
  };
  expect(lotOrder(seed)).toEqual(list.lot);
  expect(lotOrder(seed).toSorted((a, b) => a - b)).toEqual(candidates.map((_, place) => place));
});
