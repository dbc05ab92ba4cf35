import { defined, type Bytes } from '@teller/basics';
import { memberHash } from '@teller/election';
import { nodeRandom } from '@teller/protocol/node';
import { ballotHash, contestAt, tokenIn } from '@teller/protocol';
import { apart, readBallots, readRegister, recordPath, type Closing } from '@teller/record';
import { castBallot, receiptByToken, sealBoxes } from '@teller/service/box';
import { advanceRecords } from '@teller/service/record';
import { issueToken, writeColumns } from '@teller/service/issuer';
import { writeRegisters } from '@teller/service/roll';
import { committee } from '../sample/contests.ts';
import { entriesOf } from '../sample/entries.ts';
import { entitlementFor, forgeBallot, signIn } from './voter.ts';
import { makeDraft, makeRoll } from './draft.ts';
import { valueOf } from './expected.ts';
import { realTime, type Time } from './simulated-time.ts';
import type { Stores } from './stores.ts';
import { act, makeWorld, openElection, setUp, type World } from './world.ts';

export interface AcrossTheClose {
  readonly ballots: readonly Bytes[];
  /** For each ballot, what its voter was told: a receipt, or why not. */
  readonly told: readonly string[];
  /** For each ballot, whether the sealed list has it. */
  readonly listed: readonly boolean[];
  /** For each ballot, what its voter is told who asks again after the list is sealed. */
  readonly again: readonly string[];
  readonly byToken: readonly string[];
}

export interface Plan {
  /** Milliseconds, see drain.ts. */
  readonly lifetime: number;
  /** The job's own, for showing that the wait matters. */
  readonly drained?: number;
  /** Longest wait before and after a ballot or an issuance is stored, milliseconds. */
  readonly slow: number;
  readonly votes: number;
  /** Pseudo-random numbers from 0 to 1. */
  readonly random: () => number;
  /** The machine's own unless given. */
  readonly time?: Time;
}

/**
 * Casts ballots before, while and after two officers close the election, into a store that is slow at
 * random, while the jobs run all the time. For any implementation of the ports.
 */
export async function castAcrossTheClose(stores: Stores, plan: Plan): Promise<AcrossTheClose> {
  const time = plan.time ?? realTime;
  return time.run(async () => castIn(stores, plan, time));
}

async function castIn(stores: Stores, plan: Plan, time: Time): Promise<AcrossTheClose> {
  const { lifetime, votes } = plan;
  const box = {
    get: stores.box.get.bind(stores.box),
    put: slowly(stores.box.put.bind(stores.box), plan, time),
  };
  const world = makeWorld({ ...stores, box }, time, lifetime);
  const set = await setUp(world, {
    ...makeDraft(makeRoll(1)),
    opensAt: '2020-01-01T00:00:00Z',
  });
  const { election } = set;
  await openElection(world, election);
  const ballots = Array.from({ length: votes }, () => forgeBallot(set, 0));
  const seal = { ...world.seal, lifetime: plan.drained ?? lifetime };
  const told = await acrossTheClose({ ...world, seal }, election, { ...plan, time }, async (n) =>
    tell(await castBallot(world.box, defined(ballots[n], 'a ballot'))),
  );

  const hashes = await listedHashes(stores, set, 0);
  const listed = ballots.map((ballot) => hashes.has(ballotHash(ballot)));
  const again = await Promise.all(
    ballots.map(async (ballot) => tell(await castBallot(world.box, ballot))),
  );
  const byToken = await Promise.all(
    ballots.map(async (ballot) =>
      tell(await receiptByToken(world.box, { election, token: tokenIn(ballot).slice() })),
    ),
  );
  return { ballots, told, listed, again, byToken };
}

export interface IssuedAcrossTheClose {
  /** For each member, what they were told: a token, or why not. */
  readonly told: readonly string[];
  /** For each member, whether the register says that they took a token. */
  readonly registered: readonly boolean[];
}

/** The same with tokens: members ask the issuer before, while and after the election closes. */
export async function issueAcrossTheClose(
  stores: Stores,
  plan: Plan,
): Promise<IssuedAcrossTheClose> {
  const time = plan.time ?? realTime;
  return time.run(async () => issueIn(stores, plan, time));
}

