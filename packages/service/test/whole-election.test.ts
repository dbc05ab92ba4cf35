import { toBase64url, type Bytes } from '@teller/basics';
import { ballotHash } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { verifyReceipt } from '@teller/protocol/voter';
import { parseIndex, recordPath, recordPaths } from '@teller/record';
import { castBallot, receiptByToken } from '@teller/service/box';
import { releaseShares } from '@teller/service/office';
import { listElections, readRecordFile, viewElection } from '@teller/service/record';
import { recordInMemory, verify } from '@teller/verifier';
import { expect, test } from 'vitest';
import { forgeBallot, vote } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';

test('an election from its draft to its published record', async () => {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(3)));
  const { election, manifest } = set;
  await w.openElection(world, election);

  const ballots = [
    await vote(world, set, 0, 0, [1, 2, 0, 0, 0]),
    await vote(world, set, 1, 0, [2, 1, 3, 0, 0]),
    await vote(world, set, 0, 1, [0, 1, 0]),
  ];
  for (const ballot of ballots) {
    const receipt = w.valueOf(await castBallot(world.box, ballot));
    expect(receipt.hash).toBe(ballotHash(ballot));
    expect(await verifyReceipt(manifest, election, ballot, receipt)).toBe(true);
  }
  await w.runJobs(world);
  expect((await viewElection({ ...world.advance }, election))?.turnout).toEqual({
    contests: [
      { contest: 'committee', eligible: 3, issued: null },
      { contest: 'chair', eligible: 1, issued: null },
    ],
  });

  await w.act(world, election, { type: 'close' });
  const early = await releaseShares(world.office, await w.sharesOf(world, election, 0));
  expect(early).toEqual({ ok: false, error: 'not-sealed-yet' });
  const between = await castBallot(world.box, ballots[0]!);
  expect(between).toEqual({ ok: false, error: 'being-sealed' });
  await w.runJobs(world);
  expect(stores.keys.table.dump()).toEqual([]);
  expect(stores.entitlementKeys.table.dump()).toEqual([]);
  const sealed = await viewElection(world.advance, election);
  expect(sealed?.seal?.contests.map(({ ballots }) => ballots)).toEqual([2, 1]);

  // Who lost a reply still gets the receipt; who comes too late doesn't.
  for (const ballot of ballots) {
    const again = w.valueOf(await castBallot(world.box, ballot));
    expect(again.hash).toBe(ballotHash(ballot));
    const token = ballot.slice(35, 100);
    expect(w.valueOf(await receiptByToken(world.box, { election, token })).hash).toBe(again.hash);
  }
  const late = await castBallot(world.box, forgeBallot(set, 0));
  expect(late).toEqual({ ok: false, error: 'closed' });

  for (const n of [0, 2])
    w.valueOf(await releaseShares(world.office, await w.sharesOf(world, election, n)));
  await w.act(world, election, { type: 'count' });
  // A third share while the count is due: the record is made with those that were there before.
  w.valueOf(await releaseShares(world.office, await w.sharesOf(world, election, 1)));
  await w.runJobs(world);
  const log = await stores.log.read(election);
  const counted = log.flatMap(({ action }) => (action.type === 'counted' ? [action] : []))[0];
  expect(await readRecordFile(world.advance, election, recordPath.index)).toBeUndefined();
  await w.act(world, election, {
    type: 'publish',
    contents: counted?.contents ?? '',
  });
  await w.runJobs(world);
  await w.runJobs(world);

  const index = parseIndex((await readRecordFile(world.advance, election, recordPath.index))!);
  expect(index.ok && index.value.files.length).toBe(recordPaths(set).length - 1);
  for (const path of recordPaths(set))
    expect([path, await readRecordFile(world.advance, election, path)]).toEqual([
      path,
      expect.any(Uint8Array),
    ]);
  expect(await readRecordFile(world.advance, election, 'turnout.json')).toBeUndefined();
  expect(await listElections(world.advance)).toMatchObject({
    now: world.clock.now(),
    elections: [{ id: election, phase: 'published', sealed: true }],
  });
  expect((await stores.log.read(election)).map(({ action }) => action.type)).toEqual(
    'freeze open close seal release-shares release-shares count release-shares counted publish'.split(
      ' ',
    ),
  );
  const files = new Map<string, Bytes>();
  for (const path of recordPaths(set))
    files.set(path, (await readRecordFile(world.advance, election, path))!);
  const receipts = ballots.map((ballot) => ({ receipt: ballotHash(ballot) }));
  const report = await verify(recordInMemory(files), { primitives: nodePrimitives, receipts });
  expect(report.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect(report.findings).toHaveLength(10);

  const boxed = stores.box.table.dump();
  for (const [, item] of boxed)
    expect(Object.keys(item).toSorted()).toEqual(['ballot', 'contest', 'election', 'token']);
  expect(JSON.stringify(boxed)).not.toContain(toBase64url(new TextEncoder().encode('M-')));
});
