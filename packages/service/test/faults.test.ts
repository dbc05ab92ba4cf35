import { defined, sha256, toBase64url, toHex, type Bytes } from '@teller/basics';
import { signInChallenge, type OfficerAct } from '@teller/election';
import { blindedMessages, finishToken, prepareToken, sealBallot } from '@teller/protocol/voter';
import { recordPaths } from '@teller/record';
import { castBallot, sealBoxes } from '@teller/service/box';
import {
  approve,
  enrol,
  enrolmentOptions,
  makeSetupCode,
  openSession,
  releaseShares,
  signInOptions,
} from '@teller/service/office';
import { advanceRecords, readRecordFile } from '@teller/service/record';
import { issueToken, writeColumns } from '@teller/service/issuer';
import {
  openSession as openMemberSession,
  requestCode,
  writeRegisters,
} from '@teller/service/roll';
import { expect, test } from 'vitest';
import { BrokenStore, Faults } from './faults.ts';
import { SoftwarePasskey } from '@teller/rehearsal';
import { codeIn, entitlementFor } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';

// In the style of sunlight: every write of a whole election is broken twice, once without and once
// after having been made; whoever was told of an error does the same again.

const draft = w.makeDraft(w.makeRoll(2));
const nora = SoftwarePasskey.make('nora');
const votes = await prepareVotes();

interface Outcome {
  readonly writes: readonly string[];
  readonly broke: string | undefined;
  /** Everything that anybody was told and that must not depend on what broke. */
  readonly told: readonly unknown[];
  readonly record: readonly (readonly [string, string])[];
  readonly log: readonly string[];
}

/** A whole election with one broken write. Tokens, ballots and approvals are the same in every run. */
async function run(at: number, how: 'not-persisted' | 'persisted'): Promise<Outcome> {
  const stores = w.makeStores();
  const faults = new Faults(at, how);
  const world = w.makeWorld(faults.wrap(stores));
  const told: unknown[] = [];
  const set = await twice(async () => w.setUp(world, draft));
  const { election } = set;

  const approveBoth = async (act: OfficerAct): Promise<void> => {
    const proposed = await w.proposeNow(world, election, act);
    for (const officer of w.officers) {
      const approval = officer.approve(election, proposed);
      await twice(async () =>
        w.valueOf(await approve(world.office, { election, proposed, approval })),
      );
    }
    told.push(act.type, (await world.office.elections.get(election))?.phase);
  };
  await approveBoth({ type: 'freeze' });
  await approveBoth({ type: 'open' });

  const setupCode = await twice(async () => makeSetupCode(world.office, election));
  const asked = { election, setupCode, name: 'Nora' };
  const { challenge } = w.valueOf(await enrolmentOptions(world.office, asked));
  const response = nora.register(challenge);
  await twice(async () => w.valueOf(await enrol(world.office, { ...asked, response })));
  for (const { proposed } of await stores.proposals.list(election)) await approveBoth(proposed.act);

  await twice(async () => {
    const { nonce } = w.valueOf(await signInOptions(world.office, { election }));
    const challenge = toBase64url(signInChallenge(election, nonce));
    const response = nora.answer(challenge);
    w.valueOf(await openSession(world.office, { election, nonce, response }));
  });

  for (const { member, contest, blinded, blindSignature, ballot } of votes) {
    const email = `member-${member}@example.org`;
    const { challenge } = await twice(async () =>
      w.valueOf(await requestCode(world.roll, { election, email })),
    );
    const code = codeIn(world, email);
    const { secret } = await twice(async () =>
      w.valueOf(await openMemberSession(world.roll, { election, challenge, code })),
    );
    const entitlement = await entitlementFor(world, secret, contest);
    const issued = await twice(async () =>
      w.valueOf(await issueToken(world.issuer, { entitlement, blinded })),
    );
    expect(issued).toEqual({ blindSignature });
    const receipt = await twice(async () => w.valueOf(await castBallot(world.box, ballot)));
    told.push(receipt.hash);
  }
  await jobs(world);
  await approveBoth({ type: 'close' });
  await jobs(world);
  for (const n of [0, 1])
    await twice(async () =>
      w.valueOf(await releaseShares(world.office, await w.sharesOf(world, election, n))),
    );
  await approveBoth({ type: 'count' });
  await jobs(world);
  const log = await stores.log.read(election);
  const contents = log.flatMap(({ action }) =>
    action.type === 'counted' ? [action.contents] : [],
  );
  expect(contents).toHaveLength(1);
  await approveBoth({ type: 'publish', contents: contents[0] ?? '' });
  await jobs(world);

  expect(await stores.proposals.list(election)).toEqual([]);
  expect(stores.keys.table.dump()).toEqual([]);
  expect(stores.entitlementKeys.table.dump()).toEqual([]);
  const record: [string, string][] = [];
  for (const path of recordPaths(set)) {
    const bytes = await readRecordFile(world.advance, election, path);
    record.push([path, bytes === undefined ? 'missing' : toHex(sha256(bytes))]);
  }
  const acts = (await stores.log.read(election)).map(({ action }) => action.type);
  return { writes: faults.made, broke: faults.broke, told, record, log: acts };
}

