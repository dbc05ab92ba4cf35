import type { LogEntry } from '@teller/election';
import type { OfficersLog } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, list, putNew, type Key } from '../dynamo/items.ts';

type LogItem = Key & { readonly entry: LogEntry };

/** Table Office: one item an entry, its sequence number in twelve digits as the sort key. */
export function officersLog(table: Table): OfficersLog {
  return {
    async append(election, entry) {
      const item: LogItem = {
        part: partOf(election),
        item: String(entry.sequence).padStart(12, '0'),
        entry,
      };
      return (await putNew(table, item)) ? 'appended' : 'taken';
    },

    async read(election) {
      const entries: LogEntry[] = [];
      for await (const { entry } of list<LogItem>(table, partOf(election), { consistent: true }))
        entries.push(entry);
      return entries;
    },
  };
}

function partOf(election: string): string {
  return joined(election, 'log');
}
