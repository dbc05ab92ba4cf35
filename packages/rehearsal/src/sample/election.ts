import { assert, defined, sha256, toBase64url, toHex, utf8 } from '@teller/basics';
import type { Bytes } from '@teller/basics';
import {
  ballotKeyOf,
  ceremonyHash,
  contestHash,
  electionId,
  entryHash,
  memberHash,
  propose,
  statementHash,
  usualFloor,
  withoutStatements,
  type Action,
  type Contest,
  type ContestTerms,
  type Frozen,
  type FrozenElection,
  type LogEntry,
  type Manifest,
  type OfficerAct,
} from '@teller/election';
import { combineShares, rollCommitment } from '@teller/protocol';
import {
  makeSigningKey,
  nodePrimitives,
  nodeRandom,
  type IssuingKey,
  type SigningKey,
} from '@teller/protocol/node';
import { sealBallot } from '@teller/protocol/voter';
import {
  buildPublication,
  checkRelease,
  closeHash,
  contentsHash,
  contestFiles,
  electionFiles,
  fileLine,
  gathered,
  nextEntry,
  recordPath,
  sealStep,
  type Closing,
  type RecordFile,
  type RegisterEntry,
} from '@teller/record';
import { sampleOffice, SoftwarePasskey } from '../passkey/software-passkey.ts';
import { chair, committee } from './contests.ts';
import { holdCeremony } from '../keys/ceremony.ts';
import { releaseAs } from '../people/trustee.ts';
import { keptIssuingKey } from '../keys/issuing-keys.ts';
import { sampleTerms } from './frozen.ts';
import { takeTokenWith } from './take-token.ts';
import { withSealed } from './with-sealed.ts';
import { writtenBallots, writtenRegister } from './written-files.ts';

/** One ballot to cast: who, where, and what is written on it. */
interface Vote {
  readonly member: number;
  readonly contest: number;
  /** `'spoiled'`: a sealed ballot that does not open. */
  readonly marks: readonly number[] | 'spoiled';
}

const votes: readonly Vote[] = [
  { member: 0, contest: 0, marks: [1, 2, 3, 0, 0] },
  { member: 1, contest: 0, marks: [1, 0, 2, 0, 0] },
  { member: 2, contest: 0, marks: [2, 1, 0, 3, 0] },
  { member: 3, contest: 0, marks: [0, 0, 1, 2, 3] },
  { member: 4, contest: 0, marks: [1, 3, 2, 0, 4] },
  { member: 5, contest: 0, marks: [0, 1, 0, 0, 2] },
  { member: 6, contest: 0, marks: [0, 2, 3, 0, 0] },
  { member: 7, contest: 0, marks: 'spoiled' },
  { member: 0, contest: 1, marks: [1, 2, 3] },
  { member: 1, contest: 1, marks: [3, 1, 2] },
  { member: 2, contest: 1, marks: [1, 0, 2] },
  { member: 3, contest: 1, marks: [1, 2, 0] },
];

const ownMembers = 10;

/** The sample's votes, and so many more for the committee, each by a member of their own. */
function votesWith(more: number): readonly Vote[] {
  const others = Array.from({ length: more }, (_, i) => ({
    member: ownMembers + i,
    contest: 0,
    marks: [1, 2, 3, 4, 5].map((mark) => ((mark * (1 + (i % 4)) + (i % 7)) % 5) + 1),
  }));
  return [...votes, ...others];
}

/** A whole small election held in memory, and what its parties know. */
export interface SampleElection extends Closing, FrozenElection {
  readonly log: readonly LogEntry[];
  readonly officers: readonly SoftwarePasskey[];
  /** The record's files. */
  readonly files: ReadonlyMap<string, Bytes>;
  /** Ballots by contest, as cast. */
  readonly ballots: readonly (readonly Bytes[])[];
  /** The ballot box's. */
  readonly receiptKey: SigningKey;
}

/**
 * Holds an election of two contests, twelve ballots, one issuer, 2 of 3 trustees and 3 officers.
 *
 * @param more how many ballots beyond the twelve, for measuring
 * @param committee changes to the contest of the committee
 * @param issuers how many; the last one issued no token to whoever took one and did not vote
 */
