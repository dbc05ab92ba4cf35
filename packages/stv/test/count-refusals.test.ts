import { expect, test } from 'vitest';
import { count } from '../src/index.ts';

const base = {
  rule: 'scottish-2011',
  seats: 1,
  candidates: ['A', 'B'],
  groups: [{ preferences: [0], papers: 1 }],
} as const;

test.each([
  ['bad-seats', { seats: 0 }],
  ['bad-seats', { seats: 1.5 }],
  ['no-candidates', { candidates: [], groups: [] }],
  ['no-candidates', { withdrawn: [0, 1] }],
  ['too-many-candidates', { candidates: Array.from({ length: 10_001 }, () => 'x') }],
  ['bad-seats', { seats: 10_001 }],
  ['bad-withdrawn', { withdrawn: [2] }],
  ['bad-withdrawn', { withdrawn: [0.5] }],
  ['bad-withdrawn', { withdrawn: [0, 0] }],
  ['bad-lot', { lot: [0, -1] }],
  ['bad-lot', { lot: [1, 1] }],
  ['bad-papers', { groups: [{ preferences: [2], papers: 1 }] }],
  ['bad-papers', { groups: [{ preferences: [0, 0], papers: 1 }] }],
  ['bad-papers', { groups: [{ preferences: [0.5], papers: 1 }] }],
  ['bad-papers', { groups: [{ preferences: [0], papers: 0 }] }],
  ['bad-papers', { groups: [{ preferences: [0], papers: 0.5 }] }],
  ['bad-papers', { groups: [{ preferences: [0], papers: 1.5 }] }],
  ['too-many-papers', { groups: [{ preferences: [0], papers: 1_000_000_001 }] }],
])('refuses %s', (reason, change) => {
  expect(count({ ...base, ...change })).toMatchObject({ ok: false, error: { reason } });
});

test('takes as many seats and candidates as there may be', () => {
  const candidates = Array.from({ length: 10_000 }, (_, c) => `${c}`);
  expect(count({ ...base, candidates })).toMatchObject({ ok: true, value: { elected: [0] } });
  expect(count({ ...base, seats: 10_000 })).toMatchObject({ ok: true, value: { unfilled: 9998 } });
});

test('no paper of a kind is invalid: that may be said too', () => {
  const groups = [...base.groups, { preferences: [], papers: 2 }];
  expect(count({ ...base, groups, invalid: { blank: 0 } })).toMatchObject({ ok: true });
  expect(count({ ...base, groups, invalid: { blank: 2 } })).toMatchObject({ ok: true });
  expect(count({ ...base, groups, invalid: { blank: 3 } })).toMatchObject({ ok: false });
});
