import { deepEqual, equal } from 'node:assert/strict';
import { electionId, furthestBehind, start } from '@teller/election';
import type { ElectionState, Elections, Seal } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { sampleFrozen } from '../sample/frozen.ts';
import { committee } from '../sample/contests.ts';
import { freshId } from './sample.ts';

const seal: Seal = {
  type: 'seal',
  contests: [{ contest: 'ward-1', ballots: 7, root: 'ab'.repeat(32) }],
  register: 'cd'.repeat(32),
};
const hours = { opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-11-08T17:30:00Z' };
const open: ElectionState = { phase: 'open', hours, entries: 2, close: null, seal: null };
const closed: ElectionState = {
  phase: 'closed',
  hours,
  entries: 3,
  close: 'c'.repeat(64),
  seal: null,
};
const sealed: ElectionState = { phase: 'closed', hours, entries: 4, close: 'c'.repeat(64), seal };

async function created(store: Elections): Promise<string> {
  const frozen = sampleFrozen({ title: freshId() });
  const id = electionId(frozen.manifest);
  await store.create(id, frozen);
  return id;
}

/** What every {@link Elections} must hold. */
export function electionsContract(make: Make<Elections>): readonly Claim[] {
  return [
    {
      name: 'elections: unknown is undefined',
      check: async () => equal(await (await make()).get(freshId()), undefined),
    },
    {
      name: 'elections: created once, in draft, given as it was',
      check: async () => {
        const store = await make();
        const frozen = sampleFrozen({ title: `Wahl für Älteste ${freshId()}` });
        const id = electionId(frozen.manifest);
        equal(await store.create(id, frozen), 'created');
        const { phase, hours: own } = furthestBehind(start(frozen.manifest));
        const stored = { id, ...frozen, phase, hours: own, entries: 0, close: null, seal: null };
        deepEqual(await store.get(id), stored);
        equal(await store.create(id, frozen), 'exists');
        await store.copy(id, open);
        equal(await store.create(id, frozen), 'exists');
        deepEqual(await store.get(id), { ...stored, ...open });
      },
    },
    {
      name: 'elections: a hundred contests of many candidates fit',
      check: async () => {
        const store = await make();
        const contests = Array.from({ length: 100 }, (_, c) => ({
          ...committee,
          id: `contest-${c}`,
          candidates: Array.from({ length: 100 }, (_, n) => ({
            id: `candidate-${n}`,
            name: `Candidate ${n} of contest ${c}`,
          })),
        }));
        const large = sampleFrozen({ title: freshId() }, contests);
        const id = electionId(large.manifest);
        equal(await store.create(id, large), 'created');
        deepEqual((await store.get(id))?.contests, large.contests);
      },
    },
    {
      name: 'elections: the state only goes forward',
      check: async () => {
        const store = await make();
        const id = await created(store);
        equal(await store.copy(id, closed), 'copied');
        equal(await store.copy(id, closed), 'behind');
        equal(await store.copy(id, open), 'behind');
        equal((await store.get(id))?.phase, 'closed');
        equal(await store.copy(id, sealed), 'copied');
        deepEqual((await store.get(id))?.seal, seal);
      },
    },
    {
      name: 'elections: of many who copy different states at once, the newest stays',
      check: async () => {
        const store = await make();
        const id = await created(store);
        await Promise.all(
          Array.from({ length: crowd }, (_, n) => store.copy(id, { ...open, entries: n + 1 })),
        );
        equal((await store.get(id))?.entries, crowd);
      },
    },
    {
      name: 'elections: the list has each once',
      check: async () => {
        const store = await make();
        const ids = [await created(store), await created(store)];
        const listed = (await store.list()).filter(({ id }) => ids.includes(id));
        deepEqual(listed.map(({ id }) => id).toSorted(), ids.toSorted());
        for (const { id, manifest } of listed) equal(electionId(manifest), id);
      },
    },
  ];
}
