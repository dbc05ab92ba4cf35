import type { ContestTerms } from '@teller/election';
import { expect, test } from 'vitest';
import { decided, draftFor, type Draft } from '../src/vote/rank/draft.ts';

const contest: ContestTerms = {
  id: 'ward',
  kind: 'places',
  title: 'Ward',
  seats: 1,
  rule: 'av',
  candidates: [
    { id: 'ada', name: 'Ada' },
    { id: 'ben', name: 'Ben' },
    { id: 'cyd', name: 'Cyd' },
  ],
};
const kept: Draft = {
  ward: { shown: ['cyd', 'ada', 'ben'], ranked: ['ben'], abstains: false },
};

test('what was kept comes back: the same order on the screen, the same ranks', () => {
  expect(draftFor([contest], kept)).toEqual(kept);
});

test.each([
  ['a candidate who does not stand', { shown: ['cyd', 'ada', 'ben'], ranked: ['zoe'] }],
  ['a rank given twice', { shown: ['cyd', 'ada', 'ben'], ranked: ['ben', 'ben'] }],
  ['a candidate who is not shown', { shown: ['cyd', 'ada'], ranked: [] }],
  ['something else altogether', { shown: 'cyd', ranked: null }],
])('a kept draft with %s begins anew', (_, broken) => {
  const stored = { ward: { abstains: false, ...broken } } as unknown as Draft;
  const draft = draftFor([contest], stored)['ward'];
  expect(draft?.ranked).toEqual([]);
  expect([...(draft?.shown ?? [])].sort()).toEqual(['ada', 'ben', 'cyd']);
});

test('to abstain is a decision, to have ranked nobody is none', () => {
  const empty = { shown: [], ranked: [], abstains: false };
  expect(decided(empty)).toBe(false);
  expect(decided({ ...empty, abstains: true })).toBe(true);
});
