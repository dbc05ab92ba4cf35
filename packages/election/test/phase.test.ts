import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { after, start, type Action, type Phase, type Standing } from '@teller/election';
import { sampleFrozen } from '@teller/rehearsal/sample';

const { manifest } = sampleFrozen();

const at = '2026-11-22T12:00:00Z';
const hash = 'a'.repeat(64);
const share = (trustee: string): Action => ({ type: 'release-share', trustee, share: 'AA' });
const seal: Action = { type: 'seal', contests: [], register: hash };
const life: readonly (readonly [action: Action, phase: Phase])[] = [
  [{ type: 'freeze', at }, 'draft'],
  [{ type: 'open', at }, 'open'],
  [{ type: 'close', at }, 'closed'],
  [seal, 'closed'],
  [share('trustee-2'), 'closed'],
  [share('trustee-3'), 'opened'],
  [{ type: 'count', at }, 'opened'],
  [{ type: 'counted', contents: hash }, 'counted'],
  [{ type: 'publish', at, contents: hash }, 'published'],
];

function follow(actions: readonly Action[]): Standing {
  return actions.reduce((standing, action) => {
    const next = after(standing, action, manifest);
    return next.ok ? next.value : standing;
  }, start(manifest));
}

test('an election goes from draft to published', () => {
  let standing = start(manifest);
  for (const [action, phase] of life) {
    const next = after(standing, action, manifest);
    expect(next, action.type).toMatchObject({ ok: true, value: { phase } });
    if (next.ok) standing = next.value;
  }
});

describe('nothing else is legal', () => {
  test('a step done twice or out of turn is refused', () => {
    for (let done = 0; done <= life.length; done++) {
      const standing = follow(life.slice(0, done).map(([action]) => action));
      for (const [i, [action]] of life.entries()) {
        // Any trustee's share may come after the seal, so those two may change places.
        const legal = i === done || (done === 4 && i === 5);
        expect(after(standing, action, manifest).ok, `${action.type} after ${done}`).toBe(legal);
      }
    }
  });

  test('shares need the sealed list, a known trustee, and come once each', () => {
    const closed = follow(life.slice(0, 3).map(([action]) => action));
    expect(after(closed, share('trustee-1'), manifest)).toEqual({
      ok: false,
      error: 'not-sealed-yet',
    });
    const sealed = follow(life.slice(0, 5).map(([action]) => action));
    expect(after(sealed, share('nobody'), manifest)).toEqual({
      ok: false,
      error: 'unknown-trustee',
    });
    expect(after(sealed, share('trustee-2'), manifest)).toEqual({
      ok: false,
      error: 'already-done',
    });
  });

  test('what is published must be what was counted', () => {
    const counted = follow(life.slice(0, 8).map(([action]) => action));
    expect(after(counted, { type: 'publish', at, contents: 'b'.repeat(64) }, manifest)).toEqual({
      ok: false,
      error: 'contents-differ',
    });
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
      fc.constant<Action>({ type: 'void', at, reason: 'a fault' }),
      fc.constant(share('trustee-1')),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let standing = start(manifest);
        for (const next of actions) {
          const result = after(standing, next, manifest);
          if (!result.ok) continue;
          expect(['published', 'void']).not.toContain(standing.phase);
          expect(order.indexOf(result.value.phase)).toBeGreaterThanOrEqual(
            order.indexOf(standing.phase),
          );
          standing = result.value;
        }
      }),
    );
  });
});
