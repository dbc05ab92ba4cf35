import { toHex, type Bytes } from '@teller/basics';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkEntitlement,
  encodeUnsignedEntitlement,
  entitlementElection,
  entitlementLength,
  entitlementSigned,
} from '../src/index.ts';
import { loadSigningKey, makeSigningKey, nodePrimitives } from '../src/node/index.ts';
import { signEntitlement } from '../src/node/index.ts';
import { webPrimitives } from '../src/voter/index.ts';
import { election, hex, manifest, vectors } from './vectors.ts';

const key = loadSigningKey(vectors.secrets.entitlementKey);
const member = 'ab'.repeat(32);
const good = { election, contest: 1, issuer: 0, member, expiresAt: 1_800_000_000 };

async function judge(bytes: Bytes): Promise<unknown> {
  const answers = await Promise.all(
    [nodePrimitives, webPrimitives].map((primitives) =>
      checkEntitlement(bytes, manifest, election, primitives),
    ),
  );
  expect(answers[0]).toEqual(answers[1]);
  return answers[0];
}

test.each(vectors.entitlements)('the vector for issuer $entitlement.issuer', async (vector) => {
  const { entitlement, signed, bytes } = vector;
  expect(toHex(entitlementSigned(hex(bytes)))).toBe(signed);
  expect(hex(bytes).subarray(0, 72)).toEqual(encodeUnsignedEntitlement(entitlement));
  expect(hex(bytes)).toHaveLength(entitlementLength);
  expect(entitlementElection(hex(bytes))).toBe(election);
  expect(await judge(hex(bytes))).toEqual({ ok: true, value: entitlement });
});

describe('refused', () => {
  test.each([
    ['unknown-contest', { contest: 2 }],
    ['unknown-issuer', { issuer: 2 }],
    ['wrong-election', { election: 'cd'.repeat(32) }],
  ] as const)('%s', async (error, change) => {
    expect(await judge(signEntitlement(key, { ...good, ...change }))).toEqual({ ok: false, error });
  });

  test('signed by any other key, the one for receipts among them', async () => {
    for (const other of [makeSigningKey(), loadSigningKey(vectors.secrets.receiptKey)])
      expect(await judge(signEntitlement(other, good))).toEqual({
        ok: false,
        error: 'entitlement-signature-does-not-hold',
      });
  });

  test('too short, too long, of another version', async () => {
    const bytes = signEntitlement(key, good);
    for (const length of [0, 72, bytes.length - 1])
      expect(await judge(bytes.slice(0, length))).toMatchObject({
        error: 'wrong-entitlement-length',
      });
    expect(await judge(Uint8Array.of(...bytes, 0))).toMatchObject({
      error: 'wrong-entitlement-length',
    });
    expect(await judge(Uint8Array.of(2, ...bytes.slice(1)))).toMatchObject({
      error: 'unknown-entitlement-version',
    });
  });

  test('with any bit changed', async () => {
    const bytes = signEntitlement(key, good);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const changed = bytes.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await judge(changed)).toMatchObject({ ok: false });
      }),
    );
  });
});
