import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Allowances } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, unlessConditionFails } from '../dynamo/items.ts';

/** Counters with a ceiling, each in a part of its own. In table Roll or Office. */
export function allowances(table: Table): Allowances {
  return {
    async take(key, limit, expiresAt) {
      if (limit < 1) return false;
      return unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: { part: joined('allowance', key), item: 'allowance' },
            UpdateExpression: 'ADD #taken :one SET #expiresAt = :expiresAt',
            ConditionExpression: 'attribute_not_exists(#taken) OR #taken < :limit',
            ExpressionAttributeNames: { '#taken': 'taken', '#expiresAt': 'expiresAt' },
            ExpressionAttributeValues: { ':one': 1, ':limit': limit, ':expiresAt': expiresAt },
          }),
        ),
      );
    },
  };
}
