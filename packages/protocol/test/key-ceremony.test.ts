import { defined, equalBytes, toBase64url } from '@teller/basics';
import { slotKey, type Signed, type TrusteeMessage } from '@teller/election';
import { p256_FROST } from '@noble/curves/nist.js';
import { holdCeremony } from '@teller/rehearsal/keys';
import { describe, expect, test } from 'vitest';
import {
  ceremonyCode,
  checkTranscript,
  combineShares,
  hashMessage,
  isPrivateKeyOf,
  makeTranscript,
  ownTools,
} from '../src/index.ts';
import { nodeRandom } from '../src/node/index.ts';
import {
  finishCeremony,
  fixHashes,
  joinCeremony,
  takeDeals,
  takeMessages,
  type TrusteePart,
} from '../src/trustee/index.ts';
import { roundOne } from '../src/trustee/part.ts';
import { signAs } from '../src/ballot-key/ceremony/signed.ts';
import {
  dealt,
  deals,
  hashes,
  joined,
  keys,
  messages,
  of,
  plan,
  reason,
  secret,
} from './held-ceremony.ts';
import { base64url, flipped, value } from './vectors.ts';

/** The same messages with one trustee's changed, and signed again by that trustee. */
function resigned(
  place: number,
  change: (said: TrusteeMessage) => Partial<TrusteeMessage>,
): readonly Signed<TrusteeMessage>[] {
  return messages.map((one, i) =>
    i === place ? signAs(secret(place), { ...one.said, ...change(one.said) }) : one,
  );
}

describe('a ceremony', () => {
  test('ends in the same keys for everybody; any k shares open a slot, and no other', async () => {
    const { ceremony, holdings } = await holdCeremony(of, nodeRandom);
    expect(checkTranscript(ceremony).ok).toBe(true);
    expect(new Set(ceremony.keys).size).toBe(3);
    for (let slot = 0; slot < 3; slot++) {
      const key = defined(slotKey(ceremony, slot), 'a slot');
      const shares = holdings.map((one) => ({
        trustee: one.trustee,
        share: base64url(one.shares[slot] ?? ''),
      }));
      for (const some of [shares.slice(0, 2), shares.slice(2), [shares[3], shares[0]]]) {
        const opened = value(combineShares(key, some as typeof shares));
        expect(isPrivateKeyOf(opened, key)).toBe(true);
        expect(isPrivateKeyOf(opened, defined(slotKey(ceremony, (slot + 1) % 3), ''))).toBe(false);
      }
      expect(combineShares(key, shares.slice(0, 1)).ok).toBe(false);
    }
  });

  test('gives the shares that the library’s own rounds give', async () => {
    const { part } = value(await takeDeals(defined(dealt[0], ''), deals));
    for (let slot = 0; slot < plan.slots; slot++) {
      const ones = keys.map((key, place) => roundOne(key, plan, place, slot));
      const me = defined(ones[0], '');
      const others = ones.slice(1);
      const publics = others.map((one) => one.public);
      p256_FROST.DKG.round2(me.secret, publics);
      const received = others.map((one, i) => {
        const rest = ones.filter((_, place) => place !== i + 1).map((other) => other.public);
        return defined(p256_FROST.DKG.round2(one.secret, rest)[me.public.identifier], 'a deal');
      });
      const end = p256_FROST.DKG.round3(me.secret, publics, received);
      expect(part.shares?.[slot]).toBe(toBase64url(end.secret.signingShare));
    }
  });

  test('a step that is repeated says the same again; a stopped one goes on where it was', async () => {
    expect(joinCeremony(defined(keys[0], ''), plan, 'own')).toEqual({ ok: true, value: joined[0] });
    const whole = value(await takeDeals(defined(dealt[1], ''), deals));
    let kept = JSON.stringify(dealt[1]);
    await expect(
      takeDeals(defined(dealt[1], ''), deals, (part, done) => {
        kept = JSON.stringify(part);
        if (done === 2) throw new Error('the battery is empty');
      }),
    ).rejects.toThrow('battery');
    const slots: number[] = [];
    const resumed = await takeDeals(JSON.parse(kept) as TrusteePart, deals, (_, done) => {
      slots.push(done);
    });
    expect(slots).toEqual([3]);
    expect(value(resumed)).toEqual(whole);
  });

  test('the seed is not kept beyond the end', async () => {
    const { holdings } = await holdCeremony(of, nodeRandom);
    expect(JSON.stringify(holdings[0])).not.toContain('seed');
  });

  test('how many used a tool of their own is in the transcript', async () => {
    const { ceremony } = await holdCeremony(of, nodeRandom);
    expect(ownTools(ceremony)).toEqual({ own: 4, needed: 3 });
  });
});

