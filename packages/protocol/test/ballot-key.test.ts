import { defined, equalBytes, toBase64url, type Result } from '@teller/basics';
import { slotKey } from '@teller/election';
import { p256, p256_FROST } from '@noble/curves/nist.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ceremonyCode,
  ceremonyId,
  checkShare,
  checkTranscript,
  combineShares,
  isConfirmed,
  isPrivateKeyOf,
  isReleased,
  judgeComplaint,
  makeTranscript,
  publicKeyOf,
  sealedShareAad,
  sealedShareInfo,
} from '../src/index.ts';
import { nodePrimitives, nodeRandom } from '../src/node/index.ts';
import {
  fixHashes,
  joinCeremony,
  makeDeals,
  messageHashOf,
  takeDeals,
  takeMessages,
} from '../src/trustee/index.ts';
import { holdCeremony } from '@teller/rehearsal/keys';
import {
  ballotKey,
  base64url,
  election,
  flipped,
  frozen,
  privateKey,
  privateKeys,
  runs,
  shares,
  value,
  vectors,
} from './vectors.ts';

function refusal<E>(result: Result<unknown, E>): E | undefined {
  return result.ok ? undefined : result.error;
}

describe('the ceremony in the vectors', () => {
  const { id, trusteeKeys, hashes, code, deals, file, complaint } = vectors.ceremony;

  test('every step gives what is stored', async () => {
    expect(ceremonyId(file.plan)).toBe(id);
    const ends = [];
    for (const [place, key] of trusteeKeys.entries()) {
      const part = value(joinCeremony(key, file.plan, 'own'));
      expect(part.message).toEqual(file.messages[place]);
      expect(messageHashOf(part)).toEqual(hashes[place]);
      const shown = value(takeMessages(value(fixHashes(part, hashes)), file.messages));
      const made = value(await makeDeals(shown, code));
      const taken = value(await takeDeals(made.part, deals));
      expect(taken.part.shares).toEqual(vectors.secrets.shares[place]?.shares);
      ends.push(taken.end);
    }
    expect(ceremonyCode(file.messages)).toBe(code);
    expect(value(makeTranscript(file.plan, file.messages, ends))).toEqual(file);
    expect(checkTranscript(file).ok).toBe(true);
    for (const [slot, key] of privateKeys.entries())
      expect(publicKeyOf(key)).toBe(frozen.contests[slot]?.ballotKey);
  });

  test('the complaint names the dealer', async () => {
    const judged = judgeComplaint(file.plan, file.messages, complaint, nodePrimitives.openSealed);
    expect(await judged).toEqual({ ok: true, value: { at: 'dealer', trustee: 'ben', slot: 0 } });
  });

  test('confirmation and releases are signed; the sealed one opens for its auditor', () => {
    const { confirmation, released, sealed, auditorKey } = vectors.trustee;
    expect(isConfirmed(file, 'ada', election, confirmation.signature)).toBe(true);
    expect(isReleased(file, released.said, released.signature)).toBe(true);
    expect(isReleased(file, sealed.said, sealed.signature)).toBe(true);
    const inside = sealed.said.released;
    const [one] = 'sealed' in inside ? inside.sealed : [];
    const info = sealedShareInfo({
      election,
      contest: 1,
      root: sealed.said.root,
      auditor: 'auditor',
    });
    const opened = nodePrimitives.openSealed(
      base64url(auditorKey),
      info,
      sealedShareAad('ada'),
      base64url(one?.share ?? ''),
    );
    expect({ share: toBase64url(opened as Uint8Array) }).toEqual(released.said.released);
  });
});

describe('shares', () => {
  test('any k of n rebuild the key, for every k < n', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 6 }), fc.nat(), fc.nat(), async (n, a, b) => {
        const threshold = 2 + (a % (n - 2));
        const trustees = Array.from({ length: n }, (_, i) => ({ id: `t${i}`, name: `T ${i}` }));
        const { ceremony, holdings } = await holdCeremony(
          { organisation: 'Teller', kind: 'rehearsal', threshold, slots: 1, trustees },
          nodeRandom,
        );
        const ballotKey = defined(slotKey(ceremony, 0), 'a slot');
        const shares = holdings.map((one) => ({
          trustee: one.trustee,
          share: base64url(one.shares[0] ?? ''),
        }));
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