async function issueIn(stores: Stores, plan: Plan, time: Time): Promise<IssuedAcrossTheClose> {
  const { lifetime, votes } = plan;
  const issuances = {
    get: stores.issuances.get.bind(stores.issuances),
    all: stores.issuances.all.bind(stores.issuances),
    create: slowly(stores.issuances.create.bind(stores.issuances), plan, time),
  };
  const world = makeWorld({ ...stores, issuances }, time, lifetime);
  const roll = makeRoll(votes);
  const set = await setUp(world, {
    ...makeDraft(roll),
    opensAt: '2020-01-01T00:00:00Z',
  });
  const { election } = set;
  await openElection(world, election);
  const entitlements: Bytes[] = [];
  for (const n of roll.keys())
    entitlements.push(await entitlementFor(world, await signIn(world, election, n), committee.id));
  const settings = { ...world.column.settings, lifetime: plan.drained ?? lifetime };
  const column = { ...world.column, settings };
  const told = await acrossTheClose(
    { ...world, column },
    election,
    { ...plan, time },
    async (n) => {
      // Any number below the modulus is a blinded message.
      const blinded = nodeRandom(384);
      blinded[0] = 0;
      const entitlement = defined(entitlements[n], 'an entitlement');
      const issued = await issueToken(world.issuer, { entitlement, blinded });
      return issued.ok ? 'token' : issued.error.reason;
    },
  );
  const closing = await closingOf(stores, set);
  const file = await fileAt(stores, election, recordPath.register);
  const register = valueOf(await readRegister(file, closing));
  const taken = new Set<string>();
  for await (const some of register.entries)
    for (const entry of apart(some, register.width)) {
      const { member, issued } = register.layout.decode(entry);
      if (issued[0]?.includes(committee.id) === true) taken.add(member);
    }
  return { told, registered: roll.map((entry) => taken.has(memberHash(entry))) };
}

/** Hashes of the ballots in a contest's sealed list. */
export async function listedHashes(
  stores: Pick<Stores, 'elections' | 'files'>,
  set: Omit<Closing, 'close'>,
  contest: number,
): Promise<ReadonlySet<string>> {
  const path = recordPath.ballots(contestAt(set, contest).id);
  const file = await fileAt(stores, set.election, path);
  const list = await readBallots(file, await closingOf(stores, set), contest);
  return new Set((await entriesOf(list)).map(ballotHash));
}

async function closingOf(
  stores: Pick<Stores, 'elections'>,
  set: Omit<Closing, 'close'>,
): Promise<Closing> {
  const close = (await stores.elections.get(set.election))?.close;
  return { ...set, close: defined(close ?? undefined, 'it is closed') };
}

async function fileAt(
  stores: Pick<Stores, 'files'>,
  election: string,
  path: string,
): Promise<readonly Bytes[]> {
  return [defined(await stores.files.read({ area: 'working', election, path }), path)];
}

/** Has so many asked, evenly over a stretch in whose middle the election closes, while the jobs run. */
async function acrossTheClose(
  world: World,
  election: string,
  { lifetime, votes, time }: Plan & { readonly time: Time },
  ask: (n: number) => Promise<string>,
): Promise<readonly string[]> {
  const stretch = lifetime * 2;
  let sealed = false;
  const jobs = async (): Promise<void> => {
    while (!sealed) {
      await time.until(
        Promise.all([
          time.run(async () => writeColumns(world.column)),
          time.run(async () => sealBoxes(world.seal)),
        ]),
      );
      await writeRegisters(world.register);
      await advanceRecords(world.advance);
      sealed = (await world.advance.elections.get(election))?.seal !== null;
      await time.sleep(5);
    }
  };
  const close = async (): Promise<void> => {
    await time.sleep(stretch / 2);
    await act(world, election, { type: 'close' });
  };
  const asking = Array.from({ length: votes }, async (_, n) =>
    time.run(async () => {
      await time.sleep((stretch * n) / votes);
      return ask(n);
    }),
  );
  const [told] = await time.until(
    Promise.all([Promise.all(asking), time.run(close), time.run(jobs)]),
  );
  return told;
}

function slowly<Item>(
  store: (item: Item) => Promise<Item>,
  { slow, random }: Plan,
  time: Time,
): (item: Item) => Promise<Item> {
  return async (item) => {
    await time.sleep(random() * slow);
    const stored = await store(item);
    await time.sleep(random() * slow);
    return stored;
  };
}

function tell(result: Awaited<ReturnType<typeof castBallot | typeof receiptByToken>>): string {
  return result.ok ? 'receipt' : result.error;
}
