import { defined, fromHex, toHex, type Bytes } from '@teller/basics';
import type { BallotBox, BoxedBallot } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { putNew, read } from '../dynamo/items.ts';

/**
 * A ballot in table Box. The token is the whole key, so that ballots share no partition, counter or
 * index. Nothing tells when it came or from where.
 */
export interface BallotItem {
  readonly token: string;
  /** 32 bytes rather than 64 digits: most ballots then fit into one write unit (1 kB). */
  readonly election: Uint8Array;
  readonly contest: number;
  readonly ballot: Uint8Array;
}

/** Casting's view of table Box: needs PutItem and GetItem, nothing else. */
export function ballotBox(table: Table): BallotBox {
  return {
    async put(ballot) {
      if (await putNew(table, toItem(ballot), 'token')) return ballot;
      const first = await read<BallotItem>(table, { token: ballot.token });
      return fromItem(defined(first, 'no ballot is ever deleted'));
    },

    async get(token) {
      const item = await read<BallotItem>(table, { token });
      return item === undefined ? undefined : fromItem(item);
    },
  };
}

export function fromItem({ token, election, contest, ballot }: BallotItem): BoxedBallot {
  // Whatever else somebody may have put there in its place is a ballot of no bytes, which is none.
  const bytes = ballot instanceof Uint8Array ? new Uint8Array(ballot) : new Uint8Array();
  return { election: toHex(election), contest, token, ballot: bytes };
}

/** Bytes of an election id as an item has them. */
export function electionBytes(id: string): Bytes {
  const bytes = fromHex(id);
  return defined(bytes.ok ? bytes.value : undefined, 'an election id is hexadecimal');
}

function toItem({ token, election, contest, ballot }: BoxedBallot): BallotItem {
  return { token, election: electionBytes(election), contest, ballot };
}
