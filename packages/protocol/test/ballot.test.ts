import { defined, sha256, toBase64url, toHex } from '@teller/basics';
import { p256 } from '@noble/curves/nist.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ballotHash,
  ballotLength,
  ballotMark,
  checkBallot,
  checkListed,
  decodeBallot,
  decodePaper,
  encodeBallot,
  encodeHashed,
  encodeListed,
  encodePaper,
  openBallot,
  sealedHashIn,
  splitBallot,
  tokenIn,
} from '../src/index.ts';
import { isLowS, toLowS } from '../src/p256.ts';
import { nodePrimitives } from '../src/node/index.ts';
import { sealBallot, webPrimitives } from '../src/voter/index.ts';
import {
  ballotVector,
  election,
  flipped,
  hex,
  frozen,
  manifest,
  privateKey,
  privateKeys,
  runs,
  value,
} from './vectors.ts';

const one = ballotVector(0);
const bytes = hex(one.ballot);

describe('papers', () => {
  test('always round-trip', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 255 }), { maxLength: 250 }), (marks) => {
        const paper = encodePaper(marks);
        expect(paper).toHaveLength(1 + marks.length);
        expect(value(decodePaper(paper, marks.length))).toEqual(marks);
        expect(decodePaper(paper, marks.length + 1).ok).toBe(false);
        expect(decodePaper(flipped(paper, 0), marks.length).ok).toBe(false);
      }),
      runs(100),
    );
  });

  test('marks that aren’t bytes are a bug', () => {
    for (const mark of [-1, 256, 0.5, Number.NaN])
      expect(() => encodePaper([mark])).toThrow('mark');
  });
});

