import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { defined } from '@teller/basics';
import type { Manifest } from '@teller/election';
import type { Election, Elections, ElectionState } from '@teller/service';
import type { Table } from './dynamo/client.ts';
import { list, putNew, read, unlessConditionFails, type Key } from './dynamo/items.ts';

type StateItem = Key & ElectionState;
type ManifestItem = Key & { readonly manifest: Manifest };

/**
 * Table Elections: two items an election, in the parts `state` and `manifest`. The small one is read
 * consistently by every cast; the large one never changes, and is read once by each process.
 */
export function elections(table: Table): Elections {
  const manifests = new Map<string, Manifest>();

  async function manifestOf(id: string): Promise<Manifest> {
    const known = manifests.get(id);
    if (known !== undefined) return known;
    const item = await read<ManifestItem>(table, { part: 'manifest', item: id });
    const { manifest } = defined(item, 'an election with a state has a manifest');
    manifests.set(id, manifest);
    return manifest;
  }

  async function whole({ item: id, phase, entries, seal }: StateItem): Promise<Election> {
    return { id, manifest: await manifestOf(id), phase, entries, seal };
  }

  return {
    async create(id, manifest) {
      // The manifest first: there is an election from the moment its state is there.
      await putNew(table, { part: 'manifest', item: id, manifest });
      const state: ElectionState = { phase: 'draft', entries: 0, seal: null };
      const created = await putNew(table, { part: 'state', item: id, ...state });
      return created ? 'created' : 'exists';
    },

    async get(id) {
      const item = await read<StateItem>(table, { part: 'state', item: id });
      return item === undefined ? undefined : whole(item);
    },

    async list() {
      const all: Election[] = [];
      for await (const item of list<StateItem>(table, 'state', { consistent: false }))
        all.push(await whole(item));
      return all;
    },

    async copy(id, { phase, entries, seal }) {
      const key: Key = { part: 'state', item: id };
      const copied = await unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: key,
            UpdateExpression: 'SET #phase = :phase, #entries = :entries, #seal = :seal',
            ConditionExpression: '#entries < :entries',
            ExpressionAttributeNames: {
              '#phase': 'phase',
              '#entries': 'entries',
              '#seal': 'seal',
            },
            ExpressionAttributeValues: { ':phase': phase, ':entries': entries, ':seal': seal },
          }),
        ),
      );
      if (copied) return 'copied';
      defined(await read<StateItem>(table, key), 'the election is stored');
      return 'behind';
    },
  };
}
