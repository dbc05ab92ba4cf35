import { defined, toBase64url, toHex } from '@teller/basics';
import { describe, expect, test } from 'vitest';
import { ballotHash, checkBallot, openBallot, receiptCode, readReceiptCode } from '../src/index.ts';
import { loadSigningKey, makeSigningKey, nodePrimitives, signReceipt } from '../src/node/index.ts';
import {
  blindedMessages,
  finishToken,
  parseTokenState,
  prepareToken,
  sealBallot,
  verifyReceipt,
} from '../src/voter/index.ts';
import type { PendingToken, VotingToken } from '../src/voter/index.ts';
import {
  ballotVector,
  base64url,
  election,
  flipped,
  hex,
  issuingKey,
  frozen,
  manifest,
  privateKeys,
  value,
  vectors,
} from './vectors.ts';

function answer(pending: PendingToken): string[] {
  return blindedMessages(pending).map((blinded, issuer) =>
    toBase64url(value(issuingKey(issuer, pending.contest).signBlind(base64url(blinded)))),
  );
}

describe('from token to receipt', () => {
  test('with a reload between any two steps, the same bytes are posted again', async () => {
    const pending = await prepareToken(frozen, election, 1);
    const reloaded = value(parseTokenState(JSON.stringify(pending))) as PendingToken;
    expect(reloaded).toEqual(pending);
    expect(structuredClone(pending)).toEqual(pending);
    expect(blindedMessages(reloaded)).toEqual(blindedMessages(pending));

    const token = value(await finishToken(reloaded, answer(reloaded), frozen));
    const again = value(await finishToken(pending, answer(pending), frozen));
    expect(again).toEqual(token);

    const kept = value(parseTokenState(JSON.stringify(token))) as VotingToken;
    const ballot = await sealBallot(frozen, election, kept, [0, 2, 1, 0, 3]);
    const checked = value(await checkBallot(ballot, frozen, election, nodePrimitives));
    const opened = await openBallot(
      checked,
      frozen,
      defined(privateKeys[1], 'a key'),
      nodePrimitives,
    );
    expect(value(opened)).toEqual([0, 2, 1, 0, 3]);

    const key = loadSigningKey(vectors.secrets.receiptKey);
    const receipt = signReceipt(key, election, ballotHash(ballot));
    expect(await verifyReceipt(manifest, election, ballot, receipt)).toBe(true);
  });

  test('the issuer sees nothing of the token, and never the same request twice', async () => {
    const [a, b] = await Promise.all([
      prepareToken(frozen, election, 0),
      prepareToken(frozen, election, 0),
    ]);
    expect(a.token).not.toBe(b.token);
    expect(blindedMessages(a)).not.toEqual(blindedMessages(b));
    const token = toHex(base64url(a.token)).slice(2, 34);
    for (const blinded of blindedMessages(a))
      expect(toHex(base64url(blinded))).not.toContain(token);
  });

  test('the stored example finishes to its stored token', async () => {
    for (const { pending, blindSignatures, votingToken } of vectors.ballots)
      expect(value(await finishToken(pending, blindSignatures, frozen))).toEqual(votingToken);
  });
});

describe('a wrong answer of an issuer', () => {
  const { pending, blindSignatures } = ballotVector(0);
  const finish = async (answers: readonly string[]): Promise<unknown> => {
    const finished = await finishToken(pending, answers, frozen);
    return finished.ok ? undefined : finished.error;
  };

  test('signed with another key is refused', async () => {
    const other = blindedMessages(pending).map((blinded) =>
      toBase64url(value(issuingKey(1, 1).signBlind(base64url(blinded)))),
    );
    expect(await finish(other)).toBe('signature-does-not-hold');
    expect(await finish(blindSignatures.toReversed())).toBe('signature-does-not-hold');
  });

  test('changed, short, too few or too many is refused', async () => {
    const [first = '', second = ''] = blindSignatures;
    const changed = toBase64url(flipped(base64url(first), 383));
    expect(await finish([changed, second])).toBe('signature-does-not-hold');
    expect(await finish(['AA', second])).toBe('malformed-signature');
    expect(await finish(['*', second])).toBe('malformed-signature');
    expect(await finish([first])).toBe('wrong-number-of-signatures');
    expect(await finish([first, second, second])).toBe('wrong-number-of-signatures');
    const zero = toBase64url(new Uint8Array(384));
    expect(await finish([zero, second])).toBe('signature-does-not-hold');
    const full = toBase64url(new Uint8Array(384).fill(255));
    expect(await finish([full, second])).toBe('signature-does-not-hold');
  });

  test('under another manifest is refused', async () => {
    const other = { ...frozen, manifest: { ...manifest, title: 'Another' } };
    expect(await finishToken(pending, blindSignatures, other)).toEqual({
      ok: false,
      error: 'wrong-election',
    });
    // A server could show one voter a contest with keys of its own, under the right manifest.
    const contests = frozen.contests.map((contest) => ({ ...contest, title: 'Another' }));
    expect(await finishToken(pending, blindSignatures, { manifest, contests })).toEqual({
      ok: false,
      error: 'wrong-election',
    });
    await expect(prepareToken({ manifest, contests }, election, 0)).rejects.toThrow('election id');
    await expect(prepareToken(other, election, 0)).rejects.toThrow('election id');
  });
});

describe('receipts', () => {
  const { ballot, receipt } = ballotVector(0);
  const bytes = hex(ballot);

  test('hold for exactly their ballot, election and key', async () => {
    expect(await verifyReceipt(manifest, election, flipped(bytes, 120), receipt)).toBe(false);
    expect(await verifyReceipt(manifest, '0'.repeat(64), bytes, receipt)).toBe(false);
    const signature = toBase64url(flipped(base64url(receipt.signature), 40));
    expect(await verifyReceipt(manifest, election, bytes, { ...receipt, signature })).toBe(false);
    expect(await verifyReceipt(manifest, election, bytes, { ...receipt, signature: '' })).toBe(
      false,
    );
    const forged = signReceipt(makeSigningKey(), election, receipt.hash);
    expect(await verifyReceipt(manifest, election, bytes, forged)).toBe(false);
    const off = { ...manifest, receiptKey: toBase64url(new Uint8Array(65).fill(4)) };
    expect(await verifyReceipt(off, election, bytes, receipt)).toBe(false);
  });

  test('codes have one written form and forgive how they are typed', () => {
    expect(receiptCode('0'.repeat(64))).toBe('0000-0000-0000-0000');
    expect(receiptCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    // 0x08 0x42 0x10 … = five-bit groups 1, 1, 1, …; Crockford's digits in order after them.
    expect(receiptCode('0842108421084210842100'.padEnd(64, '0'))).toBe('1111-1111-1111-1111');
    const code = receiptCode(receipt.hash);
    expect(readReceiptCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(readReceiptCode('ilo0-1111-0000-0000')).toBe('1100-1111-0000-0000');
    expect(readReceiptCode('UUUU-0000-0000-0000')).toBeUndefined();
    expect(readReceiptCode('0000-0000-0000-000')).toBeUndefined();
  });
});

test('stored state that was tampered with is not read', () => {
  const { pending } = ballotVector(0);
  expect(parseTokenState('').ok).toBe(false);
  expect(parseTokenState('null').ok).toBe(false);
  expect(parseTokenState(JSON.stringify({ ...pending, requests: [] })).ok).toBe(false);
  expect(parseTokenState(JSON.stringify({ ...pending, privateKey: 'AA' })).ok).toBe(false);
  expect(parseTokenState(JSON.stringify({ ...pending, more: 1 })).ok).toBe(false);
});
