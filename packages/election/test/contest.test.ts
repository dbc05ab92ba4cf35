import { defined } from '@teller/basics';
import { contestHash, ContestSchema } from '@teller/election';
import { sampleFrozen } from '@teller/rehearsal/sample';
import { describe, expect, test } from 'vitest';

const contest = defined(sampleFrozen().contests[0], 'a contest');

test('a well-formed contest is taken', () => {
  expect(ContestSchema.parse(JSON.parse(JSON.stringify(contest)))).toEqual(contest);
});

describe('the schema refuses', () => {
  const bad: readonly (readonly [what: string, change: object])[] = [
    ['another format', { format: 'teller-contest/2' }],
    ['a field it does not know', { extra: 1 }],
    ['another kind', { kind: 'poll' }],
    ['half a place', { seats: 1.5 }],
    ['nobody to elect', { candidates: [] }],
    [
      'two candidates with one id',
      {
        candidates: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
    ],
    ['a description without bounds', { description: 'x'.repeat(5_001) }],
    ['no ballot key', { ballotKey: undefined }],
    ['a ballot key of the wrong length', { ballotKey: 'AAAA' }],
    ['a slot before the first', { slot: -1 }],
    ['no issuing key', { moduli: [] }],
    ['an issuing key of the wrong length', { moduli: ['AAAA'] }],
  ];
  test.each(bad)('%s', (_what, change) => {
    expect(ContestSchema.safeParse({ ...contest, ...change }).success).toBe(false);
  });
});

const withReserved = (reserved: object): boolean =>
  ContestSchema.safeParse({ ...contest, reserved }).success;

describe('reserved places', () => {
  const group = { name: 'women', atLeast: 1, candidates: ['ash', 'cedar'] };
  test('are part of the contest, and so of its hash', () => {
    const reserved = { groups: [group], lapse: 'leave-vacant' } as const;
    expect(withReserved(reserved)).toBe(true);
    expect(contestHash({ ...contest, reserved })).not.toBe(contestHash(contest));
  });

  const bad: readonly (readonly [what: string, groups: readonly object[], lapse?: string])[] = [
    ['no group', []],
    ['a group without a number', [{ name: 'women', candidates: ['ash'] }]],
    ['more of a group than there are places', [{ ...group, atLeast: 3 }]],
    ['more than it allows', [{ ...group, atLeast: 2, atMost: 1 }]],
    ['somebody who does not stand', [{ ...group, candidates: ['ash', 'x'] }]],
    ['somebody twice', [{ ...group, candidates: ['ash', 'ash'] }]],
    ['two groups of one name', [group, { ...group, atLeast: 2 }]],
    ['a group without a name', [{ ...group, name: '' }]],
    ['half a place', [{ ...group, atLeast: 0.5 }]],
    ['another rule for when too few stand', [group], 'co-opt'],
  ];
  test.each(bad)('are refused with %s', (_what, groups, lapse = 'leave-vacant') => {
    expect(withReserved({ groups, lapse })).toBe(false);
  });
});
