import { toBase64url, utf8 } from '@teller/basics';
import { electionId, type ContestTerms } from '@teller/election';
import { recordPath } from '@teller/record';
import { readRecordFile } from '@teller/service/record';
import { setUpElection, type Draft } from '@teller/service/setup';
import { expect, test } from 'vitest';
import * as w from '@teller/rehearsal/world';

const roll = w.makeRoll(3);
const draft = w.makeDraft(roll);
const [ward, chair] = draft.contests;
const [first, second] = roll;
const teller = draft.issuers[0]!;

test('the same draft gives the same election; nothing is written twice', async () => {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const set = await w.setUp(world, draft);
  expect(set.election).toBe(electionId(set.manifest));
  const before = w.dump(stores);
  expect(await w.setUp(world, draft)).toEqual(set);
  expect(w.dump(stores)).toEqual(before);
  // Issuing keys that were destroyed after the close don't come back.
  for (const { contest } of draft.issuers[0]!.keys)
    await stores.keys.destroy({ election: set.election, issuer: 'teller', contest });
  await w.setUp(world, draft);
  expect(stores.keys.table.dump()).toEqual([]);
});

test('addresses are kept in the form in which they are asked for', async () => {
  const stores = w.makeStores();
  const { election } = await w.setUp(w.makeWorld(stores), {
    ...draft,
    roll: roll.map((entry) => ({ ...entry, email: ` ${entry.email.toUpperCase()}` })),
  });
  expect(await stores.entries.byEmail(election, first!.email)).toBeDefined();
});

/** The ward, with something that its first candidate says. */
function withStatement(statement: string): ContestTerms {
  const [first, ...others] = ward!.candidates;
  return { ...ward!, candidates: [{ ...first!, statement }, ...others] };
}

test('what candidates say is a file of its own, which everybody can read from the freeze on', async () => {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const said = 'I read the papers.\nThen I vote.';
  const { election, contests } = await w.setUp(world, {
    ...draft,
    contests: [withStatement(said), chair!],
  });
  const [contest] = contests;
  const hash = contest?.candidates[0]?.statement ?? '';
  expect(JSON.stringify(contests)).not.toContain('papers');
  const { elections, files } = stores;
  const record = { elections, files, clock: world.clock };
  const path = recordPath.statement(hash);
  expect(await readRecordFile(record, election, path)).toEqual(utf8(said));
  const other = recordPath.statement('a'.repeat(64));
  expect(await readRecordFile(record, election, other)).toBeUndefined();
  expect(await readRecordFile(record, election, recordPath.manifest)).toBeUndefined();
});

/** Twenty groups that hang together: the first counter can tell who is possible, the second gives up. */
function tooHard(): ContestTerms {
  const candidates = Array.from({ length: 250 }, (_, n) => ({ id: `c${n}`, name: `C ${n}` }));
  let seed = 7;
  const roll = (sides: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 16) % sides;
  };
  const people = candidates.map(() => ({ band: roll(5), woman: roll(2) === 1 }));
  const group = (name: string, of: (n: number) => boolean, bound: object) => ({
    name,
    ...bound,
    candidates: candidates.flatMap(({ id }, n) => (of(n) ? [id] : [])),
  });
  const groups = [
    ...Array.from({ length: 14 }, (_, r) =>
      group(`region ${r}`, (n) => n % 14 === r, { atMost: 2 }),
    ),
    ...Array.from({ length: 5 }, (_, b) =>
      group(`band ${b}`, (n) => people[n]?.band === b, { atLeast: 3 }),
    ),
    group('women', (n) => people[n]?.woman === true, { atLeast: 10 }),
  ];
  return { ...ward!, seats: 20, candidates, reserved: { groups, lapse: 'leave-vacant' } };
}

test('what the second counter could not check afterwards is refused before', async () => {
  const answer = await setUpElection(w.makeWorld(w.makeStores()).setup, {
    ...draft,
    contests: [tooHard(), chair!],
  });
  expect(answer).toMatchObject({
    ok: false,
    error: {
      reason: 'uncountable-contest',
      detail: 'committee, by the second counter: reserved-too-hard',
    },
  });
});

const faults: readonly (readonly [string, Partial<Draft>])[] = [
  ['bad-roll-entry', { roll: [{ ...first!, email: 'nowhere' }, second!] }],
  ['bad-roll-entry', { roll: [{ ...first!, contests: ['committee', 'chair', 'chair'] }] }],
  ['members-share-a-number', { roll: [first!, { ...second!, member: first!.member }] }],
  ['members-share-an-address', { roll: [first!, { ...second!, email: 'MEMBER-0@example.org' }] }],
  ['unknown-contest-on-the-roll', { roll: [{ ...first!, contests: ['ward-9'] }] }],
  ['contest-nobody-may-vote-in', { roll: [second!] }],
  ['bad-issuing-key', { issuers: [{ ...teller, keys: [{ contest: 'committee', key: '{}' }] }] }],
  [
    'bad-issuing-key',
    {
      issuers: draft.issuers.map(({ keys, ...issuer }) => ({
        ...issuer,
        keys: keys.map(({ contest }) => ({ ...keys[0]!, contest })),
      })),
    },
  ],
  ['bad-entitlement-key', { entitlementKey: '{}' }],
  ['bad-manifest', { issuers: [{ ...teller, origin: 'http://issuer.example' }] }],
  ['bad-manifest', { approvals: 3 }],
  ['bad-manifest', { closesAt: draft.opensAt }],
  ['bad-manifest', { title: '' }],
  [
    'bad-manifest',
    { officers: draft.officers.map((o) => ({ ...o, publicKey: toBase64url(new Uint8Array(65)) })) },
  ],
  ['bad-statement', { contests: [withStatement('a\u202Eb'), chair!] }],
  ['bad-statement', { contests: [withStatement('x'.repeat(5_001)), chair!] }],
  ['unknown-rule', { contests: [{ ...ward!, rule: 'scottish-2012' }, chair!] }],
  ['uncountable-contest', { contests: [ward!, { ...chair!, seats: 2 }] }],
  ['bad-key-ceremony', { ceremony: { ...draft.ceremony, keys: draft.ceremony.keys.toReversed() } }],
  ['bad-contest', { kind: 'rehearsal' }],
  ['too-few-slots', { ceremony: { ...draft.ceremony, keys: draft.ceremony.keys.slice(0, 1) } }],
  ['receipt-key-does-not-fit', { receiptKey: draft.officers[0]!.publicKey }],
  ['receipt-key-does-not-fit', { receiptKey: toBase64url(new Uint8Array(65)) }],
];

test.each(faults)('%s: refused, and nothing is written', async (reason, change) => {
  const stores = w.makeStores();
  const empty = w.dump(stores);
  const answer = await setUpElection(w.makeWorld(stores).setup, { ...draft, ...change });
  expect(answer).toMatchObject({ ok: false, error: { reason } });
  expect(w.dump(stores)).toEqual(empty);
});
