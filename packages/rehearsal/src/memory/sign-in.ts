import type { Allowances, Challenge, Challenges } from '@teller/service';
import type { Session, Sessions } from '@teller/service';
import { Table } from './table.ts';

export class MemoryChallenges implements Challenges {
  readonly table: Table<Challenge & { readonly attempts: number }> = new Table();

  async create(challenge: Challenge): Promise<void> {
    this.table.put(challenge.key, { ...challenge, attempts: 0 });
  }

  async attempt(key: string, limit: number): Promise<Challenge | 'none'> {
    const item = this.table.get(key);
    if (item === undefined || item.attempts >= limit) return 'none';
    this.table.put(key, { ...item, attempts: item.attempts + 1 });
    const { attempts: _, ...challenge } = item;
    return challenge;
  }
}

export class MemoryAllowances implements Allowances {
  readonly table: Table<number> = new Table();

  async take(key: string, limit: number): Promise<boolean> {
    const taken = this.table.get(key) ?? 0;
    if (taken >= limit) return false;
    this.table.put(key, taken + 1);
    return true;
  }
}

export class MemorySessions implements Sessions {
  readonly table: Table<Session | 'ended'> = new Table();

  async create(session: Session): Promise<Session | 'ended'> {
    return this.table.putNew(session.key, session).item;
  }

  async get(key: string): Promise<Session | undefined> {
    const item = this.table.get(key);
    return item === 'ended' ? undefined : item;
  }

  async end(key: string): Promise<void> {
    if (this.table.get(key) !== undefined) this.table.put(key, 'ended');
  }
}
