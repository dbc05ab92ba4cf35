import type { RollEntry } from '@teller/election';
import type { EntitlementKeys } from '@teller/service';
import type { RollEntries } from '@teller/service';
import { keyOf, Table } from './table.ts';

export class MemoryRollEntries implements RollEntries {
  readonly table: Table<RollEntry> = new Table();
  readonly addresses: Table<string> = new Table();

  async add(election: string, entries: readonly RollEntry[]): Promise<void> {
    for (const entry of entries) {
      // The address of the entry that is there: another one must not lead to it.
      const { member, email } = this.table.putNew(keyOf(election, entry.member), entry).item;
      this.addresses.putNew(keyOf(election, email), member);
    }
  }

  async byMember(election: string, member: string): Promise<RollEntry | undefined> {
    return this.table.get(keyOf(election, member));
  }

  async byEmail(election: string, email: string): Promise<RollEntry | undefined> {
    const member = this.addresses.get(keyOf(election, email));
    return member === undefined ? undefined : this.table.get(keyOf(election, member));
  }

  async *all(election: string): AsyncIterable<RollEntry> {
    yield* this.table.under(keyOf(election));
  }
}

export class MemoryEntitlementKeys implements EntitlementKeys {
  readonly table: Table<string> = new Table();

  async put(election: string, key: string): Promise<void> {
    this.table.put(election, key);
  }

  async get(election: string): Promise<string | undefined> {
    return this.table.get(election);
  }

  async destroy(election: string): Promise<void> {
    this.table.delete(election);
  }
}
