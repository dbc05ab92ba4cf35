import { defined } from '@teller/basics';
import type { Issuance, IssuanceName, Issuances } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, list, putNew, read, type Key } from '../dynamo/items.ts';

type IssuanceItem = Key & Issuance;

/** The first digits that a member's hash can have: so many parts share an election's writes. */
const shards: readonly string[] = Array.from({ length: 16 }, (_, n) => n.toString(16));

/** Table Issuer: who took a token, one item for each (election, member, contest). */
export function issuances(table: Table): Issuances {
  return {
    async create(issuance) {
      const key = issuanceKey(issuance);
      if (await putNew(table, { ...key, ...issuance })) return issuance;
      return plain(defined(await read<IssuanceItem>(table, key), 'it is never deleted'));
    },

    async get(name) {
      const item = await read<IssuanceItem>(table, issuanceKey(name));
      return item === undefined ? undefined : plain(item);
    },

    async *all(election) {
      const options = { consistent: true, only: ['contest', 'member'] };
      for (const shard of shards)
        yield* list<Pick<Issuance, 'contest' | 'member'>>(table, partOf(election, shard), options);
    },
  };
}

function partOf(election: string, shard: string): string {
  return joined(election, 'issuance', shard);
}

function issuanceKey({ election, member, contest }: IssuanceName): Key {
  return { part: partOf(election, member.slice(0, 1)), item: joined(member, contest) };
}

function plain(item: IssuanceItem): Issuance {
  const { election, contest, member, request, blindSignature, issuedAt } = item;
  return { election, contest, member, request, blindSignature, issuedAt };
}