describe('ballots', () => {
  test('have one length a contest and one encoding', () => {
    for (const place of [0, 1, 2]) {
      const { ballot, contest } = ballotVector(place);
      const decoded = value(decodeBallot(hex(ballot), frozen, election));
      expect(hex(ballot)).toHaveLength(ballotLength(frozen, contest));
      expect(encodeBallot(decoded)).toEqual(hex(ballot));
    }
  });

  test('a changed byte anywhere is refused, by both implementations', async () => {
    const untouched = await checkBallot(bytes, frozen, election, nodePrimitives);
    expect(untouched.ok).toBe(true);
    for (let at = 0; at < bytes.length; at++) {
      const checked = await checkBallot(
        flipped(bytes, at, at % 8),
        frozen,
        election,
        nodePrimitives,
      );
      expect(checked.ok, `byte ${at}`).toBe(false);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = flipped(bytes, at, bit);
        const byNode = await checkBallot(changed, frozen, election, nodePrimitives);
        expect(byNode.ok).toBe(false);
        expect(await checkBallot(changed, frozen, election, webPrimitives)).toEqual(byNode);
      }),
      runs(30),
    );
  });

  test('any other bytes are refused without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1200 }), async (noise) => {
        expect((await checkBallot(noise, frozen, election, nodePrimitives)).ok).toBe(false);
        const headed = Uint8Array.from(bytes);
        headed.set(noise.slice(0, bytes.length - 36), 36);
        const changed = noise.some((byte, i) => i < bytes.length - 36 && byte !== bytes[36 + i]);
        const checked = await checkBallot(headed, frozen, election, nodePrimitives);
        expect(checked.ok).toBe(!changed);
      }),
      runs(50),
    );
    for (let length = 0; length < bytes.length; length += 7)
      expect(decodeBallot(bytes.slice(0, length), frozen, election).ok).toBe(false);
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(decodeBallot(longer, frozen, election)).toMatchObject({
      error: 'wrong-ballot-length',
    });
  });

  test('each field has its own refusal', () => {
    const refusal = (at: number): unknown => {
      const decoded = decodeBallot(flipped(bytes, at, 1), frozen, election);
      return decoded.ok ? undefined : decoded.error;
    };
    expect(refusal(0)).toBe('unknown-ballot-version');
    expect(refusal(1)).toBe('wrong-election');
    expect(refusal(33)).toBe('unknown-contest');
    expect(refusal(35)).toBe('malformed-token');
    expect(refusal(99)).toBe('malformed-token');
    expect(refusal(bytes.length - 1)).toBe('wrong-sealed-hash');
    expect(refusal(132)).toBe('wrong-sealed-hash');
    expect(decodeBallot(Uint8Array.of(1, ...bytes.slice(1)), frozen, election)).toEqual({
      ok: false,
      error: 'unknown-ballot-version',
    });
    expect(decodeBallot(bytes, frozen, '0'.repeat(64))).toMatchObject({
      error: 'wrong-election',
    });
  });

  test('the other signature that fits, n − s, is refused', async () => {
    const decoded = value(decodeBallot(bytes, frozen, election));
    const { Fn } = p256.Point;
    const s = Fn.fromBytes(decoded.signature.slice(32));
    const high = Uint8Array.from(decoded.signature);
    high.set(Fn.toBytes(Fn.neg(s)), 32);
    const twin = encodeBallot({ ...decoded, signature: high });
    const signed = hex(one.signed);
    expect(nodePrimitives.verifyP256(decoded.token, signed, high)).toBe(true);
    expect(await checkBallot(twin, frozen, election, nodePrimitives)).toEqual({
      ok: false,
      error: 'malformed-signature',
    });
    expect(isLowS(high)).toBe(false);
    expect(toLowS(high)).toEqual(decoded.signature);
    expect(toLowS(decoded.signature)).toEqual(decoded.signature);
  });

  test('open to what was marked, and not with another key', async () => {
    for (const place of [0, 1, 2]) {
      const { ballot, marks } = ballotVector(place);
      const decoded = value(decodeBallot(hex(ballot), frozen, election));
      const key = defined(privateKeys[decoded.contest], 'a key for each contest');
      for (const primitives of [nodePrimitives, webPrimitives]) {
        expect(value(await openBallot(decoded, frozen, key, primitives))).toEqual(marks);
        const others = defined(privateKeys[1 - decoded.contest], 'the other contest’s key');
        for (const wrong of [flipped(key, 31), others])
          expect(await openBallot(decoded, frozen, wrong, primitives)).toEqual({
            ok: false,
            error: 'does-not-open',
          });
      }
    }
  });

  test('a sealed ballot copied under another token or contest does not open', async () => {
    const decoded = value(decodeBallot(bytes, frozen, election));
    const other = value(decodeBallot(hex(ballotVector(1).ballot), frozen, election));
    const copied = { ...other, sealed: decoded.sealed, sealedHash: decoded.sealedHash };
    const moved = { ...decoded, contest: 1 };
    const foreign = { ...decoded, election: 'f'.repeat(64) };
    for (const primitives of [nodePrimitives, webPrimitives])
      for (const ballot of [copied, moved, foreign])
        expect(await openBallot(ballot, frozen, privateKey, primitives)).toEqual({
          ok: false,
          error: 'does-not-open',
        });
    // And the box refuses it before: the other token has not signed it.
    expect(await checkBallot(encodeBallot(copied), frozen, election, nodePrimitives)).toEqual({
      ok: false,
      error: 'token-signature-does-not-hold',
    });
  });

  test('a token for one contest casts no ballot in another', async () => {
    const token = { ...one.votingToken, contest: 1 };
    const ballot = await sealBallot(frozen, election, token, [1, 2, 3, 0, 0]);
    expect(await checkBallot(ballot, frozen, election, nodePrimitives)).toEqual({
      ok: false,
      error: 'issuer-signature-does-not-hold',
    });
  });

  test('the hash is that of header and sealed hash: signing again changes nothing in it', async () => {
    const { marks, own, votingToken } = one;
    const again = await sealBallot(frozen, election, votingToken, marks, own);
    expect(ballotHash(again)).not.toBe(ballotHash(bytes));
    const decoded = value(decodeBallot(bytes, frozen, election));
    const hashed = encodeHashed(decoded);
    expect(hashed).toHaveLength(164);
    expect(ballotHash(bytes)).toBe(toHex(sha256(hashed)));
    const { listed, sealed } = splitBallot(bytes, manifest);
    expect(ballotHash(listed)).toBe(ballotHash(bytes));
    expect(listed).toHaveLength(228 + 2 * 416);
    expect(encodeListed(decoded)).toEqual(listed);
    expect(sealed).toEqual(decoded.sealed);
    expect([tokenIn(listed), sealedHashIn(listed)]).toEqual([decoded.token, decoded.sealedHash]);
    const forged = encodeBallot({ ...decoded, signature: new Uint8Array(64).fill(1) });
    expect(ballotHash(forged)).toBe(ballotHash(bytes));
    expect((await checkListed(listed, frozen, election, nodePrimitives)).ok).toBe(true);
    for (let at = 0; at < listed.length; at++) {
      const changed = flipped(listed, at, at % 8);
      expect((await checkListed(changed, frozen, election, nodePrimitives)).ok).toBe(false);
    }
  });

  test('two voters have two marks: one of a word as well as of a salt', () => {
    const salt = new Uint8Array(16);
    const marks = [ballotMark(salt, ''), ballotMark(salt, 'a'), ballotMark(flipped(salt, 15), '')];
    expect(new Set(marks.map(toHex)).size).toBe(3);
    expect(() => ballotMark(new Uint8Array(15), '')).toThrow('16 bytes');
  });

  test('one issuer’s signature does not stand for the other’s', async () => {
    const [first] = one.votingToken.issuerSignatures;
    const twice = [defined(first, ''), defined(first, '')];
    const token = { ...one.votingToken, issuerSignatures: twice };
    const ballot = await sealBallot(frozen, election, token, [1, 0, 0]);
    expect(await checkBallot(ballot, frozen, election, nodePrimitives)).toEqual({
      ok: false,
      error: 'issuer-signature-does-not-hold',
    });
  });
});

test('points off the curve and malformed lengths are refused, never thrown', async () => {
  const signed = hex(one.signed);
  const { token, signature } = value(decodeBallot(bytes, frozen, election));
  const modulus = new Uint8Array(384).fill(255);
  for (const { verifyP256, verifyToken } of [nodePrimitives, webPrimitives]) {
    expect(await verifyP256(token, signed, signature)).toBe(true);
    const keys = [new Uint8Array(65), flipped(token, 64), token.slice(1), new Uint8Array(0)];
    const compressed = p256.Point.fromBytes(token).toBytes(true);
    for (const key of [...keys, Uint8Array.from(compressed)])
      expect(await verifyP256(key, signed, signature)).toBe(false);
    for (const length of [0, 63, 65])
      expect(await verifyP256(token, signed, new Uint8Array(length))).toBe(false);
    expect(await verifyP256(token, signed, new Uint8Array(64))).toBe(false);
    expect(await verifyP256(token, signed, new Uint8Array(64).fill(255))).toBe(false);
    for (const length of [0, 383, 384, 385]) {
      const some = new Uint8Array(length).fill(254);
      expect(await verifyToken(modulus, signed, some)).toBe(false);
      expect(await verifyToken(some, signed, new Uint8Array(384))).toBe(false);
    }
    expect(await verifyToken(new Uint8Array(384), signed, new Uint8Array(384))).toBe(false);
  }
  expect(toBase64url(token)).toBe(one.votingToken.token);
});
