import { instant, votingAt, type Phase, type Voting } from '@teller/election';
import { describe, expect, test } from 'vitest';

const hours = { opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-11-08T17:00:00Z' };
const opens = Date.parse(hours.opensAt);
const closes = Date.parse(hours.closesAt);

const at = (phase: Phase, now: number, sealed = false): Voting =>
  votingAt({ phase, hours, sealed }, now);

/** Half seconds, and then days, on one side of a moment. */
const before = (moment: number): readonly number[] => aside.map((by) => moment - by);
const from = (moment: number): readonly number[] => [moment, ...aside.map((by) => moment + by)];
const aside = [1, 500, 1_000, 1_500, 2_000, 16_000, 60_000, 86_400_000, 6 * 86_400_000];
const any = [...before(opens), ...from(opens), ...before(closes), ...from(closes)];

describe('an election that the officers have opened', () => {
  test.each([
    ['not-open-yet', before(opens)],
    ['open', from(opens)],
    ['open', before(closes)],
    ['being-sealed', from(closes)],
  ] as const)('is %s', (voting, moments) => {
    expect(moments.map((now) => [instant(now), at('open', now)])).toEqual(
      moments.map((now) => [instant(now), voting]),
    );
  });

  test('is open to the last millisecond, and over with the instant itself', () => {
    expect(at('open', opens - 1)).toBe('not-open-yet');
    expect(at('open', opens)).toBe('open');
    expect(at('open', closes - 1)).toBe('open');
    expect(at('open', closes)).toBe('being-sealed');
  });

  test('is over when the officers have closed it, whatever the time', () => {
    for (const now of any) {
      expect(at('closed', now)).toBe('being-sealed');
      expect(at('closed', now, true)).toBe('closed');
      for (const phase of ['opened', 'counted', 'published'] as const)
        expect(at(phase, now, true)).toBe('closed');
    }
  });

  test('is void from the act on', () => {
    for (const now of any) {
      expect(at('void', now)).toBe('void');
      expect(at('void', now, true)).toBe('void');
    }
  });
});

test('an election that the officers have not opened isn’t open, whatever the time', () => {
  for (const now of any) expect(at('draft', now)).toBe('not-open-yet');
});
