import type { BallotBox, BoxContents, BoxedBallot } from '@teller/service';
import { Table } from './table.ts';

export class MemoryBox implements BallotBox, BoxContents {
  readonly table: Table<BoxedBallot> = new Table();

  async put(ballot: BoxedBallot): Promise<BoxedBallot> {
    return this.table.putNew(ballot.token, ballot).item;
  }

  async get(token: string): Promise<BoxedBallot | undefined> {
    return this.table.get(token);
  }

  async *all(election: string): AsyncIterable<BoxedBallot> {
    yield* this.table.under('').filter((ballot) => ballot.election === election);
  }
}
