import { defined } from '@teller/basics';
import type { NonceKey } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, putNew, read, type Key } from '../dynamo/items.ts';

type KeyItem = Key & { readonly key: string };

/** Table Office: one item an election, which a process reads once. */
export function nonceKey(table: Table): NonceKey {
  const known = new Map<string, string>();
  return {
    async keep(election, fresh) {
      const place: Key = { part: joined(election, 'nonce-key'), item: 'nonce-key' };
      let key = known.get(election) ?? (await read<KeyItem>(table, place))?.key;
      if (key === undefined) {
        const item: KeyItem = { ...place, key: fresh };
        await putNew(table, item);
        key = defined(await read<KeyItem>(table, place), 'it is stored').key;
      }
      known.set(election, key);
      return key;
    },
  };
}
