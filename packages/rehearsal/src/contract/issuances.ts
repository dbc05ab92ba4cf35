import { deepEqual, equal } from 'node:assert/strict';
import { sha256, toBase64url, toHex, utf8 } from '@teller/basics';
import type { Issuance, Issuances } from '@teller/service';
import type { IssuingKeys } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { bytesOf, collect, freshId } from './sample.ts';

/** A member's hash, as an issuer knows members. */
const hashOf = (member: string): string => toHex(sha256(utf8(member)));

function sample(election: string, member: string, contest = 'ward-1'): Issuance {
  return {
    election,
    contest,
    member: hashOf(member),
    request: freshId(),
    blindSignature: toBase64url(bytesOf(`${member} ${contest}`, 384)),
    issuedAt: '2026-11-02T10:00:00Z',
  };
}

/** What every {@link Issuances} must hold. */
export function issuancesContract(make: Make<Issuances>): readonly Claim[] {
  return [
    {
      name: 'issuances: the first stays, and every later try gets it',
      check: async () => {
        const store = await make();
        const first = sample(freshId(), 'M-1');
        deepEqual(await store.create(first), first);
        deepEqual(await store.create({ ...first, request: freshId() }), first);
        deepEqual(await store.create(first), first);
        deepEqual(await store.get(first), first);
      },
    },
    {
      name: 'issuances: of many at once one wins, and all are told which',
      check: async () => {
        const store = await make();
        const election = freshId();
        const got = await Promise.all(
          Array.from({ length: crowd }, () => store.create(sample(election, 'M-1'))),
        );
        equal(new Set(got.map(({ request }) => request)).size, 1);
        deepEqual(await store.get(sample(election, 'M-1')), got[0]);
      },
    },
    {
      name: 'issuances: each contest, member and election for itself',
      check: async () => {
        const store = await make();
        const election = freshId();
        const all = [
          sample(election, 'M-1', 'ward-1'),
          sample(election, 'M-1', 'ward-2'),
          sample(election, 'M-12'),
          sample(freshId(), 'M-1'),
        ];
        for (const one of all) deepEqual(await store.create(one), one);
        for (const one of all) deepEqual(await store.get(one), one);
        equal(await store.get(sample(election, 'M-3')), undefined);
        equal(await store.get(sample(election, 'M-12', 'ward-2')), undefined);
      },
    },
    {
      name: 'issuances: all gives each of several pages once, and no other election',
      check: async () => {
        const store = await make();
        const election = freshId();
        const members = Array.from({ length: 60 }, (_, n) => `M-${n}`);
        for (const member of members) await store.create(sample(election, member));
        await store.create(sample(freshId(), 'M-elsewhere'));
        const all = await collect(store.all(election));
        deepEqual(all.map(({ member }) => member).toSorted(), members.map(hashOf).toSorted());
        for (const { contest } of all) equal(contest, 'ward-1');
      },
    },
  ];
}

/** What every {@link IssuingKeys} must hold. */
export function issuingKeysContract(make: Make<IssuingKeys>): readonly Claim[] {
  return [
    {
      name: 'issuing keys: stored, replaced and destroyed under their own name only',
      check: async () => {
        const store = await make();
        const name = { election: freshId(), issuer: 'teller', contest: 'ward-1' };
        const other = { ...name, contest: 'ward-2' };
        equal(await store.get(name), undefined);
        await store.put(name, 'a key');
        await store.put(other, 'another key');
        await store.put(name, 'a newer key');
        equal(await store.get(name), 'a newer key');
        await store.destroy(name);
        await store.destroy(name);
        equal(await store.get(name), undefined);
        equal(await store.get(other), 'another key');
      },
    },
  ];
}
