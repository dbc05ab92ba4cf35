import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { defined } from '@teller/basics';
import type { SetupCode, SetupCodes } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, putNew, read, unlessConditionFails, type Key } from '../dynamo/items.ts';

type SetupCodeItem = Key & SetupCode;

/** Table Office: one-time set-up codes, each in a part of its own. */
export function setupCodes(table: Table): SetupCodes {
  async function get(election: string, key: string): Promise<SetupCode | undefined> {
    const item = await read<SetupCodeItem>(table, codeKey(election, key));
    if (item === undefined) return undefined;
    const { expiresAt, used } = item;
    return { election, key, expiresAt, used };
  }

  return {
    async create(code) {
      const item: SetupCodeItem = { ...codeKey(code.election, code.key), ...code, used: null };
      await putNew(table, item);
    },

    get,

    async use(election, key, used) {
      const first = await unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: codeKey(election, key),
            UpdateExpression: 'SET #used = :used',
            ConditionExpression: '#used = :null',
            ExpressionAttributeNames: { '#used': 'used' },
            ExpressionAttributeValues: { ':used': used, ':null': null },
          }),
        ),
      );
      const stored = defined(await get(election, key), 'the set-up code is stored');
      return first ? { ...stored, used } : stored;
    },
  };
}

function codeKey(election: string, key: string): Key {
  return { part: joined(election, 'setup-code', key), item: 'setup-code' };
}
