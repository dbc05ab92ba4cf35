import { deepEqual, equal } from 'node:assert/strict';
import { electionId, start } from '@teller/election';
import type { ElectionState, Elections, Seal } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { sampleManifest } from '../sample/manifest.ts';
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
  const manifest = sampleManifest({ title: freshId() });
  const id = electionId(manifest);
  await store.create(id, manifest);
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
        const manifest = sampleManifest({ title: `Wahl für Älteste ${freshId()}` });
        const id = electionId(manifest);
        equal(await store.create(id, manifest), 'created');
        const { phase, hours: own } = start(manifest);
        const stored = { id, manifest, phase, hours: own, entries: 0, close: null, seal: null };
        deepEqual(await store.get(id), stored);
        equal(await store.create(id, manifest), 'exists');
        await store.copy(id, open);
        equal(await store.create(id, manifest), 'exists');
        deepEqual(await store.get(id), { ...stored, ...open });
      },
    },
    {
      name: 'elections: a manifest of many candidates with statements fits',
      check: async () => {
        const store = await make();
        const manifest = sampleManifest({ title: freshId() });
        const contest = manifest.contests[0];
        const large = {
          ...manifest,
          contests: Array.from({ length: 4 }, (_, c) => ({
            id: `contest-${c}`,
            title: 'Council',
            seats: 3,
            rule: contest?.rule ?? '',
            candidates: Array.from({ length: 60 }, (_, n) => ({
              id: `candidate-${n}`,
              name: `Candidate ${n}`,
              statement: `What candidate ${n} says to contest ${c}. `.repeat(100),
            })),
          })),
        };
        const id = electionId(large);
        equal(await store.create(id, large), 'created');
        deepEqual((await store.get(id))?.manifest, large);
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