export async function holdSampleElection({
  kind = 'election',
  more = 0,
  committee: changes = {},
  issuers = 1,
}: {
  readonly kind?: Manifest['kind'];
  readonly more?: number;
  readonly committee?: Partial<ContestTerms>;
  readonly issuers?: number;
} = {}): Promise<SampleElection> {
  const cast = votesWith(more);
  const members = Array.from({ length: ownMembers + more }, (_, i) => ({
    member: memberHash({ member: `M-${i}`, salt: toBase64url(new Uint8Array(16).fill(i)) }),
    contests: i < 5 ? ['committee', 'chair'] : ['committee'],
  }));
  const officers = [
    SoftwarePasskey.make('ada', 'Ada'),
    SoftwarePasskey.make('bea', 'Bea'),
    SoftwarePasskey.make('cem', 'Cem', sampleOffice, 2048),
  ] as const;
  const [ada, bea, cem] = officers;
  const receiptKey = makeSigningKey();
  const trustees = ['t1', 't2', 't3'].map((id) => ({ id, name: `Trustee ${id}` }));
  const { ceremony, holdings } = await holdCeremony(
    { organisation: 'The Example Society', kind, threshold: 2, slots: 2, trustees },
    nodeRandom,
  );
  const keys = await Promise.all(
    Array.from({ length: issuers }, (_, n) =>
      Promise.all(['committee', 'chair'].map((contest) => keptIssuingKey(`${contest}-${n + 1}`))),
    ),
  );
  const drafted = [{ ...committee, ...changes }, chair].map(withoutStatements);
  const contests = drafted.map(({ terms }, slot): Contest => ({
    format: 'teller-contest/1',
    ...terms,
    ballotKey: defined(ceremony.keys[slot], 'a slot for each contest'),
    slot,
    moduli: keys.map((own) => defined(own[slot], 'a key for each contest').modulus),
  }));
  const manifest: Manifest = {
    format: 'teller-manifest/2',
    kind,
    title: 'Committee and chair',
    organisation: 'The Example Society',
    opensAt: '2026-11-02T09:00:00Z',
    closesAt: '2026-11-09T12:00:00Z',
    ...sampleTerms,
    contests: contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) })),
    issuers: keys.map((_, n) => ({
      id: `issuer-${n + 1}`,
      name: `Issuer ${n + 1}`,
      origin: `http://localhost:${4100 + n}`,
    })),
    entitlementKey: makeSigningKey().publicKey,
    receiptKey: receiptKey.publicKey,
    roll: rollCommitment(members, ['committee', 'chair']),
    officers: [ada.officer, bea.officer],
    approvals: 2,
    office: sampleOffice,
    trustees,
    threshold: 2,
    ceremony: ceremonyHash(ceremony),
    floor: usualFloor,
    organisationLog: null,
  };
  const election = electionId(manifest);
  const frozen = { manifest, contests, ceremony };

  const ballots = await castAll(frozen, election, keys, cast);
  const log: LogEntry[] = [];
  const append = (at: string, action: Action): void => {
    log.push(nextEntry(log, election, { at, contests: 'all', action }, []));
  };
  const act = (at: string, action: OfficerAct, by: readonly SoftwarePasskey[]): void => {
    const proposed = propose({ log, election }, action, Date.parse(at));
    const { contests, expires } = proposed;
    const approvals = by.map((officer) => officer.approve(election, proposed));
    log.push(nextEntry(log, election, { at, contests, action, expires }, approvals));
  };
  act('2026-11-01T10:00:00Z', { type: 'freeze' }, [ada, bea]);
  act('2026-11-01T10:05:00Z', { type: 'enrol-officer', officer: cem.officer }, [ada, bea]);
  act('2026-11-02T09:00:00Z', { type: 'open' }, [ada, cem]);
  act('2026-11-09T12:00:00Z', { type: 'close' }, [bea, cem]);
  const closing = { ...frozen, election, close: defined(closeHash(log), 'it is closed') };
  const register = await writtenRegister(
    closing,
    members.map((entry, place) => registerEntry(entry, place, cast, issuers)),
  );
  const lists = await Promise.all(
    ballots.map(async (cast, contest) => writtenBallots(closing, contest, cast)),
  );
  const seals = lists.map(({ ballots, root }) => ({ ballots, root }));
  append('2026-11-09T12:05:00Z', sealStep(manifest, seals, toHex(sha256(register))));
  const releases: (readonly Bytes[])[] = [];
  for (const holding of holdings.slice(0, 2)) {
    const released = await releaseAs(holding, frozen, election, log);
    const checked = checkRelease(frozen, election, log, released);
    assert(checked.ok, 'a right release');
    releases.push(checked.value);
    append('2026-11-09T12:20:00Z', released);
  }
  act('2026-11-09T12:30:00Z', { type: 'count' }, [ada, bea]);
  const contents: RecordFile[] = [
    ...electionFiles(frozen),
    { path: recordPath.register, bytes: register },
    ...drafted
      .flatMap(({ statements }) => statements)
      .map((text) => ({ path: recordPath.statement(statementHash(text)), bytes: utf8(text) })),
  ];
  for (const [contest, { list, sealed, root }] of lists.entries()) {
    const { id } = defined(manifest.contests[contest], 'a contest');
    const shares = releases.map((own, n) => ({
      trustee: defined(trustees[n], 'a trustee').id,
      share: defined(own[contest], 'a share of each contest'),
    }));
    const about = defined(contests[contest], 'a contest');
    const privateKey = combineShares(ballotKeyOf(frozen, about), shares);
    assert(privateKey.ok, 'two shares give the key');
    const opening = { root, privateKey: privateKey.value, shares };
    const both = { list: [list], sealed: [sealed] };
    const made = await contestFiles(closing, contest, both, opening, nodePrimitives);
    assert(made.ok, 'the sample can be counted');
    contents.push(
      { path: recordPath.ballots(id), bytes: list },
      { path: recordPath.sealed(id), bytes: sealed },
    );
    for (const { path, bytes } of made.value)
      contents.push({ path, bytes: bytes instanceof Uint8Array ? bytes : await gathered(bytes) });
  }
  const lines = contents.map((file) => fileLine(file));
  const hash = contentsHash(lines, entryHash(defined(log.at(-1), 'an entry')));
  append('2026-11-09T12:40:00Z', { type: 'counted', contents: hash });
  act('2026-11-09T13:00:00Z', { type: 'publish', contents: hash }, [ada, bea]);
  const all = [...contents, ...buildPublication(election, lines, log)];
  const files = new Map(all.map(({ path, bytes }) => [path, bytes]));
  return { ...closing, log, officers, files, ballots, receiptKey };
}

