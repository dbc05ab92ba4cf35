import { defined, equalBytes, toBase64url, type Result } from '@teller/basics';
import type { BallotKey, CeremonyMessage } from '@teller/election';
import { p256, p256_FROST } from '@noble/curves/nist.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCeremony,
  checkShare,
  combineShares,
  deal,
  finishCeremony,
  isPrivateKeyOf,
  messageHash,
  publicKeyOf,
  startCeremony,
  type CeremonyFault,
} from '../src/index.ts';
import { nodeRandom } from '../src/node/index.ts';
import { holdCeremony } from '@teller/rehearsal/keys';
import {
  base64url,
  flipped,
  ballotKey,
  privateKey,
  runs,
  shares,
  value,
  vectors,
} from './vectors.ts';

const { parts, hashes, deals } = vectors.ceremony;
const messages = parts.map(({ message }) => message);
const first = defined(parts[0], 'three parts');

/** The ballot key with one trustee's message changed. */
function change(
  trustee: string,
  to: (message: CeremonyMessage) => Partial<CeremonyMessage>,
): BallotKey {
  const ceremony = ballotKey.ceremony.map((message) =>
    message.trustee === trustee ? { ...message, ...to(message) } : message,
  );
  return { ...ballotKey, ceremony };
}

function fault(key: BallotKey): CeremonyFault | undefined {
  const checked = checkCeremony(key);
  return checked.ok ? undefined : checked.error;
}

function refusal<E>(result: Result<unknown, E>): E | undefined {
  return result.ok ? undefined : result.error;
}

describe('the ceremony in the vectors', () => {
  test('every step gives what is stored', () => {
    for (const [i, part] of parts.entries()) {
      expect(messageHash(part, part.message)).toBe(hashes[i]);
      expect(value(deal(part, hashes, messages))).toEqual(
        deals.filter(({ from }) => from === part.trustee),
      );
      const end = value(finishCeremony(part, hashes, messages, deals));
      expect(end.ballotKey).toEqual(ballotKey);
      expect(end.share).toEqual(shares[i]);
    }
    expect(checkCeremony(ballotKey).ok).toBe(true);
    expect(publicKeyOf(privateKey)).toBe(ballotKey.publicKey);
  });

  test('a message that differs from its hash is named', () => {
    const forged = value(startCeremony(first, 'ben', nodeRandom)).message;
    const shown = messages.map((message) => (message.trustee === 'ben' ? forged : message));
    for (const part of parts)
      expect(deal(part, hashes, shown)).toEqual({
        ok: false,
        error: { reason: 'message-differs-from-its-hash', trustee: 'ben' },
      });
  });

  test('one’s own message replaced by another, hash and all, is noticed', () => {
    const forged = value(startCeremony(first, 'ada', nodeRandom)).message;
    const shown = messages.map((message) => (message.trustee === 'ada' ? forged : message));
    const agreed = shown.map((message) => messageHash(first, message));
    expect(finishCeremony(first, agreed, shown, deals)).toEqual({
      ok: false,
      error: { reason: 'message-differs-from-its-hash', trustee: 'ada' },
    });
  });

  test('a wrong, missing or doubled deal names its sender', () => {
    const wrong = { ok: false, error: { reason: 'wrong-deal', trustee: 'cleo' } };
    const spoiled = deals.map((one) =>
      one.from === 'cleo' ? { ...one, share: toBase64url(flipped(base64url(one.share), 31)) } : one,
    );
    expect(finishCeremony(first, hashes, messages, spoiled)).toEqual(wrong);
    const missing = deals.filter(({ from }) => from !== 'cleo');
    expect(finishCeremony(first, hashes, messages, missing)).toEqual(wrong);
    const doubled = [...deals, ...deals.filter(({ from }) => from === 'cleo')];
    expect(finishCeremony(first, hashes, messages, doubled)).toEqual(wrong);
    const garbled = deals.map((one) => (one.from === 'cleo' ? { ...one, share: '*' } : one));
    expect(finishCeremony(first, hashes, messages, garbled)).toEqual(wrong);
  });

  test('messages in another order or number are refused', () => {
    const turned = messages.toReversed();
    expect(deal(first, hashes.toReversed(), turned).ok).toBe(false);
    expect(deal(first, hashes.slice(1), messages.slice(1)).ok).toBe(false);
  });
});

