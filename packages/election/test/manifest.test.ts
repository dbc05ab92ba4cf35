import { describe, expect, test } from 'vitest';
import {
  checkManifest,
  electionId,
  ManifestSchema,
  type Manifest,
  type ManifestFault,
} from '@teller/election';
import { sampleFrozen } from '@teller/rehearsal/sample';

const { manifest } = sampleFrozen();

test('a well-formed manifest is taken, and its id is the hash of its canonical JSON', () => {
  expect(ManifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  expect(checkManifest(manifest).ok).toBe(true);
  const turned = Object.fromEntries(Object.entries(manifest).toReversed()) as unknown as Manifest;
  expect(electionId(turned)).toBe(electionId(manifest));
  expect(electionId({ ...manifest, title: 'committee' })).not.toBe(electionId(manifest));
});

describe('the schema refuses', () => {
  const [contest] = manifest.contests;
  const bad: readonly (readonly [what: string, change: object])[] = [
    ['the first version', { format: 'teller-manifest/1' }],
    ['a field it does not know', { extra: 1 }],
    ['a time that is not UTC', { opensAt: '2026-11-22T12:00:00+01:00' }],
    ['control characters', { title: 'a\u0000b' }],
    ['an empty title', { title: '' }],
    ['no contest', { contests: [] }],
    ['a contest in the manifest itself', { contests: [{ ...contest, title: 'Chair' }] }],
    ['a contest without its hash', { contests: [{ id: 'chair' }] }],
    ['a floor below twenty', { floor: 19 }],
    ['a time zone that is none', { timeZone: 'Europe/London\u0000' }],
    ['an offset for a time zone', { timeZone: '+01:00' }],
    ['no contact', { contact: undefined }],
    ['an address for people instead of one for mail', { contact: { name: 'A', email: 'Hall 3' } }],
    ['no word on the organisation’s log', { organisationLog: undefined }],
    [
      'a result that is final while complaints are taken',
      { provisions: { complaints: { hours: 72, to: 'the returning officer' }, finalAfter: 48 } },
    ],
    ['another consequence', { provisions: { ceasingToStand: { death: 'lot' } } }],
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

test('everything that may be said is taken', () => {
  const full: Manifest = {
    ...manifest,
    contests: [
      { id: 'north', sha256: 'a'.repeat(64) },
      { id: 'south', sha256: 'b'.repeat(64) },
    ],
    across: [{ group: 'women', atLeast: 13, shortfall: 'The committee co-opts.' }],
    provisions: {
      ceasingToStand: {
        death: 'held-again',
        withdrawal: 'passed-over',
        disqualification: 'place-vacant',
      },
      casualVacancy: 'countback',
      extension: { latest: '2026-12-06T12:00:00Z', grounds: 'The service was out of reach.' },
      complaints: { hours: 72, to: 'complaints@example.org' },
      finalAfter: 96,
    },
    auditors: [
      {
        id: 'scrutineer',
        name: 'The scrutineer',
        signingKey: manifest.receiptKey,
        encryptionKey: manifest.receiptKey,
      },
    ],
    organisationLog: { size: 12, head: 'c'.repeat(64) },
  };
  expect(checkManifest(ManifestSchema.parse(full)).ok).toBe(true);
});

describe('checkManifest refuses', () => {
  const { contests, issuers, officers, trustees } = manifest;
  const across = { group: 'women', atLeast: 2, shortfall: 'Nothing follows.' };
  const auditor = { id: 'a', name: 'A', signingKey: 'A', encryptionKey: 'A' };
  const extension = { latest: manifest.closesAt, grounds: 'An outage.' };
  const bad: readonly (readonly [ManifestFault, Partial<Manifest>])[] = [
    ['contests-share-an-id', { contests: [...contests, ...contests] }],
    ['issuers-share-an-id', { issuers: [...issuers, ...issuers] }],
    [
      'issuers-share-an-origin',
      { issuers: [...issuers, ...issuers.map((issuer) => ({ ...issuer, id: 'second' }))] },
    ],
    ['trustees-share-an-id', { trustees: trustees.map((one) => ({ ...one, id: 'same' })) }],
    ['no-trustee-to-spare', { threshold: 3 }],
    ['auditors-share-an-id', { auditors: [auditor, auditor] }],
    ['officers-share-an-id', { officers: officers.map((officer) => ({ ...officer, id: 'same' })) }],
    [
      'officers-share-an-id',
      { officers: officers.map((officer) => ({ ...officer, credential: 'AAAA' })) },
    ],
    ['too-few-officers', { approvals: 3 }],
    ['closes-before-it-opens', { closesAt: manifest.opensAt }],
    ['extension-before-the-end', { provisions: { extension } }],
    ['places-across-unknown-contests', { across: [{ ...across, contests: ['committee', 'x'] }] }],
    [
      'places-across-unknown-contests',
      { across: [{ ...across, contests: ['committee', 'committee'] }] },
    ],
  ];
  test.each(bad)('%s', (fault, change) => {
    expect(checkManifest({ ...manifest, ...change })).toEqual({ ok: false, error: fault });
  });
});
