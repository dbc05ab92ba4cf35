import type { Issuance, IssuanceName, Issuances } from '@teller/service';
import type { IssuingKeyName, IssuingKeys } from '@teller/service';
import { keyOf, Table } from './table.ts';

export class MemoryIssuances implements Issuances {
  readonly table: Table<Issuance> = new Table();

  async create(issuance: Issuance): Promise<Issuance> {
    const { election, member, contest } = issuance;
    return this.table.putNew(keyOf(election, member, contest), issuance).item;
  }

  async get({ election, member, contest }: IssuanceName): Promise<Issuance | undefined> {
    return this.table.get(keyOf(election, member, contest));
  }

  async *all(election: string): AsyncIterable<Pick<Issuance, 'contest' | 'member'>> {
    yield* this.table.under(keyOf(election));
  }
}

export class MemoryIssuingKeys implements IssuingKeys {
  readonly table: Table<string> = new Table();

  async put(name: IssuingKeyName, key: string): Promise<void> {
    this.table.put(keyOf(name.election, name.issuer, name.contest), key);
  }

  async get(name: IssuingKeyName): Promise<string | undefined> {
    return this.table.get(keyOf(name.election, name.issuer, name.contest));
  }

  async destroy(name: IssuingKeyName): Promise<void> {
    this.table.delete(keyOf(name.election, name.issuer, name.contest));
  }
}
