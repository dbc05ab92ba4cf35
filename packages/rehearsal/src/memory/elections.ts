import { defined } from '@teller/basics';
import { furthestBehind, start, type FrozenElection } from '@teller/election';
import type { Election, Elections, ElectionState } from '@teller/service';
import { Table } from './table.ts';

export class MemoryElections implements Elections {
  readonly table: Table<Election> = new Table();

  async create(id: string, frozen: FrozenElection): Promise<'created' | 'exists'> {
    const { manifest, contests, ceremony } = frozen;
    const { created } = this.table.putNew(id, {
      id,
      manifest,
      contests,
      ceremony,
      phase: 'draft',
      hours: furthestBehind(start(manifest)).hours,
      entries: 0,
      close: null,
      seal: null,
    });
    return created ? 'created' : 'exists';
  }

  async get(id: string): Promise<Election | undefined> {
    return this.table.get(id);
  }

  async list(): Promise<readonly Election[]> {
    return this.table.under('');
  }

  async copy(id: string, state: ElectionState): Promise<'copied' | 'behind'> {
    const election = defined(this.table.get(id), 'the election is stored');
    if (election.entries >= state.entries) return 'behind';
    const { phase, hours, entries, close, seal } = state;
    this.table.put(id, { ...election, phase, hours, entries, close, seal });
    return 'copied';
  }
}
