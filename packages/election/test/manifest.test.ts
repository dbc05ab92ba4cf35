import { describe, expect, test } from 'vitest';
import {
  checkManifest,
  electionId,
  ManifestSchema,
  type Manifest,
  type ManifestFault,
} from '@teller/election';
import { sampleManifest } from '@teller/rehearsal/sample';

const manifest = sampleManifest();

test('a well-formed manifest is taken, and its id is the hash of its canonical JSON', () => {
  expect(ManifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  expect(checkManifest(manifest).ok).toBe(true);
  const turned = Object.fromEntries(Object.entries(manifest).toReversed()) as unknown as Manifest;
  expect(electionId(turned)).toBe(electionId(manifest));
  expect(electionId({ ...manifest, title: 'committee' })).not.toBe(electionId(manifest));
});

describe('the schema refuses', () => {
  const bad: readonly (readonly [what: string, change: object])[] = [
    ['another format', { format: 'teller-manifest/2' }],
    ['a field it does not know', { extra: 1 }],
    ['a time that is not UTC', { opensAt: '2026-11-22T12:00:00+01:00' }],
    ['control characters', { title: 'a\u0000b' }],
    ['an empty title', { title: '' }],
    ['no contest', { contests: [] }],
    ['half a place', { contests: [{ ...manifest.contests[0], seats: 1.5 }] }],
    [
      'two candidates with one id',
      {
        contests: [
          {
            ...manifest.contests[0],
            candidates: [
              { id: 'a', name: 'A' },
              { id: 'a', name: 'B' },
            ],
          },
        ],
      },
    ],
    ['a key of the wrong length', { receiptKey: 'AAAA' }],
    ['no key for entitlements', { entitlementKey: undefined }],
    ...[
      undefined,
      '',
      'http://issuer.example',
      'https://issuer.example/',
      'https://issuer.example/api',
      'https://Issuer.example',
      'https://issuer.example:443',
      'https://user@issuer.example',
      'http://localhost.issuer.example',
    ].map(
      (origin) =>
        [
          `an issuer at ${origin}`,
          { issuers: manifest.issuers.map((issuer) => ({ ...issuer, origin })) },
        ] as const,
    ),
  ];
  test.each(bad)('%s', (_what, change) => {
    expect(ManifestSchema.safeParse({ ...manifest, ...change }).success).toBe(false);
  });
});

test.each(['https://issuer.example', 'https://issuer.example:8443', 'http://localhost:4100'])(
  'an issuer at %s is taken',
  (origin) => {
    const issuers = manifest.issuers.map((issuer) => ({ ...issuer, origin }));
    expect(ManifestSchema.safeParse({ ...manifest, issuers }).success).toBe(true);
  },
);

describe('reserved places', () => {
  const [contest] = manifest.contests;
  const group = { name: 'women', atLeast: 1, candidates: ['ash', 'cedar'] };
  const withReserved = (reserved: object): boolean =>
    ManifestSchema.safeParse({ ...manifest, contests: [{ ...contest, reserved }] }).success;

  test('are part of the manifest, and so of the election id', () => {
    const reserved = { groups: [group], lapse: 'leave-vacant' } as const;
    expect(withReserved(reserved)).toBe(true);
    const contests = [{ ...contest!, reserved }];
    expect(electionId({ ...manifest, contests })).not.toBe(electionId(manifest));
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

describe('checkManifest refuses', () => {
  const { ballotKey, contests, issuers, officers } = manifest;
  const bad: readonly (readonly [ManifestFault, Partial<Manifest>])[] = [
    ['contests-share-an-id', { contests: [...contests, ...contests] }],
    ['issuer-lacks-a-contest', { issuers: issuers.map((issuer) => ({ ...issuer, keys: [] })) }],
    ['issuers-share-an-id', { issuers: [...issuers, ...issuers] }],
    [
      'issuers-share-an-origin',
      { issuers: [...issuers, ...issuers.map((issuer) => ({ ...issuer, id: 'second' }))] },
    ],
    [
      'issuing-keys-alike',
      {
        issuers: [
          ...issuers,
          ...issuers.map((issuer) => ({ ...issuer, id: 'second', origin: 'https://b.example' })),
        ],
      },
    ],
    [
      'issuing-keys-alike',
      {
        contests: [...contests, ...contests.map((contest) => ({ ...contest, id: 'chair' }))],
        issuers: issuers.map(({ keys, ...issuer }) => ({
          ...issuer,
          keys: [...keys, ...keys.map((key) => ({ ...key, contest: 'chair' }))],
        })),
      },
    ],
    [
      'trustees-share-an-id',
      {
        ballotKey: {
          ...ballotKey,
          trustees: ballotKey.trustees.map((t) => ({ ...t, id: 'same' })),
        },
      },
    ],
    [
      'ceremony-does-not-match-trustees',
      { ballotKey: { ...ballotKey, ceremony: ballotKey.ceremony.toReversed() } },
    ],
    ['officers-share-an-id', { officers: officers.map((officer) => ({ ...officer, id: 'same' })) }],
    [
      'officers-share-an-id',
      { officers: officers.map((officer) => ({ ...officer, credential: 'AAAA' })) },
    ],
    ['too-few-officers', { approvals: 3 }],
    ['closes-before-it-opens', { closesAt: manifest.opensAt }],
  ];
  test.each(bad)('%s', (fault, change) => {
    expect(checkManifest({ ...manifest, ...change })).toEqual({ ok: false, error: fault });
  });
});
