import type { Failure, NoAnswer, ProblemName } from '@teller/api';
import { defined, err, ok, toBase64url } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import { instant } from '@teller/election';
import { ballotHash } from '@teller/protocol';
import * as w from '@teller/rehearsal/world';
import { castBallot, receiptByToken, type BoxDeps } from '@teller/service/box';
import { issueToken } from '@teller/service/issuer';
import { entitle } from '@teller/service/roll';
import { expect, test } from 'vitest';
import { castOne, type Carried, type CastPorts, type Progress } from '../src/vote/cast/cast.ts';

// Members cast with the browser's own code while voting ends, into a store that holds their ballots up and
// over connections that break. What each is told in the end must be what the list says.

const contest = 'committee';
const noAnswer: NoAnswer = { kind: 'no-answer' };

interface Told {
  readonly end: Progress['step'];
  readonly steps: readonly Progress['step'][];
  readonly listed: boolean;
}

/** How the voting ends: the officers close it, or its time passes and they close it later. */
type Ending = 'by act' | 'by time';

async function acrossTheClose(seed: number, ending: Ending): Promise<readonly Told[]> {
  const random = w.seeded(seed);
  const opens = Date.parse('2026-11-02T09:00:00Z');
  const time = new w.SimulatedTime(opens - 60_000);
  const moment = async (longest: number): Promise<void> => time.sleep(random() * longest);
  const stores = w.makeStores();
  /** Where a ballot is held up on its way, as between a server and its database. */
  const box = {
    get: stores.box.get.bind(stores.box),
    async put(...item: Parameters<typeof stores.box.put>) {
      await moment(4_000);
      const stored = await stores.box.put(...item);
      await moment(2_000);
      return stored;
    },
  };
  const world = w.makeWorld({ ...stores, box }, time, 2_500);
  const members = 12;
  const closes = opens + 60_000;
  const draft = {
    ...w.makeDraft(w.makeRoll(members)),
    opensAt: instant(opens),
    closesAt: instant(ending === 'by time' ? closes : closes + 86_400_000),
  };

  return time.run(async () => {
    const set = await w.setUp(world, draft);
    const { election } = set;
    await w.openElection(world, election);
    await time.sleep(60_000);
    const secrets: string[] = [];
    for (let n = 0; n < members; n++) secrets.push(await w.signIn(world, election, n));

    // Of the servers one is ahead and one behind.
    const servers = [0, -3_000, 3_000].map((ahead): BoxDeps => ({
      ...world.box,
      clock: beside(time, ahead),
    }));
    const ballots = secrets.map(() => w.forgeBallot(set, 0));
    const told = secrets.map((secret, n) => {
      const ballot = defined(ballots[n], 'a ballot');
      const ports = member(secret, ballot, () => defined(servers[Math.floor(random() * 3)], 'one'));
      return time.run(async () => {
        await time.sleep(50_000 + random() * 14_000);
        const steps: Progress['step'][] = [];
        const casting = { contest, number: 0, marks: [1, 2, 0, 0, 0] };
        const { step } = await castOne(casting, ports, (progress) => steps.push(progress.step));
        return { end: step, steps };
      });
    });

    let sealed = false;
    const jobs = w.jobs(world).map((job) =>
      time.run(async () => {
        while (!sealed) {
          await job();
          sealed = (await stores.elections.get(election))?.seal !== null;
          await time.sleep(500);
        }
      }),
    );
    const close = time.run(async () => {
      await time.sleep(60_000 + (ending === 'by time' ? 1_000 + random() * 30_000 : 0));
      await w.act(world, election, { type: 'close' });
    });
    const ends = await time.until(Promise.all(told));
    await time.until(Promise.all([...jobs, close]));

    const listed = await w.listedHashes(stores, set, 0);
    return ends.map((one, n) => ({
      ...one,
      listed: listed.has(ballotHash(defined(ballots[n], 'a ballot'))),
    }));

    /** A request over a connection that may break while the server goes on. */
    async function ask<Value, Name extends ProblemName>(
      serve: () => Promise<Result<Value, Name | { readonly reason: Name }>>,
    ): Promise<Result<Value, Failure<Name>>> {
      const answer = time.run(async () => {
        await moment(200);
        return serve();
      });
      const broken = time.run(async () => {
        await time.sleep(300 + random() * 8_000);
        return 'broken' as const;
      });
      const first = await time.until(Promise.race([answer, broken]));
      if (first === 'broken') return err(noAnswer);
      if (first.ok) return first;
      const name = typeof first.error === 'string' ? first.error : first.error.reason;
      return err({ kind: 'problem', name } as Failure<Name>);
    }

    /** A member's device and connection, with the services themselves at its other end. */
    function member(secret: string, ballot: Bytes, server: () => BoxDeps): CastPorts {
      const stored = new Map<string, Carried>();
      return {
        read: (of) => stored.get(of),
        write(of, carried) {
          stored.set(of, carried);
          return true;
        },
        prepareToken: async () => 'pending',
        blindedMessages: async () => [toBase64url(new Uint8Array(384).fill(1))],
        askEntitlements: async () =>
          ask(async () => {
            const entitled = await entitle(world.roll, secret, [contest]);
            return entitled.ok
              ? ok({ entitlements: entitled.value.map((one) => one.map(toBase64url)) })
              : entitled;
          }),
        askToken: async (_, entitlement, blinded) =>
          ask(async () =>
            issueToken(world.issuer, {
              entitlement: w.bytesOf(entitlement),
              blinded: w.bytesOf(blinded),
            }),
          ),
        holds: async () => true,
        finishToken: async () => 'token',
        seal: async () => ({
          ballot: toBase64url(ballot),
          token: toBase64url(ballot.slice(35, 100)),
          mark: { salt: '', word: '' },
        }),
        post: async (posted) =>
          ask(async () => {
            const received = await castBallot(server(), w.bytesOf(posted));
            return received.ok ? ok({ receipt: received.value }) : received;
          }),
        ask: async (token) =>
          ask(async () => {
            const received = await receiptByToken(server(), { election, token: w.bytesOf(token) });
            return received.ok ? ok({ receipt: received.value }) : received;
          }),
        verify: async () => true,
        wait: async (ms) => time.sleep(ms),
      };
    }
  });
}

const seeds = Array.from({ length: process.env['SLOW'] ? 200 : 8 }, (_, n) => n + 1);

test.each(['by act', 'by time'] as const)(
  'voting ends %s: told received, it is listed; told that it was not, it isn’t',
  async (ending) => {
    const told: Told[] = [];
    for (const seed of seeds) {
      const run = await acrossTheClose(seed, ending);
      const untrue = run.filter(({ end, listed }) => listed !== (end === 'received'));
      expect({ seed, untrue }).toEqual({ seed, untrue: [] });
      told.push(...run);
    }
    // All that can happen did, also to ballots that were held up across the end.
    expect(new Set(told.map(({ end }) => end))).toEqual(new Set(['received', 'not-received']));
    const waited = told.filter(({ steps }) => steps.includes('being-sealed'));
    expect(new Set(waited.map(({ end }) => end))).toEqual(new Set(['received', 'not-received']));
    expect(told.flatMap(({ steps }) => steps)).toContain('token-being-sealed');
  },
);

function beside(time: w.SimulatedTime, ahead: number): BoxDeps['clock'] {
  return {
    now: () => time.now() + ahead,
    monotonic: () => time.monotonic(),
    sleep: async (ms) => time.sleep(ms),
  };
}