describe('checking a transcript', () => {
  test('a changed proof or commitment is named', () => {
    for (let at = 0; at < 65; at++) {
      const key = change('ben', ({ proof }) => ({
        proof: toBase64url(flipped(base64url(proof), at)),
      }));
      expect(fault(key)).toEqual({ reason: 'proof-does-not-hold', trustee: 'ben' });
    }
    const swapped = change('ben', ({ commitments }) => ({ commitments: commitments.toReversed() }));
    expect(fault(swapped)).toEqual({ reason: 'proof-does-not-hold', trustee: 'ben' });
    const short = change('ben', ({ commitments }) => ({ commitments: commitments.slice(1) }));
    expect(fault(short)).toEqual({ reason: 'malformed-message', trustee: 'ben' });
    // No point of the curve has x = 1.
    const off = Uint8Array.of(2, ...new Uint8Array(31), 1);
    expect(() => p256.Point.fromBytes(off)).toThrow();
    const offCurve = change('cleo', ({ commitments }) => ({
      commitments: [commitments[0] ?? '', toBase64url(off)],
    }));
    expect(fault(offCurve)).toEqual({ reason: 'malformed-message', trustee: 'cleo' });
    const none = change('cleo', () => ({ commitments: ['AA', 'AA'] }));
    expect(fault(none)).toEqual({ reason: 'malformed-message', trustee: 'cleo' });
  });

  test('a proof copied from another trustee does not hold', () => {
    const other = defined(ballotKey.ceremony[0], 'a message');
    const copied = change('ben', () => ({ commitments: other.commitments, proof: other.proof }));
    expect(fault(copied)).toEqual({ reason: 'proof-does-not-hold', trustee: 'ben' });
  });

  test('another public key is noticed', () => {
    const publicKey = toBase64url(p256.Point.BASE.toBytes(false));
    expect(fault({ ...ballotKey, publicKey })).toMatchObject({ reason: 'public-key-differs' });
  });

  test('a threshold of all, of one, or of two trustees is refused', () => {
    expect(fault({ ...ballotKey, threshold: 3 })).toMatchObject({ reason: 'wrong-threshold' });
    expect(fault({ ...ballotKey, threshold: 1 })).toMatchObject({ reason: 'wrong-threshold' });
    const two = { ...ballotKey, trustees: ballotKey.trustees.slice(1) };
    expect(fault(two)).toMatchObject({ reason: 'too-few-trustees' });
  });
});

describe('shares', () => {
  test('any k of n rebuild the key, for every k < n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }), fc.nat(), fc.nat(), (n, a, b) => {
        const threshold = 2 + (a % (n - 2));
        const trustees = Array.from({ length: n }, (_, i) => ({ id: `t${i}`, name: `T ${i}` }));
        const { ballotKey, shares } = holdCeremony(trustees, threshold, nodeRandom);
        expect(checkCeremony(ballotKey).ok).toBe(true);
        const from = b % n;
        const some = [...shares.slice(from), ...shares.slice(0, from)].slice(0, threshold);
        const key = value(combineShares(ballotKey, some));
        expect(isPrivateKeyOf(key, ballotKey)).toBe(true);
        expect(value(combineShares(ballotKey, shares))).toEqual(key);
        expect(combineShares(ballotKey, some.slice(1))).toEqual({
          ok: false,
          error: { reason: 'too-few-shares' },
        });
      }),
      runs(6),
    );
  });

  test('a wrong share is named and refused, whichever byte is wrong', () => {
    const [ada, ben, cleo] = shares;
    fc.assert(
      fc.property(fc.nat({ max: 31 }), fc.nat({ max: 7 }), (at, bit) => {
        const good = defined(ben, 'three shares');
        const bad = { trustee: 'ben', share: flipped(good.share, at, bit) };
        expect(checkShare(ballotKey, 'ben', bad.share).ok).toBe(false);
        const combined = combineShares(ballotKey, [defined(ada, ''), bad, defined(cleo, '')]);
        expect(combined.ok ? undefined : combined.error).toMatchObject({ trustee: 'ben' });
      }),
      runs(20),
    );
  });

  test('shares of other trustees, of nobody, twice, or out of range are refused', () => {
    const [ada, ben] = [defined(shares[0], ''), defined(shares[1], '')];
    expect(refusal(checkShare(ballotKey, 'ada', ben.share))).toBe('share-does-not-match');
    expect(refusal(checkShare(ballotKey, 'dan', ben.share))).toBe('unknown-trustee');
    expect(refusal(checkShare(ballotKey, 'ada', new Uint8Array(32)))).toBe('not-a-scalar');
    expect(refusal(checkShare(ballotKey, 'ada', new Uint8Array(32).fill(255)))).toBe(
      'not-a-scalar',
    );
    expect(refusal(checkShare(ballotKey, 'ada', new Uint8Array(31)))).toBe('not-a-scalar');
    expect(refusal(combineShares(ballotKey, [ada, ada]))).toEqual({
      reason: 'share-twice',
      trustee: 'ada',
    });
  });

  test('fewer than k shares fix nothing: another secret fits them as well', () => {
    const ada = defined(shares[0], '');
    const fn = p256.Point.Fn;
    const other = {
      identifier: p256_FROST.Identifier.fromNumber(2),
      signingShare: fn.toBytes(42n),
    };
    const one = { identifier: p256_FROST.Identifier.fromNumber(1), signingShare: ada.share };
    const key = p256_FROST.combineSecret([one, other], { min: 2, max: 3 });
    expect(equalBytes(key, privateKey)).toBe(false);
  });
});
