import { assert } from '@teller/basics';
import { releaseShares } from '@teller/service/office';
import { expect, test } from 'vitest';
import * as w from '@teller/rehearsal/world';

test('shares must be the trustee’s own, of every contest, over the sealed lists and the log as it is', async () => {
  const world = w.makeWorld(w.makeStores());
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  const early = await w.sharesOf(world, election, 0);
  expect(await releaseShares(world.office, early)).toMatchObject({ error: 'not-in-this-phase' });
  await w.openElection(world, election);
  await w.act(world, election, { type: 'close' });
  const unsealed = await w.sharesOf(world, election, 0);
  expect(await releaseShares(world.office, unsealed)).toMatchObject({ error: 'not-sealed-yet' });
  await w.runJobs(world);
  const { act } = await w.sharesOf(world, election, 0);
  const other = await w.sharesOf(world, election, 1);
  const tried = async (change: Partial<typeof act>) =>
    releaseShares(world.office, { election, act: { ...act, ...change } });
  const [first, second] = act.releases;
  assert(first !== undefined && second !== undefined, 'two contests');
  for (const change of [
    { trustee: 'two' },
    { releases: [first] },
    { releases: [second, first] },
    { releases: [first, { ...second, released: first.released }] },
    { releases: [first, { ...second, root: 'ab'.repeat(32) }] },
    { releases: [first, { ...second, signature: first.signature }] },
    { releases: other.act.releases },
    { checkpoint: { ...act.checkpoint, size: act.checkpoint.size - 1 } },
    unsealed.act,
  ])
    expect(await tried(change)).toMatchObject({ error: 'share-not-valid' });
  expect(await tried({ trustee: 'four' })).toMatchObject({ error: 'unknown-trustee' });
  expect((await tried({})).ok).toBe(true);
  expect((await tried({})).ok).toBe(true);
});
