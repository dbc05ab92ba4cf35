import { fromBase64url, toBase64url, type Bytes, type Result } from '@teller/basics';
import type { Contest, Manifest, OfficerAct, RollEntry } from '@teller/election';
import { holdCeremony, type TrusteeShare } from '@teller/protocol';
import { loadSigningKey, makeIssuingKey, makeSigningKey, nodeRandom } from '@teller/protocol/node';
import type { Clock } from '@teller/service';
import { sealBoxes, type BoxDeps, type SealDeps } from '@teller/service/box';
import * as memory from '@teller/service/memory';
import { approve, type OfficeDeps } from '@teller/service/office';
import type { EntitlementKeys, IssuingKeys, ReceiptSigner } from '@teller/service/ports';
import { advanceRecords, type AdvanceDeps } from '@teller/service/record';
import {
  columnSettings,
  holdIssuingKeys,
  writeColumns,
  type ColumnDeps,
  type IssuerDeps,
} from '@teller/service/issuer';
import {
  columnFiles,
  holdEntitlementKeys,
  rollSettings,
  writeRegisters,
  type RegisterDeps,
  type RollDeps,
} from '@teller/service/roll';
import { setUpElection, type Draft, type SetupDeps } from '@teller/service/setup';
import { office, Passkey } from './passkey.ts';
import { TestClock } from './test-clock.ts';

export { TestClock };

const contests: readonly Contest[] = [
  {
    id: 'ward-1',
    title: 'Ward 1',
    seats: 2,
    rule: 'scottish-2011',
    candidates: ['ada', 'ben', 'cleo'].map((id) => ({ id, name: id })),
  },
  {
    id: 'chair',
    title: 'Chair',
    seats: 1,
    rule: 'av',
    candidates: ['dan', 'eve'].map((id) => ({ id, name: id })),
  },
];

export const olive: Passkey = new Passkey('olive');
export const oscar: Passkey = new Passkey('oscar');
export const officers: readonly Passkey[] = [olive, oscar];

/** The id of the issuer that runs beside the roll. */
export const issuer = 'teller';

const trustees = ['one', 'two', 'three'].map((id) => ({ id, name: `Trustee ${id}` }));
const ceremony = holdCeremony(trustees, 2, nodeRandom);
const receiptKey = makeSigningKey();
const entitlementKey = makeSigningKey();
export const issuingKeys = await Promise.all(contests.map(async () => makeIssuingKey()));

/** Members M-0, M-1, …: the first may vote in everything, the others in the ward. */
export function makeRoll(size: number): readonly RollEntry[] {
  return Array.from({ length: size }, (_, n) => ({
    member: `M-${n}`,
    name: `Member ${n}`,
    email: `member-${n}@example.org`,
    contests: n === 0 ? ['ward-1', 'chair'] : ['ward-1'],
    salt: toBase64url(nodeRandom(16)),
  }));
}

export function makeDraft(roll: readonly RollEntry[]): Draft {
  return {
    kind: 'election',
    title: 'Council',
    organisation: 'The Society',
    opensAt: '2026-11-01T09:00:00Z',
    closesAt: '2036-11-08T17:00:00Z',
    contests,
    officers: officers.map(({ officer }) => officer),
    approvals: 2,
    office,
    ballotKey: ceremony.ballotKey,
    issuers: [
      {
        id: issuer,
        origin: office.origin,
        keys: contests.map(({ id }, n) => ({
          contest: id,
          key: issuingKeys[n]?.store() ?? '',
        })),
      },
    ],
    entitlementKey: entitlementKey.store(),
    receiptKey: receiptKey.publicKey,
    roll,
  };
}

export function makeStores() {
  const box = new memory.MemoryBox();
  return {
    elections: new memory.MemoryElections(),
    entries: new memory.MemoryRollEntries(),
    memberChallenges: new memory.MemoryChallenges(),
    memberAllowances: new memory.MemoryAllowances(),
    memberSessions: new memory.MemorySessions(),
    issuances: new memory.MemoryIssuances(),
    keys: new memory.MemoryIssuingKeys(),
    entitlementKeys: new memory.MemoryEntitlementKeys(),
    box,
    contents: box,
    log: new memory.MemoryOfficersLog(),
    proposals: new memory.MemoryProposals(),
    setupCodes: new memory.MemorySetupCodes(),
    officerChallenges: new memory.MemoryChallenges(),
    officerAllowances: new memory.MemoryAllowances(),
    officerSessions: new memory.MemorySessions(),
    files: new memory.MemoryRecordFiles(),
  };
}

export type MemoryStores = ReturnType<typeof makeStores>;
/** The same, but any implementation of the ports. */
export type Stores = SetupDeps &
  Pick<AdvanceDeps, 'log' | 'files' | 'elections'> &
  Pick<OfficeDeps, 'proposals' | 'setupCodes'> &
  Pick<SealDeps, 'contents'> &
  Pick<BoxDeps, 'box'> & {
    readonly entries: RollDeps['entries'] & RegisterDeps['entries'];
    readonly keys: IssuingKeys;
    readonly entitlementKeys: EntitlementKeys;
    readonly issuances: IssuerDeps['issuances'] & ColumnDeps['issuances'];
    readonly memberChallenges: RollDeps['challenges'];
    readonly memberAllowances: RollDeps['allowances'];
    readonly memberSessions: RollDeps['sessions'];
    readonly officerChallenges: RollDeps['challenges'];
    readonly officerAllowances: RollDeps['allowances'];
    readonly officerSessions: RollDeps['sessions'];
  };

