import { deepEqual, equal } from 'node:assert/strict';
import type { ProposedAct } from '@teller/election';
import type { NonceKey, OfficersLog } from '@teller/service';
import type { Proposals } from '@teller/service';
import type { SetupCodes } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { sampleFrozen } from '../sample/frozen.ts';
import { freshId, sampleApproval, sampleLogEntry } from './sample.ts';

/** What every {@link OfficersLog} must hold. */
export function officersLogContract(make: Make<OfficersLog>): readonly Claim[] {
  return [
    {
      name: 'officers’ log: entries in order, each number once',
      check: async () => {
        const store = await make();
        const election = freshId();
        deepEqual(await store.read(election), []);
        // More than ten, so that an order of texts would show.
        const entries = Array.from({ length: 12 }, (_, n) => sampleLogEntry(n, freshId()));
        for (const entry of entries) equal(await store.append(election, entry), 'appended');
        equal(await store.append(election, sampleLogEntry(3, freshId())), 'taken');
        deepEqual(await store.read(election), entries);
        deepEqual(await store.read(freshId()), []);
      },
    },
    {
      name: 'officers’ log: of many who append the same number one wins',
      check: async () => {
        const store = await make();
        const election = freshId();
        const got = await Promise.all(
          Array.from({ length: crowd }, () => store.append(election, sampleLogEntry(0, freshId()))),
        );
        equal(got.filter((one) => one === 'appended').length, 1);
        equal((await store.read(election)).length, 1);
      },
    },
  ];
}

/** What every {@link NonceKey} must hold. */
export function nonceKeyContract(make: Make<NonceKey>): readonly Claim[] {
  return [
    {
      name: 'nonce key: all who ask for an election get one key, at once or later; another has its own',
      check: async () => {
        const store = await make();
        const election = freshId();
        const got = await Promise.all(
          Array.from({ length: crowd }, () => store.keep(election, freshId())),
        );
        equal(new Set(got).size, 1);
        equal(await store.keep(election, freshId()), got[0]);
        const other = freshId();
        equal(await store.keep(freshId(), other), other);
      },
    },
  ];
}

/** What every {@link Proposals} must hold. */
export function proposalsContract(make: Make<Proposals>): readonly Claim[] {
  const proposed: ProposedAct = {
    act: { type: 'open' },
    contests: 'all',
    after: 'ab'.repeat(32),
    expires: '2026-11-01T09:00:00Z',
  };
  return [
    {
      name: 'proposals: proposed once, listed with approvals, dropped',
      check: async () => {
        const store = await make();
        const election = freshId();
        const [first, second] = [freshId(), freshId()];
        deepEqual(await store.list(election), []);
        await store.propose(election, first, proposed);
        deepEqual(await store.list(election), [{ election, id: first, proposed, approvals: [] }]);
        await store.approve(election, first, sampleApproval('olive'));
        await store.propose(election, first, proposed);
        await store.propose(election, second, { ...proposed, act: { type: 'close' } });
        const listed = await store.list(election);
        equal(listed.length, 2);
        deepEqual(
          listed.find(({ id }) => id === first),
          { election, id: first, proposed, approvals: [sampleApproval('olive')] },
        );
        await store.drop(election, first);
        await store.drop(election, first);
        deepEqual(
          (await store.list(election)).map(({ id }) => id),
          [second],
        );
        deepEqual(await store.list(freshId()), []);
      },
    },
    {
      name: 'proposals: an officer’s first approval stays',
      check: async () => {
        const store = await make();
        const election = freshId();
        const id = freshId();
        await store.propose(election, id, proposed);
        await store.approve(election, id, sampleApproval('olive'));
        await store.approve(election, id, { ...sampleApproval('olive'), signature: 'AAAA' });
        deepEqual((await store.list(election))[0]?.approvals, [sampleApproval('olive')]);
      },
    },
    {
      name: 'proposals: an approval of what is not, or no longer, proposed stores nothing',
      check: async () => {
        const store = await make();
        const election = freshId();
        const id = freshId();
        await store.approve(election, id, sampleApproval('olive'));
        deepEqual(await store.list(election), []);
        await store.propose(election, id, proposed);
        await store.drop(election, id);
        await store.approve(election, id, sampleApproval('olive'));
        deepEqual(await store.list(election), []);
      },
    },
    {
      name: 'proposals: approvals made at once are all kept, and someone sees them all',
      check: async () => {
        const store = await make();
        const election = freshId();
        const id = freshId();
        await store.propose(election, id, proposed);
        const seen = await Promise.all(
          Array.from({ length: crowd }, async (_, n) => {
            await store.approve(election, id, sampleApproval(`officer-${n}`));
            return (await store.list(election))[0]?.approvals.length;
          }),
        );
        equal(seen.includes(crowd), true);
      },
    },
  ];
}

/** What every {@link SetupCodes} must hold. */
export function setupCodesContract(make: Make<SetupCodes>): readonly Claim[] {
  const officer = sampleFrozen({ title: 'codes' }).manifest.officers[0];
  return [
    {
      name: 'set-up codes: used once, and every later use gets the first',
      check: async () => {
        if (officer === undefined) throw new Error('the sample has an officer');
        const store = await make();
        const code = { election: freshId(), key: freshId(), expiresAt: 4_000_000_000 };
        equal(await store.get(code.election, code.key), undefined);
        await store.create(code);
        deepEqual(await store.get(code.election, code.key), { ...code, used: null });
        equal(await store.get(freshId(), code.key), undefined);
        const got = await Promise.all(
          Array.from({ length: crowd }, (_, n) =>
            store.use(code.election, code.key, {
              officer: { ...officer, id: `officer-${n}` },
              at: '2026-11-01T09:00:00Z',
            }),
          ),
        );
        for (const one of got) deepEqual(one, got[0]);
        await store.create(code);
        deepEqual(await store.get(code.election, code.key), got[0]);
      },
    },
  ];
}
