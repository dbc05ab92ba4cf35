import { equalBytes, type Bytes } from '@teller/basics';
import { parseBallotList, recordPath } from '@teller/record';
import { systemClock } from '@teller/service';
import { castBallot, receiptByToken, sealBoxes } from '@teller/service/box';
import { advanceRecords } from '@teller/service/record';
import { writeRegisters } from '@teller/service/roll';
import { setTimeout } from 'node:timers/promises';
import { forgeBallot } from './voter.ts';
import * as w from './world.ts';

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
  /** The seal job's own, for showing that the wait matters. */
  readonly drained?: number;
  /** Longest wait before and after a ballot is stored, milliseconds. */
  readonly slow: number;
  readonly votes: number;
  /** Pseudo-random numbers from 0 to 1. */
  readonly random: () => number;
}

/**
 * Casts ballots before, while and after two officers close the election, into a store that is slow at
 * random, while the jobs run all the time. For any implementation of the ports.
 */
export async function castAcrossTheClose(
  stores: Omit<w.Stores, 'receipts'>,
  plan: Plan,
): Promise<AcrossTheClose> {
  const { lifetime, slow, votes, random } = plan;
  const box = {
    get: stores.box.get.bind(stores.box),
    put: async (ballot: Parameters<typeof stores.box.put>[0]) => {
      await setTimeout(random() * slow);
      const stored = await stores.box.put(ballot);
      await setTimeout(random() * slow);
      return stored;
    },
  };
  const world = w.makeWorld({ ...stores, box }, systemClock, lifetime);
  const set = await w.setUp(world, {
    ...w.makeDraft(w.makeRoll(1)),
    opensAt: '2020-01-01T00:00:00Z',
  });
  const { election, manifest } = set;
  await w.openElection(world, election);
  const ballots = Array.from({ length: votes }, () => forgeBallot(set, 0));

  const seal = { ...world.seal, lifetime: plan.drained ?? lifetime };
  let sealed = false;
  const jobs = async (): Promise<void> => {
    while (!sealed) {
      await Promise.all([writeRegisters(world.register), sealBoxes(seal)]);
      await advanceRecords(world.advance);
      sealed = (await stores.elections.get(election))?.seal !== null;
      await setTimeout(5);
    }
  };
  const stretch = lifetime * 2;
  const close = async (): Promise<void> => {
    await setTimeout(stretch / 2);
    await w.act(world, election, w.now(world, 'close'));
  };
  const cast = async (ballot: Bytes, n: number): Promise<string> => {
    await setTimeout((stretch * n) / votes);
    return tell(await castBallot(world.box, ballot));
  };
  const [told] = await Promise.all([Promise.all(ballots.map(cast)), close(), jobs()]);

  const path = recordPath.ballots('ward-1');
  const bytes = await stores.files.read({ area: 'working', election, path });
  const list = w.valueOf(parseBallotList(bytes!, manifest, election, 0));
  const listed = ballots.map((ballot) => [...list].some((one) => equalBytes(one, ballot)));
  const again = await Promise.all(
    ballots.map(async (ballot) => tell(await castBallot(world.box, ballot))),
  );
  const byToken = await Promise.all(
    ballots.map(async (ballot) =>
      tell(await receiptByToken(world.box, { election, token: ballot.slice(35, 100) })),
    ),
  );
  return { ballots, told, listed, again, byToken };
}

function tell(result: Awaited<ReturnType<typeof castBallot | typeof receiptByToken>>): string {
  return result.ok ? 'receipt' : result.error;
}
