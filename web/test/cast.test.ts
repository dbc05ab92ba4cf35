import { problemNames, problems } from '@teller/api';
import type {
  Answered,
  box,
  Failure,
  issuer,
  NoAnswer,
  Problem,
  ProblemOf,
  roll,
  Route,
} from '@teller/api';
import { err, ok } from '@teller/basics';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castOne, type Carried, type CastPorts, type Progress } from '../src/vote/cast/cast.ts';

/**
 * What goes wrong with one request: lost on the way there, or done and the answer lost; in the place of an
 * answer, nothing at all or that the server failed.
 */
type Fault = 'none' | 'lost' | 'done-but-lost' | 'failed' | 'done-but-failed';

/** The page goes away in the middle: whatever it was about to do next, it does not. */
class PageGone extends Error {
  override readonly name = 'PageGone';
}

const mark = { salt: 'salt', word: '' };
const noAnswer: NoAnswer = { kind: 'no-answer' };
/** Every way in which a server says that it failed. */
const failures = problemNames
  .filter((name) => problems[name].status >= 500 || problems[name].status === 429)
  .map((name) => ({ kind: 'problem', name, id: 'of the error' }) as Problem);
const takenBefore: Problem<'token-already-issued'> = {
  kind: 'problem',
  name: 'token-already-issued',
  issuedAt: '2026-11-20T10:00:00Z',
};
const closed: Problem<'closed'> = { kind: 'problem', name: 'closed' };
const tokenSpent: Problem<'token-spent'> = { kind: 'problem', name: 'token-spent' };
const notInTheBox: Problem<'not-in-the-box'> = { kind: 'problem', name: 'not-in-the-box' };

const expired: Problem<'entitlement-expired'> = { kind: 'problem', name: 'entitlement-expired' };
const notSignedIn: Problem<'not-signed-in'> = { kind: 'problem', name: 'not-signed-in' };

/**
 * A roll, two issuers and a box that keep the promises casting rests on (one token a member, the same
 * request the same answer; one ballot a token, the same bytes the same receipt), and a device whose
 * storage outlives its page.
 */
class World {
  readonly stored = new Map<string, Carried>();
  readonly box = new Map<string, string>();
  /** The message that each issuer has signed. */
  readonly issued: [string?, string?] = [];
  signedOut = false;
  closed = false;
  #made = 0;
  readonly #faults: Fault[];
  readonly #lives: number[];

  constructor(faults: readonly Fault[] = [], lives: readonly number[] = []) {
    this.#faults = [...faults];
    this.#lives = [...lives];
  }

