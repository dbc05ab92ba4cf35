import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { after, furthestBehind, needsApproval, phaseOf, start } from '@teller/election';
import type { Action, Entered, Phase, Refusal, Scope, Standing } from '@teller/election';
import { sampleFrozen } from '@teller/rehearsal/sample';

const { manifest } = sampleFrozen({
  opensAt: '2026-11-22T12:00:00Z',
  closesAt: '2026-11-29T12:00:00Z',
});
const [one = '', two = '', three = ''] = manifest.trustees.map(({ id }) => id);

const hash = 'a'.repeat(64);
const share = (trustee: string): Action => ({
  type: 'release-shares',
  trustee,
  checkpoint: { size: 4, root: hash },
  releases: [],
});
const life: readonly (readonly [action: Action, phase: Phase])[] = [
  [{ type: 'freeze' }, 'draft'],
  [{ type: 'open' }, 'open'],
  [{ type: 'close' }, 'closed'],
  [{ type: 'seal', contests: [], register: hash }, 'closed'],
  [share(two), 'closed'],
  [share(three), 'opened'],
  [{ type: 'count' }, 'opened'],
  [{ type: 'counted', contents: hash }, 'counted'],
  [{ type: 'publish', contents: hash }, 'published'],
];

function entered(action: Action, at = '2026-11-22T12:00:00Z', contests: Scope = 'all'): Entered {
  return { at, contests, action, ...(needsApproval(action) && { expires: at }) };
}

function follow(actions: readonly Action[]): Standing {
  return actions.reduce((standing, action) => {
    const next = after(standing, entered(action), manifest);
    return next.ok ? next.value : standing;
  }, start(manifest));
}

const done = (entries: number): Standing => follow(life.slice(0, entries).map(([act]) => act));

function refusal(standing: Standing, entry: Entered): Refusal | undefined {
  const next = after(standing, entry, manifest);
  return next.ok ? undefined : next.error;
}

test('an election goes from draft to published', () => {
  for (const [n, [, phase]] of life.entries()) expect(phaseOf(done(n + 1))).toBe(phase);
});

describe('nothing else is legal', () => {
  test('a step done twice or out of turn is refused', () => {
    for (let n = 0; n <= life.length; n++)
      for (const [i, [action]] of life.entries()) {
        // Any trustee's share may come after the seal, so those two may change places.
        const legal = i === n || (n === 4 && i === 5);
        expect(after(done(n), entered(action), manifest).ok, `${action.type} after ${n}`).toBe(
          legal,
        );
      }
  });

  test('shares need the sealed list, a known trustee, and come once each', () => {
    expect(refusal(done(3), entered(share(one)))).toBe('not-sealed-yet');
    expect(refusal(done(5), entered(share('nobody')))).toBe('unknown-trustee');
    expect(refusal(done(5), entered(share(two)))).toBe('already-done');
  });

  test('what is published must be what was counted', () => {
    const other = { type: 'publish', contents: 'b'.repeat(64) } as const;
    expect(refusal(done(8), entered(other))).toBe('contents-differ');
  });

  test('an entry names contests of the election, each once and in its order, or all', () => {
    const [contest = ''] = manifest.contests.map(({ id }) => id);
    const sealed = done(4);
    expect(refusal(sealed, entered(share(one), undefined, [contest]))).toBeUndefined();
    for (const scope of [['nowhere'], [contest, contest]])
      expect(refusal(sealed, entered(share(one), undefined, scope))).toBe('unknown-contest');
    expect(refusal(done(2), entered({ type: 'close' }, undefined, [contest]))).toBe(
      'for-all-contests-only',
    );
  });

  test('whatever is tried, phases only ever go forward, and void and published are final', () => {
    const order: readonly Phase[] = [
      'draft',
      'open',
      'closed',
      'opened',
      'counted',
      'published',
      'void',
    ];
    const action = fc.oneof(
      ...life.map(([step]) => fc.constant(step)),
      fc.constant<Action>({ type: 'void', reason: 'a fault' }),
      fc.constant(share(one)),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let standing = start(manifest);
        for (const next of actions) {
          const result = after(standing, entered(next), manifest);
          if (!result.ok) continue;
          expect(['published', 'void']).not.toContain(phaseOf(standing));
          expect(order.indexOf(phaseOf(result.value))).toBeGreaterThanOrEqual(
            order.indexOf(phaseOf(standing)),
          );
          standing = result.value;
        }
      }),
    );
  });
});

describe('times', () => {
  test('no entry is before the one before it', () => {
    expect(refusal(done(1), entered({ type: 'open' }, '2026-11-22T11:59:59Z'))).toBe(
      'not-at-this-time',
    );
  });

  test('voting is opened before its end, and closed after its start', () => {
    const early = follow([{ type: 'freeze' }]);
    const frozen = { ...early, at: '1970-01-01T00:00:00Z' };
    expect(refusal(frozen, entered({ type: 'open' }, '2026-11-29T11:59:59Z'))).toBeUndefined();
    expect(refusal(frozen, entered({ type: 'open' }, '2026-11-29T12:00:00Z'))).toBe(
      'not-at-this-time',
    );
    const open = { ...done(2), at: '1970-01-01T00:00:00Z' };
    expect(refusal(open, entered({ type: 'close' }, '1970-01-02T00:00:00Z'))).toBe(
      'not-at-this-time',
    );
    expect(refusal(open, entered({ type: 'close' }, '2026-11-22T12:00:00Z'))).toBeUndefined();
  });

  test('what happens on time happens at that instant, and no other', () => {
    const frozen = { ...done(1), at: '2026-11-22T11:00:00Z' };
    for (const [at, legal] of [
      ['2026-11-22T11:59:59Z', false],
      ['2026-11-22T12:00:00Z', true],
      ['2026-11-22T12:00:01Z', false],
    ] as const)
      expect(after(frozen, entered({ type: 'open-on-time' }, at), manifest).ok).toBe(legal);
    for (const [at, legal] of [
      ['2026-11-29T11:59:59Z', false],
      ['2026-11-29T12:00:00Z', true],
      ['2026-11-29T12:00:01Z', false],
    ] as const)
      expect(after(done(2), entered({ type: 'close-on-time' }, at), manifest).ok).toBe(legal);
    expect(furthestBehind(done(2)).hours.closesAt).toBe('2026-11-29T12:00:00Z');
  });

  test('an act takes effect before its approvals expire, which is at most a day later', () => {
    const at = '2026-11-22T12:00:00Z';
    for (const [expires, legal] of [
      ['2026-11-22T11:59:59Z', false],
      ['2026-11-22T12:00:00Z', true],
      ['2026-11-23T12:00:00Z', true],
      ['2026-11-23T12:00:01Z', false],
    ] as const)
      expect(after(done(1), { ...entered({ type: 'open' }, at), expires }, manifest).ok).toBe(
        legal,
      );
    const { expires: _, ...without } = entered({ type: 'open' }, at);
    expect(refusal(done(1), without)).toBe('proposal-lapsed');
    const seal = { ...entered(life[3]![0], at), expires: at };
    expect(refusal(done(3), seal)).toBe('proposal-lapsed');
  });
});
