import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { playCoOfficer, setUp, startStack, type SetUp, type Stack } from '@teller/local';
import { instantAfter, newestCode, Officers } from '@teller/rehearsal';
import type { Draft } from '@teller/service/setup';
import { makeSetupCode } from '@teller/service/office';
import { stretched } from '../../src/limits.ts';

/** A small election that is open for voting on a stack of its own, with a co-officer who approves. */
export interface Society {
  readonly stack: Stack;
  readonly ready: SetUp;
  /** Makes whoever follows the set-up link an officer. */
  readonly setupCode: string;
  /** The code in the next mail to an address. */
  codeFor(email: string): Promise<string>;
  close(): Promise<void>;
}

const candidates = (...names: readonly string[]) =>
  names.map((name) => ({ id: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'), name }));

/** Addresses of the members: `member-1@society.example` and so on. */
export const memberAddress = (n: number): string => `member-${n}@society.example`;

/** An issuer as a draft has it. */
export type DraftIssuer = Draft['issuers'][number];

/** An issuer that is not the stack's own. */
export interface Elsewhere {
  readonly origin: string;
  /** Makes keys for these contests; gives what the manifest is to have. */
  make(deployment: string, contests: readonly string[]): Promise<DraftIssuer>;
  /** Serves an election that is frozen and not yet open. */
  serve(election: string): Promise<void>;
}

export async function openSociety(
  members: number,
  elsewhere?: Elsewhere,
  now: () => number = () => Date.now(),
): Promise<Society> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-society-'));
  const otherIssuers = elsewhere ? [elsewhere.origin] : [];
  const stack = await startStack({ folder, port: 0, now, otherIssuers });
  const second = await elsewhere?.make(stack.url, ['committee', 'chair']);
  const ready = await setUp(stack.stores, {
    kind: 'election',
    title: 'Committee and chair',
    organisation: 'Allotment Society',
    opensAt: instantAfter(-60),
    closesAt: instantAfter(86_400),
    contests: [
      {
        id: 'committee',
        kind: 'places',
        title: 'Committee',
        seats: 2,
        rule: 'scottish-2011',
        candidates: candidates('Ann Ash', 'Bob Birch', 'Cy Cedar', 'Di Damson'),
        reserved: {
          groups: [{ name: 'new members', atLeast: 1, candidates: ['cy-cedar', 'di-damson'] }],
          lapse: 'leave-vacant',
        },
      },
      {
        id: 'chair',
        kind: 'places',
        title: 'Chair',
        seats: 1,
        rule: 'av',
        candidates: candidates('Eve Elm', 'Flo Fir', 'Gil Gorse'),
      },
    ],
    roll: Array.from({ length: members }, (_, i) => ({
      member: `S${i + 1}`,
      name: `Member ${i + 1}`,
      email: memberAddress(i + 1),
      contests: ['committee', 'chair'],
    })),
    office: { relyingParty: 'localhost', origin: stack.url },
    otherIssuers: second ? [second] : [],
  });
  await elsewhere?.serve(ready.election);
  const officers = new Officers(stack.url, ready.election, ready.officers);
  await officers.signIn();
  await officers.act({ type: 'freeze' });
  await officers.act({ type: 'open' });
  const setupCode = await makeSetupCode(
    {
      setupCodes: stack.stores.office.setupCodes,
      clock: stack.clock,
      random: (length) => new Uint8Array(randomBytes(length)),
    },
    ready.election,
  );
  const stop = new AbortController();
  const used = new Set<string>();
  const coOfficer = playCoOfficer(stack.url, ready.election, ready.officers, stop.signal);
  return {
    stack,
    ready,
    setupCode,
    async codeFor(email) {
      const until = performance.now() + stretched(5_000);
      while (performance.now() < until) {
        const code = await newestCode(stack.url, email);
        if (code !== undefined && !used.has(code)) {
          used.add(code);
          return code;
        }
        await sleep(50);
      }
      throw new Error(`no new code came for ${email}`);
    },
    async close() {
      stop.abort();
      await coOfficer;
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
