import { canonicalBytes, defined, toBase64url } from '@teller/basics';
import {
  ceremonyHash,
  checkFrozenElection,
  checkManifest,
  contestHash,
  ContestSchema,
  ManifestSchema,
  provisionsOf,
  type Ceremony,
  type Contest,
  type FrozenElection,
  type FrozenFault,
  type Manifest,
} from '@teller/election';
import { chair, committee, sampleFrozen } from '@teller/rehearsal/sample';
import { describe, expect, test } from 'vitest';

const frozen = sampleFrozen({}, [committee, chair]);
const [first, second] = frozen.contests;

/** The parts with one contest changed, named by a manifest that goes with them. */
function withContest(change: Partial<Contest>): FrozenElection {
  const contests = [first!, { ...second!, ...change }];
  const lines = contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) }));
  return { ...frozen, contests, manifest: { ...frozen.manifest, contests: lines } };
}

function withCeremony(change: Partial<Ceremony>): FrozenElection {
  const ceremony = { ...frozen.ceremony, ...change };
  return {
    ...frozen,
    ceremony,
    manifest: { ...frozen.manifest, ceremony: ceremonyHash(ceremony) },
  };
}

function withPlan(change: Partial<Ceremony['plan']>): FrozenElection {
  return withCeremony({ plan: { ...frozen.ceremony.plan, ...change } });
}

test('parts that go together are taken', () => {
  expect(checkFrozenElection(frozen).ok).toBe(true);
  expect(checkFrozenElection(withContest({ title: 'Another' })).ok).toBe(true);
});

describe('checkFrozenElection refuses', () => {
  const { keys, plan } = frozen.ceremony;
  const bad: readonly (readonly [FrozenFault['reason'], FrozenElection])[] = [
    ['contest-missing', { ...frozen, contests: [first!] }],
    ['contest-is-not-the-one-named', { ...frozen, contests: [second!, first!] }],
    [
      'contest-is-not-the-one-named',
      { ...frozen, contests: [first!, { ...second!, title: 'Another' }] },
    ],
    ['not-one-issuing-key-an-issuer', withContest({ moduli: [...second!.moduli, 'another'] })],
    ['issuing-keys-alike', withContest({ moduli: first!.moduli })],
    ['slots-alike', withContest({ slot: first!.slot })],
    [
      'extension-before-the-end',
      withContest({
        provisions: { extension: { latest: frozen.manifest.closesAt, grounds: 'An outage.' } },
      }),
    ],
    [
      'ceremony-is-not-the-one-named',
      {
        ...frozen,
        ceremony: { ...frozen.ceremony, messages: [] },
      },
    ],
    ['ceremony-does-not-match-trustees', withPlan({ trustees: plan.trustees.toReversed() })],
    ['ceremony-does-not-match-trustees', withPlan({ threshold: 3 })],
    ['ceremony-of-another-kind', withPlan({ kind: 'election' })],
    ['ballot-key-is-not-the-slots', withCeremony({ keys: keys.slice(1) })],
  ];
  test.each(bad)('%s', (reason, parts) => {
    expect(checkFrozenElection(parts)).toMatchObject({ ok: false, error: { reason } });
  });
});

test('a contest’s own provision comes before the common one', () => {
  const common = { casualVacancy: 'by-election', finalAfter: 48 } as const;
  const contest = { ...first!, provisions: { casualVacancy: 'countback' } as const };
  expect(provisionsOf({ ...frozen.manifest, provisions: common }, contest)).toEqual({
    casualVacancy: 'countback',
    finalAfter: 48,
  });
});

/** The largest that is planned for: 100 contests, 9 trustees, 2 issuers. */
function large(candidates: number): FrozenElection {
  const words = 'a word or two on what it is about '.repeat(12);
  const terms = Array.from({ length: 100 }, (_, n) => ({
    ...committee,
    id: `regional-division-${n}`,
    title: `Members of the national committee for regional division ${n}`,
    instructions: words,
    description: words,
    candidates: Array.from({ length: candidates }, (_, c) => ({
      id: `candidate-number-${c}`,
      name: `A Candidate of Ordinary Length ${c}`,
      slate: 'Members for a Better Committee',
      statement: `What ${c} has to say to the members. `.repeat(100),
    })),
  }));
  const issuers = ['deployment', 'scrutineer'].map((id) => ({
    id,
    name: `The issuer of the ${id}`,
    origin: `https://${id}.example.org`,
  }));
  const base = sampleFrozen({ issuers }, terms);
  const contests = base.contests.map((contest, n) => ({
    ...contest,
    moduli: issuers.map((_, i) => key(384, n + 100 * i)),
  }));
  const trustees = Array.from({ length: 9 }, (_, n) => ({
    id: `trustee-${n}`,
    name: words.slice(0, 40),
  }));
  const ceremony: Ceremony = {
    ...base.ceremony,
    plan: {
      ...base.ceremony.plan,
      trustees: trustees.map((trustee, n) => ({ ...trustee, signingKey: key(65, n) })),
    },
  };
  const manifest: Manifest = {
    ...base.manifest,
    contests: contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) })),
    trustees,
    ceremony: ceremonyHash(ceremony),
    officers: Array.from({ length: 8 }, (_, n) => ({
      id: `officer-${n}`,
      name: words.slice(0, 40),
      credential: key(64, n),
      publicKey: key(65, n),
    })),
    provisions: {
      ceasingToStand: { death: 'held-again', withdrawal: 'passed-over' },
      extension: { latest: '2026-12-06T12:00:00Z', grounds: words },
      complaints: { hours: 72, to: words },
      finalAfter: 96,
    },
  };
  return { manifest, contests, ceremony };
}

function key(length: number, n: number): string {
  return toBase64url(Uint8Array.from({ length }, (_, i) => (i + n) % 256));
}

function lastContest(parts: FrozenElection): number {
  return canonicalBytes(defined(parts.contests[99], 'the last contest')).length;
}

describe('at the largest that is planned for', () => {
  const whole = large(60);
  test('the parts go together', () => {
    expect(checkManifest(ManifestSchema.parse(whole.manifest)).ok).toBe(true);
    for (const contest of whole.contests) ContestSchema.parse(contest);
    expect(checkFrozenElection(whole)).toMatchObject({ ok: true });
  });
  test('the manifest has under 30 kB', () => {
    expect(canonicalBytes(whole.manifest).length).toBeLessThan(30_000);
  });
  test('a contest of 60 candidates has under 20 kB, one of 250 under 80 kB', () => {
    expect(lastContest(whole)).toBeLessThan(20_000);
    expect(lastContest(large(250))).toBeLessThan(80_000);
  });
});