/** Everything of every store, to show that nothing was changed. */
export function dump(stores: MemoryStores): unknown {
  return Object.entries(stores).map(([name, { table }]) => [name, table.dump()]);
}

const receipts: ReceiptSigner = {
  sign: async (_, message) => loadSigningKey(receiptKey.store()).sign(message),
};

export interface World {
  readonly clock: Clock;
  readonly mail: memory.MemoryMail;
  /** What the seal job left out of the lists. */
  readonly leftOut: (readonly [string, Readonly<Record<string, number>>])[];
  readonly setup: SetupDeps;
  /** Tokens that the register job left out of the register. */
  readonly tokensLeftOut: (readonly [string, number])[];
  readonly roll: RollDeps;
  readonly register: RegisterDeps;
  readonly issuer: IssuerDeps;
  readonly column: ColumnDeps;
  readonly box: BoxDeps;
  readonly seal: SealDeps;
  readonly office: OfficeDeps;
  readonly advance: AdvanceDeps;
}

/** All sides of the service over these stores. */
export function makeWorld(
  stores: Omit<Stores, 'receipts'>,
  clock: Clock = new TestClock(),
  lifetime = 1000,
): World {
  const { elections, entries, keys, entitlementKeys, issuances, files } = stores;
  const mail = new memory.MemoryMail();
  const random = nodeRandom;
  const leftOut: World['leftOut'] = [];
  const tokensLeftOut: World['tokensLeftOut'] = [];
  const held = holdIssuingKeys(keys, clock);
  const entitling = holdEntitlementKeys(entitlementKeys, clock);
  return {
    clock,
    mail,
    setup: { elections, entries, keys, entitlementKeys, receipts },
    roll: {
      elections,
      entries,
      challenges: stores.memberChallenges,
      allowances: stores.memberAllowances,
      sessions: stores.memberSessions,
      entitlementKeys: entitling,
      mail,
      clock,
      random,
      settings: { ...rollSettings, answerAfter: 0 },
      mailFailed: () => undefined,
    },
    tokensLeftOut,
    register: {
      elections,
      entries,
      entitlementKeys: entitling,
      columns: columnFiles(files),
      files,
      leftOut: (election, tokens) => tokensLeftOut.push([election, tokens]),
    },
    issuer: { issuer, elections, issuances, keys: held, files, clock, lifetime },
    column: {
      issuer,
      elections,
      issuances,
      keys: held,
      files,
      clock,
      settings: { ...columnSettings, lifetime },
    },
    box: { elections, box: stores.box, receipts, files, clock, lifetime },
    leftOut,
    seal: {
      elections,
      contents: stores.contents,
      files,
      clock,
      lifetime,
      leftOut: (election, faults) => leftOut.push([election, Object.fromEntries(faults)]),
    },
    office: {
      elections,
      log: stores.log,
      proposals: stores.proposals,
      setupCodes: stores.setupCodes,
      challenges: stores.officerChallenges,
      allowances: stores.officerAllowances,
      sessions: stores.officerSessions,
      files,
      clock,
      random,
    },
    advance: { elections, log: stores.log, files },
  };
}

export async function setUp(
  world: World,
  draft: Draft,
): Promise<{ readonly election: string; readonly manifest: Manifest }> {
  return valueOf(await setUpElection(world.setup, draft));
}

/** Both officers approve an act. */
export async function act(world: World, election: string, act: OfficerAct): Promise<void> {
  for (const officer of officers)
    valueOf(
      await approve(world.office, { election, act, approval: officer.approve(election, act) }),
    );
}

/** An act of this very moment. */
export function now<T extends string>(world: World, type: T): { type: T; at: string } {
  return { type, at: new Date(world.clock.now()).toISOString().replace(/\.\d+Z/, 'Z') };
}

export async function openElection(world: World, election: string): Promise<void> {
  await act(world, election, now(world, 'freeze'));
  await act(world, election, now(world, 'open'));
}

/** The scheduled jobs, in an order in which each finds its work. */
export function jobs(world: World): readonly (() => Promise<void>)[] {
  return [
    async () => writeColumns(world.column),
    async () => writeRegisters(world.register),
    async () => sealBoxes(world.seal),
    async () => advanceRecords(world.advance),
  ];
}

/** All scheduled jobs, once. */
export async function runJobs(world: World): Promise<void> {
  for (const job of jobs(world)) await job();
}

export function shareOf(n: number): { readonly trustee: string; readonly share: string } {
  const { trustee, share } = ceremony.shares[n] as TrusteeShare;
  return { trustee, share: toBase64url(share) };
}

/** The value of what must have gone well. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function bytesOf(text: string): Bytes {
  return valueOf(fromBase64url(text));
}
