import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalBytes, concat, defined } from '@teller/basics';
import {
  furthestBehind,
  checkFrozenElection,
  electionId,
  start,
  type FrozenElection,
} from '@teller/election';
import type { Election, Elections, ElectionState } from '@teller/service';
import type { Table } from './dynamo/client.ts';
import { joined, list, putNew, read, unlessConditionFails, type Key } from './dynamo/items.ts';

/** `pieces`: how many there are of what is frozen. */
type StateItem = Key & ElectionState & { readonly pieces: number };
/** A piece of the canonical JSON of manifest, contests and ceremony: many contests are more than an item holds. */
type PieceItem = Key & { readonly bytes: Uint8Array };

/** An item holds 400 kB with its key. */
const PIECE = 380_000;

/**
 * Table Elections: a small item for each election's state, all in the part `state`, which every cast
 * reads consistently; and what is frozen, which never changes and is read once by each process.
 */
export function elections(table: Table): Elections {
  const known = new Map<string, FrozenElection>();

  async function frozenOf(id: string, count: number): Promise<FrozenElection> {
    const before = known.get(id);
    if (before !== undefined) return before;
    const pieces: Uint8Array[] = [];
    for (let n = 0; n < count; n++) {
      const piece = await read<PieceItem>(table, pieceKey(id, n));
      pieces.push(defined(piece, 'an election with a state has a manifest').bytes);
    }
    const frozen = JSON.parse(new TextDecoder().decode(concat(...pieces))) as FrozenElection;
    // Under other keys the box would take, and seal, what no reader of the record accepts.
    if (electionId(frozen.manifest) !== id || !checkFrozenElection(frozen).ok)
      throw new Error(`the manifest of ${id}, or a part of it, has been changed`);
    known.set(id, frozen);
    return frozen;
  }

  async function whole(state: StateItem): Promise<Election> {
    const { item: id, pieces, phase, hours, entries, close, seal } = state;
    return { id, ...(await frozenOf(id, pieces)), phase, hours, entries, close, seal };
  }

  return {
    async create(id, { manifest, contests, ceremony }) {
      // What is frozen first: there is an election from the moment its state is there. The same id
      // means the same bytes, so that a try after a crash completes what the one before began.
      const bytes = canonicalBytes({ manifest, contests, ceremony });
      const pieces = Math.ceil(bytes.length / PIECE);
      for (let n = 0; n < pieces; n++) {
        const piece = bytes.slice(n * PIECE, (n + 1) * PIECE);
        await putNew(table, { ...pieceKey(id, n), bytes: piece });
      }
      const { phase, hours } = furthestBehind(start(manifest));
      const state: ElectionState = { phase, hours, entries: 0, close: null, seal: null };
      const created = await putNew(table, { ...stateKey(id), ...state, pieces });
      return created ? 'created' : 'exists';
    },

    async get(id) {
      const item = await read<StateItem>(table, stateKey(id));
      return item === undefined ? undefined : whole(item);
    },

    async list() {
      const all: Election[] = [];
      for await (const item of list<StateItem>(table, 'state', { consistent: false }))
        all.push(await whole(item));
      return all;
    },

    async copy(id, { phase, hours, entries, close, seal }) {
      const key = stateKey(id);
      const copied = await unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: key,
            UpdateExpression:
              'SET #phase = :phase, #hours = :hours, #entries = :entries, #close = :close, #seal = :seal',
            ConditionExpression: '#entries < :entries',
            ExpressionAttributeNames: {
              '#phase': 'phase',
              '#hours': 'hours',
              '#entries': 'entries',
              '#close': 'close',
              '#seal': 'seal',
            },
            ExpressionAttributeValues: {
              ':phase': phase,
              ':hours': hours,
              ':entries': entries,
              ':close': close,
              ':seal': seal,
            },
          }),
        ),
      );
      if (copied) return 'copied';
      defined(await read<StateItem>(table, key), 'the election is stored');
      return 'behind';
    },
  };
}

function stateKey(id: string): Key {
  return { part: 'state', item: id };
}

function pieceKey(id: string, n: number): Key {
  return { part: joined('frozen', id), item: String(n).padStart(3, '0') };
}
