import { defined } from '@teller/basics';
import type { Issuance, Issuances } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, list, putNew, read, type Key } from '../dynamo/items.ts';

type IssuanceItem = Key & Issuance;

/** Table Roll: who took a token, one item for each (election, member, contest). */
export function issuances(table: Table): Issuances {
  return {
    async create(issuance) {
      const key = issuanceKey(issuance);
      if (await putNew(table, { ...key, ...issuance })) return issuance;
      return plain(defined(await read<IssuanceItem>(table, key), 'it is never deleted'));
    },

    async ofMember(election, member) {
      const options = { startingWith: joined(member, ''), consistent: true };
      const found: Issuance[] = [];
      for await (const item of list<IssuanceItem>(table, partOf(election), options))
        found.push(plain(item));
      return found;
    },

    async *all(election) {
      const options = { consistent: true, only: ['contest', 'member'] };
      yield* list<Pick<Issuance, 'contest' | 'member'>>(table, partOf(election), options);
    },
  };
}

function partOf(election: string): string {
  return joined(election, 'issuance');
}

function issuanceKey({ election, member, contest }: Issuance): Key {
  return { part: partOf(election), item: joined(member, contest) };
}

function plain(item: IssuanceItem): Issuance {
  const { election, contest, member, request, blindSignatures, issuedAt } = item;
  return { election, contest, member, request, blindSignatures, issuedAt };
}
