import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { defined } from '@teller/basics';
import type { Session, Sessions } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, putNew, read, unlessConditionFails, type Key } from '../dynamo/items.ts';

/** An ended session stays until it would have expired anyway, so that it can't be created again. */
type SessionItem = Key & Session & { readonly ended?: true };

/** Who is signed in, each session in a part of its own. In table Roll or Office. */
export function sessions(table: Table): Sessions {
  return {
    async create(session) {
      const item: SessionItem = { ...keyOf(session.key), ...session };
      if (await putNew(table, item)) return session;
      const stored = defined(await read<SessionItem>(table, keyOf(session.key)), 'it is stored');
      return stored.ended === true ? 'ended' : plain(stored);
    },

    async get(key) {
      const stored = await read<SessionItem>(table, keyOf(key));
      return stored === undefined || stored.ended === true ? undefined : plain(stored);
    },

    async end(key) {
      await unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: keyOf(key),
            UpdateExpression: 'SET #ended = :true',
            ConditionExpression: 'attribute_exists(#part)',
            ExpressionAttributeNames: { '#ended': 'ended', '#part': 'part' },
            ExpressionAttributeValues: { ':true': true },
          }),
        ),
      );
    },
  };
}

function keyOf(key: string): Key {
  return { part: joined('session', key), item: 'session' };
}

function plain({ key, election, subject, expiresAt }: SessionItem): Session {
  return { key, election, subject, expiresAt };
}
