import { propose, type FrozenElection, type OfficerAct } from '@teller/election';
import type { ProposedAct, Scope } from '@teller/election';
import { nodeRandom } from '@teller/protocol/node';
import type { Clock, ReceiptSigner } from '@teller/service';
import { sealBoxes, type BoxDeps, type SealDeps } from '@teller/service/box';
import {
  columnSettings,
  holdIssuingKeys,
  writeColumns,
  type ColumnDeps,
  type IssuerDeps,
} from '@teller/service/issuer';
import { approve, type OfficeDeps } from '@teller/service/office';
import { advanceRecords, type AdvanceDeps } from '@teller/service/record';
import {
  columnFiles,
  holdEntitlementKeys,
  rollSettings,
  writeRegisters,
  type RegisterDeps,
  type RollDeps,
} from '@teller/service/roll';
import { setUpElection, type Draft, type SetupDeps } from '@teller/service/setup';
import { MemoryMail } from '../memory/mail.ts';
import { issuer, officers, receiptKey } from './draft.ts';
import { valueOf } from './expected.ts';
import type { Stores } from './stores.ts';
import { TestClock } from './test-clock.ts';

const receipts: ReceiptSigner = {
  sign: async (_, message) => receiptKey.sign(message),
};

export interface World {
  readonly clock: Clock;
  readonly mail: MemoryMail;
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
export function makeWorld(stores: Stores, clock: Clock = new TestClock(), lifetime = 1000): World {
  const { elections, entries, keys, entitlementKeys, issuances, files } = stores;
  const mail = new MemoryMail();
  const random = nodeRandom;
  const leftOut: World['leftOut'] = [];
  const tokensLeftOut: World['tokensLeftOut'] = [];
  const held = holdIssuingKeys(keys, clock);
  const entitling = holdEntitlementKeys(entitlementKeys, clock);
  return {
    clock,
    mail,
    setup: { elections, entries, keys, entitlementKeys, receipts, files },
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
      clock,
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
      nonceKey: stores.nonceKey,
      sessions: stores.officerSessions,
      files,
      clock,
      random,
    },
    advance: { elections, log: stores.log, files, clock, whole: new Set() },
  };
}

export async function setUp(
  world: World,
  draft: Draft,
): Promise<FrozenElection & { readonly election: string }> {
  return valueOf(await setUpElection(world.setup, draft));
}

/** Both officers approve an act. */
export async function act(
  world: World,
  election: string,
  act: OfficerAct,
  contests?: Scope,
): Promise<void> {
  const proposed = await proposeNow(world, election, act, contests);
  for (const officer of officers) {
    const approval = officer.approve(election, proposed);
    valueOf(await approve(world.office, { election, proposed, approval }));
  }
}

/** The act as an officer would propose it at this very moment. */
export async function proposeNow(
  { office, clock }: World,
  election: string,
  act: OfficerAct,
  contests?: Scope,
): Promise<ProposedAct> {
  return propose({ log: await office.log.read(election), election }, act, clock.now(), contests);
}

export async function openElection(world: World, election: string): Promise<void> {
  await act(world, election, { type: 'freeze' });
  await act(world, election, { type: 'open' });
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
