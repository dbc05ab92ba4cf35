import { defined } from '@teller/basics';
import type { RollEntry } from '@teller/election';
import type { RollEntries } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, list, putNew, read, type Key } from '../dynamo/items.ts';

type EntryItem = Key & RollEntry;
type AddressItem = Key & { readonly member: string };

const AT_A_TIME = 25;

/** Table Roll: each entry under its member number, and a pointer to it under its address. */
export function rollEntries(table: Table): RollEntries {
  async function addOne(election: string, entry: RollEntry): Promise<void> {
    const key = entryKey(election, entry.member);
    const added = await putNew(table, { ...key, ...entry });
    // After a crash in between, the next call finds the entry that is there and completes it.
    const stored = added ? entry : defined(await read<EntryItem>(table, key), 'it is stored');
    await putNew(table, { ...addressKey(election, stored.email), member: stored.member });
  }

  async function byMember(election: string, member: string): Promise<RollEntry | undefined> {
    const item = await read<EntryItem>(table, entryKey(election, member));
    return item === undefined ? undefined : plain(item);
  }

  return {
    async add(election, entries) {
      const waiting = entries.values();
      const worker = async (): Promise<void> => {
        for (const entry of waiting) await addOne(election, entry);
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    },

    byMember,

    async byEmail(election, email) {
      const address = await read<AddressItem>(table, addressKey(election, email));
      return address === undefined ? undefined : byMember(election, address.member);
    },

    async *all(election) {
      const part = joined(election, 'entry');
      for await (const item of list<EntryItem>(table, part, { consistent: true }))
        yield plain(item);
    },
  };
}

function entryKey(election: string, member: string): Key {
  return { part: joined(election, 'entry'), item: member };
}

function addressKey(election: string, email: string): Key {
  return { part: joined(election, 'address'), item: email };
}

function plain({ member, name, email, contests, salt }: EntryItem): RollEntry {
  return { member, name, email, contests, salt };
}
