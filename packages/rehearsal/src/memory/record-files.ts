import { defined, type Bytes } from '@teller/basics';
import { gathered } from '@teller/record';
import type { FileName, RecordFiles } from '@teller/service';
import { keyOf, Table } from './table.ts';

export class MemoryRecordFiles implements RecordFiles {
  readonly table: Table<Bytes> = new Table();

  async read(
    { area, election, path }: FileName,
    range?: { readonly from: number; readonly length: number },
  ): Promise<Bytes | undefined> {
    const bytes = this.table.get(keyOf(area, election, path));
    return range === undefined ? bytes : bytes?.slice(range.from, range.from + range.length);
  }

  async create(
    { area, election, path }: FileName,
    bytes: Bytes | AsyncIterable<Bytes>,
  ): Promise<'created' | 'exists'> {
    const whole = bytes instanceof Uint8Array ? bytes : await gathered(bytes);
    return this.table.putNew(keyOf(area, election, path), whole).created ? 'created' : 'exists';
  }

  async replace({ area, election, path }: FileName, bytes: Bytes): Promise<void> {
    this.table.put(keyOf(area, election, path), bytes);
  }

  async publish(election: string, path: string): Promise<void> {
    const bytes = await this.read({ area: 'working', election, path });
    this.table.put(keyOf('public', election, path), defined(bytes, 'the working file is there'));
  }
}