describe('round 1', () => {
  test('no message is shown before all hashes are in, and these then hold', () => {
    const first = defined(joined[0], '');
    expect(reason(fixHashes(first, hashes.slice(1)))).toBe('wrong-trustees');
    expect(reason(takeMessages(first, messages))).toBe('hashes-differ');
    const fixed = value(fixHashes(first, hashes));
    const other = { ...defined(hashes[1], '').said, hash: 'ab'.repeat(32) };
    const swapped = hashes.map((one, i) => (i === 1 ? signAs(secret(1), other) : one));
    expect(reason(fixHashes(fixed, swapped))).toBe('hashes-differ');
    expect(fixHashes(fixed, hashes).ok).toBe(true);
  });

  test('a hash that somebody else signed, and one’s own in other bytes, are refused', () => {
    const first = defined(joined[0], '');
    const forged = hashes.map((one, i) => (i === 1 ? signAs(secret(0), one.said) : one));
    expect(fixHashes(first, forged)).toEqual({
      ok: false,
      error: { reason: 'signature-does-not-hold', trustee: 'ben' },
    });
    const own = { ...defined(hashes[0], '').said, hash: 'ab'.repeat(32) };
    const mine = hashes.map((one, i) => (i === 0 ? signAs(secret(0), own) : one));
    expect(reason(fixHashes(first, mine))).toBe('message-differs-from-its-hash');
  });

  test('a message that differs from its hash is named', () => {
    const fixed = value(fixHashes(defined(joined[0], ''), hashes));
    const changed = resigned(1, () => ({ tool: 'served' }));
    expect(takeMessages(fixed, changed)).toEqual({
      ok: false,
      error: { reason: 'message-differs-from-its-hash', trustee: 'ben' },
    });
  });

  test.each([
    ['of another ceremony', () => ({ ceremony: 'ab'.repeat(32) }), 'another-ceremony'],
    [
      'with a slot left out',
      (m: TrusteeMessage) => ({ slots: m.slots.slice(1) }),
      'malformed-message',
    ],
    [
      'with another’s encryption key',
      () => ({ encryptionKey: defined(messages[0], '').said.encryptionKey }),
      'encryption-keys-alike',
    ],
    [
      'with its slots in another order: a proof is not bound to a slot, the hash is',
      (m: TrusteeMessage) => ({ slots: m.slots.toReversed() }),
      undefined,
    ],
    [
      'with another’s commitments and proofs',
      () => ({ slots: defined(messages[0], '').said.slots }),
      'proof-does-not-hold',
    ],
    [
      'with one commitment too few',
      (m: TrusteeMessage) => ({
        slots: m.slots.map((slot) => ({ ...slot, commitments: slot.commitments.slice(1) })),
      }),
      'malformed-message',
    ],
    [
      'with a changed proof',
      (m: TrusteeMessage) => ({
        slots: m.slots.map(({ commitments, proof }, i) => ({
          commitments,
          proof: i === 2 ? toBase64url(flipped(base64url(proof), 40)) : proof,
        })),
      }),
      'proof-does-not-hold',
    ],
  ] as const)('a message %s', (_what, change, expected) => {
    const changed = resigned(1, change);
    // Its sender gave the hash of just this message.
    const theirs = hashes.map((one, i) =>
      i === 1
        ? signAs(secret(1), { ...one.said, hash: hashMessage(defined(changed[1], '').said) })
        : one,
    );
    const taken = takeMessages(value(fixHashes(defined(joined[0], ''), theirs)), changed);
    expect(reason(taken)).toBe(expected);
  });

  test('the code is over every bit that trustees say', () => {
    const code = ceremonyCode(messages);
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(ceremonyCode(resigned(3, () => ({ tool: 'served' })))).not.toBe(code);
  });
});

describe('the transcript', () => {
  test('needs the word of every trustee, over these messages', async () => {
    const ends = await Promise.all(
      dealt.map(async (part) => value(await takeDeals(part, deals)).end),
    );
    const ceremony = value(makeTranscript(plan, messages, ends));
    expect(checkTranscript(ceremony).ok).toBe(true);
    expect(reason(makeTranscript(plan, messages, ends.slice(1)))).toBe('wrong-trustees');
    const of = { ...defined(ends[3], '').said, messages: 'ab'.repeat(32) };
    const other = [...ends.slice(0, 3), signAs(secret(3), of)];
    expect(reason(makeTranscript(plan, messages, other))).toBe('another-ceremony');

    const keysTurned = { ...ceremony, keys: ceremony.keys.toReversed() };
    expect(reason(checkTranscript(keysTurned))).toBe('public-key-differs');
    expect(reason(checkTranscript({ ...ceremony, keys: ceremony.keys.slice(1) }))).toBe(
      'public-key-differs',
    );
    const changedPlan = { ...ceremony, plan: { ...plan, kind: 'rehearsal' as const } };
    expect(reason(checkTranscript(changedPlan))).toBe('another-ceremony');
    const swapped = ceremony.messages.map((one, i) =>
      i === 1 ? { ...one, said: { ...one.said, tool: 'served' as const } } : one,
    );
    expect(reason(checkTranscript({ ...ceremony, messages: swapped }))).toBe(
      'signature-does-not-hold',
    );
  });

  test('of other trustees’ keys ends nobody’s part', async () => {
    const { part } = value(await takeDeals(defined(dealt[0], ''), deals));
    const other = await holdCeremony(of, nodeRandom);
    expect(reason(finishCeremony(part, other.ceremony))).toBe('another-ceremony');
  });

  test('a plan with all trustees needed, or one of them twice, is refused', () => {
    for (const change of [
      { threshold: 4 },
      { threshold: 1 },
      { slots: 0 },
      { trustees: plan.trustees.map((one) => ({ ...one, id: 'ada' })) },
      {
        trustees: plan.trustees.map((one) => ({ ...one, signingKey: toBase64url(nodeRandom(65)) })),
      },
    ])
      expect(reason(joinCeremony(defined(keys[0], ''), { ...plan, ...change }, 'own'))).toBe(
        'malformed-plan',
      );
  });

  test('two trustees’ secrets differ, and a slot’s from another’s', () => {
    const made = messages.flatMap(({ said }) =>
      said.slots.map(({ commitments }) => commitments[0]),
    );
    expect(new Set(made).size).toBe(12);
    expect(equalBytes(secret(0), secret(1))).toBe(false);
  });
});