  /** The ports of one page; it goes away after so many calls. */
  page(): CastPorts {
    let left = this.#lives.shift() ?? Number.POSITIVE_INFINITY;
    const alive = (): void => {
      if (left-- <= 0) throw new PageGone();
    };
    const send = <R extends Route>(act: () => Answered<R>): Promise<Answered<R>> => {
      alive();
      const fault = this.#faults.shift() ?? 'none';
      const answer = fault.startsWith('done') || fault === 'none' ? act() : undefined;
      if (fault === 'none' && answer) return Promise.resolve(answer);
      const failure = fault.endsWith('failed') && failures[this.#faults.length % failures.length];
      return Promise.resolve(err((failure || noAnswer) as Failure<ProblemOf<R>>));
    };
    return {
      read: (contest) => this.stored.get(contest),
      write: (contest, carried) => {
        alive();
        this.stored.set(contest, carried);
        return true;
      },
      prepareToken: () => Promise.resolve(`request ${++this.#made}`),
      blindedMessages: (pending) => Promise.resolve([`${pending} to 0`, `${pending} to 1`]),
      askEntitlements: (contest) =>
        send<typeof roll.entitle>(() =>
          this.signedOut ? err(notSignedIn) : ok({ entitlements: [[0, 1].map(entitle(contest))] }),
        ),
      askToken: (place, entitlement, blinded) =>
        send<typeof issuer.issueToken>(() => {
          if (entitlement !== entitle(casting.contest)(place)) return err(expired);
          if ((this.issued[place] ??= blinded) !== blinded) return err(takenBefore);
          return ok({ blindSignature: `${blinded}, signed by ${place}` });
        }),
      holds: (pending, place, signature) =>
        Promise.resolve(signature === `${pending} to ${place}, signed by ${place}`),
      finishToken: (pending, signatures) =>
        Promise.resolve(signatures.length === 2 ? `token of ${pending}` : undefined),
      seal: (token, marks) =>
        Promise.resolve({ ballot: `${token} | ${marks.join()} | ${++this.#made}`, token, mark }),
      post: (ballot) =>
        send<typeof box.castBallot>(() => {
          if (this.closed) return err(closed);
          const token = ballot.split(' | ')[0] ?? '';
          const there = this.box.get(token) ?? ballot;
          if (there !== ballot) return err(tokenSpent);
          this.box.set(token, ballot);
          return ok({ receipt: { hash: ballot, signature: 'box' } });
        }),
      ask: (token) =>
        send<typeof box.readReceipt>(() => {
          const ballot = this.box.get(token);
          if (ballot === undefined) return err(notInTheBox);
          return ok({ receipt: { hash: ballot, signature: 'box' } });
        }),
      verify: (ballot, { hash }) => Promise.resolve(hash === ballot),
      wait: () => Promise.resolve(),
    };
  }
}

function entitle(contest: string): (place: number) => string {
  return (place) => `entitled to ${contest} at ${place}`;
}

const casting = { contest: 'ward', number: 0, marks: [2, 1, 0] };

async function castIn(world: World, reports: Progress[] = []): Promise<Progress> {
  for (;;) {
    try {
      const end = await castOne(casting, world.page(), (progress) => reports.push(progress));
      return end;
    } catch (error) {
      if (!(error instanceof PageGone)) throw error;
    }
  }
}

/** Nothing goes wrong until the ballot is posted. */
const fromRollAndIssuers: readonly Fault[] = ['none', 'none', 'none', 'none'];

describe('casting', () => {
  test('token, seal, send, received', async () => {
    const reports: Progress[] = [];
    expect((await castIn(new World(), reports)).step).toBe('received');
    expect(reports.map(({ step }) => step)).toEqual([
      'token',
      'token',
      'sealing',
      'sending',
      'received',
    ]);
  });

  test('whatever is lost and whenever the page goes: one token, one ballot, and the truth', async () => {
    const fault = fc.constantFrom<Fault>(
      'none',
      'lost',
      'done-but-lost',
      'failed',
      'done-but-failed',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 16 }),
        fc.array(fc.nat({ max: 13 }), { maxLength: 8 }),
        async (faults, lives) => {
          const world = new World(faults, lives);
          const end = await castIn(world);
          expect(end.step).toBe('received');
          expect(world.box.size).toBe(1);
          expect(new Set(world.issued.map((one) => one?.slice(0, -1))).size).toBe(1);
          const [ballot] = world.box.values();
          expect(end.step === 'received' && end.receipt.hash).toBe(ballot);
        },
      ),
      { numRuns: process.env['SLOW'] ? 5_000 : 300 },
    );
  });

  test('while there is no answer it says so', async () => {
    const reports: Progress[] = [];
    await castIn(new World([...fromRollAndIssuers, 'done-but-lost', 'lost']), reports);
    expect(reports.map(({ step }) => step)).toContain('unknown');
  });

  test('a ballot that arrived before the close is received, although the post after it is refused', async () => {
    const world = new World([...fromRollAndIssuers, 'done-but-lost', 'lost']);
    const page = world.page();
    const closing: CastPorts = {
      ...page,
      wait: () => {
        world.closed = true;
        return Promise.resolve();
      },
    };
    expect((await castOne(casting, closing, () => undefined)).step).toBe('received');
  });

  test('after the close nothing is received, and that is said', async () => {
    const world = new World();
    world.closed = true;
    expect((await castIn(world)).step).toBe('not-received');
    expect(world.box.size).toBe(0);
  });

  test('a token taken in another browser: told when, and nothing is sent', async () => {
    const world = new World();
    world.issued[0] = 'a request of another browser';
    expect(await castIn(world)).toEqual({
      step: 'taken-elsewhere',
      issuedAt: takenBefore.issuedAt,
    });
    expect(world.box.size).toBe(0);
  });

  test('half a token taken in another browser: the same, and the other half is never asked for', async () => {
    const world = new World();
    world.issued[1] = 'a request of another browser';
    expect((await castIn(world)).step).toBe('taken-elsewhere');
    const again = await castIn(world);
    expect(again.step).toBe('taken-elsewhere');
    expect(world.stored.get('ward')).toMatchObject({
      stage: 'asking',
      signed: [expect.any(String)],
    });
    expect(world.box.size).toBe(0);
  });

  test('the page goes between two issuers: it asks the second, and the first no more', async () => {
    // The page stores the request, asks roll and issuer, stores the answer, and is gone.
    const world = new World([], [4]);
    const asked: number[] = [];
    const page = (): CastPorts => {
      const ports = world.page();
      const askToken: CastPorts['askToken'] = (place, ...rest) => {
        asked.push(place);
        return ports.askToken(place, ...rest);
      };
      return { ...ports, askToken };
    };
    await expect(castOne(casting, page(), () => undefined)).rejects.toThrow(PageGone);
    expect(world.issued).toHaveLength(1);
    expect((await castOne(casting, page(), () => undefined)).step).toBe('received');
    expect(asked).toEqual([0, 1]);
  });

  test('signed out between two issuers: after signing in again it goes on', async () => {
    const world = new World([], [4]);
    await expect(castOne(casting, world.page(), () => undefined)).rejects.toThrow(PageGone);
    world.signedOut = true;
    expect((await castIn(world)).step).toBe('signed-out');
    world.signedOut = false;
    expect((await castIn(world)).step).toBe('received');
  });

  test('an issuer’s answer that does not hold is not kept: asked again it can be right', async () => {
    const world = new World();
    const page = world.page();
    const forged: CastPorts = { ...page, holds: (_, place) => Promise.resolve(place !== 1) };
    expect(await castOne(casting, forged, () => undefined)).toEqual({
      step: 'forged',
      by: 'issuer',
    });
    expect((await castIn(world)).step).toBe('received');
  });

  test('an issuer that takes a fresh entitlement for an expired one: that is said, not tried for ever', async () => {
    const world = new World();
    const page = world.page();
    const late: CastPorts = {
      ...page,
      askToken: (place, _, blinded) => page.askToken(place, 'of yesterday', blinded),
    };
    expect(await castOne(casting, late, () => undefined)).toEqual({
      step: 'not-received',
      problem: expired,
    });
  });

  test('a receipt that does not hold is not taken for one', async () => {
    const page = new World().page();
    const forged: CastPorts = { ...page, verify: () => Promise.resolve(false) };
    expect(await castOne(casting, forged, () => undefined)).toEqual({ step: 'forged', by: 'box' });
  });

  test('without storage no token is asked for', async () => {
    const world = new World();
    const page = { ...world.page(), write: () => false };
    expect((await castOne(casting, page, () => undefined)).step).toBe('nothing-kept');
    expect(world.issued).toEqual([]);
  });
});