function registerEntry(
  entry: { readonly member: string; readonly contests: readonly string[] },
  place: number,
  cast: readonly Vote[],
  issuers: number,
): RegisterEntry {
  const issued = (
    place < ownMembers ? votes : cast.slice(place + votes.length - ownMembers).slice(0, 1)
  )
    .filter(({ member }) => member === place)
    .map(({ contest }) => defined(['committee', 'chair'][contest], 'a contest'));
  // Somebody who took a token and did not vote; of several issuers they did not ask the last.
  const columns = Array.from({ length: issuers }, (_, n) =>
    place === 8 && (issuers === 1 || n < issuers - 1) ? ['committee'] : issued,
  );
  return { ...entry, channel: 'own-mail', issued: columns };
}

async function castAll(
  frozen: Frozen,
  election: string,
  keys: readonly (readonly IssuingKey[])[],
  cast: readonly Vote[],
): Promise<readonly (readonly Bytes[])[]> {
  const ballots: Bytes[][] = frozen.contests.map(() => []);
  for (const { contest, marks } of cast) {
    const token = await takeTokenWith(keys, frozen, election, contest);
    const written = marks === 'spoiled' ? [1, 2, 3, 4, 5] : marks;
    const ballot = await sealBallot(frozen, election, token, written);
    ballots[contest]?.push(
      marks === 'spoiled' ? withSealed(frozen, election, token, ballot, flipLast) : ballot,
    );
  }
  return ballots;
}

function flipLast(sealed: Bytes): Bytes {
  const flipped = sealed.slice();
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  return flipped;
}