const baseline = await run(0, 'persisted');

/** Writes to break, counted from 1: the first two of each method, or all of them. */
const chosen = baseline.writes.flatMap((write, n) => {
  const before = baseline.writes.slice(0, n).filter((other) => other === write).length;
  return process.env['SLOW'] || before < 2 ? [n + 1] : [];
});

test('without a fault everything is there', () => {
  expect(baseline.record.every(([, hash]) => hash !== 'missing')).toBe(true);
  expect(baseline.log).toEqual(
    'freeze open enrol-officer close seal release-shares release-shares count counted publish'.split(
      ' ',
    ),
  );
  expect(baseline.writes.length).toBeGreaterThan(100);
});

test.each(['not-persisted', 'persisted'] as const)(
  'whichever write breaks (%s), doing the same again gives the same answers and the same record',
  async (how) => {
    const broken = new Set<string>();
    for (const at of chosen) {
      const outcome = await run(at, how);
      const what = `write ${at}, ${outcome.broke}`;
      expect({ what, told: outcome.told }).toEqual({ what, told: baseline.told });
      expect({ what, log: outcome.log }).toEqual({ what, log: baseline.log });
      expect({ what, record: outcome.record }).toEqual({ what, record: baseline.record });
      broken.add(defined(outcome.broke, what));
    }
    // All the writes that the ports have, but ending a session.
    expect([...broken].toSorted()).toMatchInlineSnapshot(`
      [
        "box.put",
        "elections.copy",
        "elections.create",
        "entitlementKeys.destroy",
        "entitlementKeys.put",
        "entries.add",
        "files.create",
        "files.publish",
        "files.replace",
        "issuances.create",
        "keys.destroy",
        "keys.put",
        "log.append",
        "memberAllowances.take",
        "memberChallenges.attempt",
        "memberChallenges.create",
        "memberSessions.create",
        "nonceKey.keep",
        "officerSessions.create",
        "proposals.approve",
        "proposals.drop",
        "proposals.propose",
        "setupCodes.create",
        "setupCodes.use",
      ]
    `);
  },
);

/** Does it; when a store breaks, does the same again, as a person or a schedule would. */
async function twice<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof BrokenStore)) throw error;
    return step();
  }
}

/** All jobs, each as its own schedule would run it, until nothing is left to do. */
async function jobs(world: w.World): Promise<void> {
  await twice(async () => writeColumns(world.column));
  await twice(async () => writeRegisters(world.register));
  await twice(async () => sealBoxes(world.seal));
  await twice(async () => advanceRecords(world.advance));
}

/** Tokens and ballots for all runs: the manifest, and so the election id, is the same in each. */
async function prepareVotes() {
  const set = await w.setUp(w.makeWorld(w.makeStores()), draft);
  const { election, manifest } = set;
  const plans = [
    { member: 0, place: 0, marks: [1, 2, 0, 0, 0] },
    { member: 0, place: 1, marks: [0, 1, 0] },
    { member: 1, place: 0, marks: [3, 2, 1, 0, 0] },
  ];
  return Promise.all(
    plans.map(async ({ member, place, marks }) => {
      const pending = await prepareToken(set, election, place);
      const blinded = w.bytesOf(blindedMessages(pending)[0] ?? '');
      const signed = w.valueOf(w.issuingKeys[place]!.signBlind(blinded));
      const blindSignature = toBase64url(signed);
      const token = w.valueOf(await finishToken(pending, [blindSignature], set));
      const ballot: Bytes = await sealBallot(set, election, token, marks);
      const contest = manifest.contests[place]?.id ?? '';
      return { member, contest, blinded, blindSignature, ballot };
    }),
  );
}
