import { deepEqual, equal } from 'node:assert/strict';
import type { EntitlementKeys } from '@teller/service';
import type { RollEntries } from '@teller/service';
import type { Claim, Make } from './claim.ts';
import { collect, freshId, sampleEntry } from './sample.ts';

/** What every {@link RollEntries} must hold. */
export function rollEntriesContract(make: Make<RollEntries>): readonly Claim[] {
  return [
    {
      name: 'roll entries: found by member and by address, in their own election only',
      check: async () => {
        const store = await make();
        const election = freshId();
        const entry = { ...sampleEntry('M-1'), name: 'Åsa Öst', contests: ['ward-1', 'ward-2'] };
        await store.add(election, [entry]);
        deepEqual(await store.byMember(election, 'M-1'), entry);
        deepEqual(await store.byEmail(election, entry.email), entry);
        for (const [e, member] of [
          [freshId(), 'M-1'],
          [election, 'M-2'],
          [election, 'M-'],
        ] as const)
          equal(await store.byMember(e, member), undefined);
        equal(await store.byEmail(freshId(), entry.email), undefined);
        equal(await store.byEmail(election, 'nobody@example.org'), undefined);
      },
    },
    {
      name: 'roll entries: adding again changes nothing and completes what is missing',
      check: async () => {
        const store = await make();
        const election = freshId();
        const first = sampleEntry('M-1');
        await store.add(election, [first]);
        const email = 'changed@example.org';
        const changed = { ...first, name: 'Somebody Else', email };
        await store.add(election, [changed, sampleEntry('M-2')]);
        equal(await store.byEmail(election, email), undefined);
        deepEqual(await store.byMember(election, 'M-1'), first);
        deepEqual(await store.byEmail(election, first.email), first);
        deepEqual(await store.byMember(election, 'M-2'), sampleEntry('M-2'));
      },
    },
    {
      name: 'roll entries: all gives each of several pages once, and no other election',
      check: async () => {
        const store = await make();
        const election = freshId();
        const entries = Array.from({ length: 130 }, (_, n) => sampleEntry(`M-${n}`));
        await store.add(election, entries);
        await store.add(freshId(), [sampleEntry('M-elsewhere')]);
        const all = await collect(store.all(election));
        deepEqual(
          all.map(({ member }) => member).toSorted(),
          entries.map(({ member }) => member).toSorted(),
        );
        deepEqual(await collect(store.all(freshId())), []);
      },
    },
  ];
}

/** What every {@link EntitlementKeys} must hold. */
export function entitlementKeysContract(make: Make<EntitlementKeys>): readonly Claim[] {
  return [
    {
      name: 'entitlement keys: stored, replaced and destroyed for their own election only',
      check: async () => {
        const store = await make();
        const [one, other] = [freshId(), freshId()];
        equal(await store.get(one), undefined);
        await store.put(one, 'a key');
        await store.put(other, 'another key');
        await store.put(one, 'a newer key');
        equal(await store.get(one), 'a newer key');
        await store.destroy(one);
        await store.destroy(one);
        equal(await store.get(one), undefined);
        equal(await store.get(other), 'another key');
      },
    },
  ];
}
