import type { BallotBox, BoxContents, BoxedBallot, BoxPage } from '@teller/service';
import { Table } from './table.ts';

const pageSize = 1_000;

export class MemoryBox implements BallotBox, BoxContents {
  readonly table: Table<BoxedBallot> = new Table();

  async put(ballot: BoxedBallot): Promise<BoxedBallot> {
    return this.table.putNew(ballot.token, ballot).item;
  }

  async get(token: string): Promise<BoxedBallot | undefined> {
    return this.table.get(token);
  }

  async page(election: string, after: string = ''): Promise<BoxPage> {
    const all = this.table.under('').filter((ballot) => ballot.election === election);
    const rest = all.filter(({ token }) => token > after).toSorted(byToken);
    const ballots = rest.slice(0, pageSize);
    return { ballots, next: rest.length > pageSize ? ballots.at(-1)?.token : undefined };
  }
}

function byToken(a: BoxedBallot, b: BoxedBallot): number {
  return a.token < b.token ? -1 : 1;
}
