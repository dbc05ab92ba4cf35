import { defined } from '@teller/basics';
import type { Approval, LogEntry, ProposedAct } from '@teller/election';
import type { NonceKey, OfficersLog } from '@teller/service';
import type { Proposal, Proposals } from '@teller/service';
import type { SetupCode, SetupCodes } from '@teller/service';
import { keyOf, Table } from './table.ts';

export class MemoryOfficersLog implements OfficersLog {
  readonly table: Table<LogEntry> = new Table();

  async append(election: string, entry: LogEntry): Promise<'appended' | 'taken'> {
    const { created } = this.table.putNew(keyOf(election, entry.sequence), entry);
    return created ? 'appended' : 'taken';
  }

  async read(election: string): Promise<readonly LogEntry[]> {
    return this.table.under(keyOf(election)).toSorted((a, b) => a.sequence - b.sequence);
  }
}

export class MemoryProposals implements Proposals {
  readonly table: Table<Proposal> = new Table();

  async propose(election: string, id: string, proposed: ProposedAct): Promise<void> {
    this.table.putNew(keyOf(election, id), { election, id, proposed, approvals: [] });
  }

  async approve(election: string, id: string, approval: Approval): Promise<void> {
    const key = keyOf(election, id);
    const proposal = this.table.get(key);
    if (proposal === undefined) return;
    if (proposal.approvals.some(({ officer }) => officer === approval.officer)) return;
    this.table.put(key, { ...proposal, approvals: [...proposal.approvals, approval] });
  }

  async list(election: string): Promise<readonly Proposal[]> {
    return this.table.under(keyOf(election));
  }

  async drop(election: string, id: string): Promise<void> {
    this.table.delete(keyOf(election, id));
  }
}

export class MemorySetupCodes implements SetupCodes {
  readonly table: Table<SetupCode> = new Table();

  async create(code: Omit<SetupCode, 'used'>): Promise<void> {
    this.table.putNew(keyOf(code.election, code.key), { ...code, used: null });
  }

  async get(election: string, key: string): Promise<SetupCode | undefined> {
    return this.table.get(keyOf(election, key));
  }

  async use(
    election: string,
    key: string,
    used: NonNullable<SetupCode['used']>,
  ): Promise<SetupCode> {
    const code = defined(this.table.get(keyOf(election, key)), 'the set-up code is stored');
    if (code.used !== null) return code;
    this.table.put(keyOf(election, key), { ...code, used });
    return { ...code, used };
  }
}

export class MemoryNonceKey implements NonceKey {
  readonly table: Table<string> = new Table();

  async keep(election: string, fresh: string): Promise<string> {
    return this.table.putNew(keyOf(election), fresh).item;
  }
}
