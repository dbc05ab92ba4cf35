import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Challenge, Challenges } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, type Key } from '../dynamo/items.ts';

type ChallengeItem = Key & Challenge & { readonly attempts: number };

/** Sign-in challenges, each in a part of its own. In table Roll or Office. */
export function challenges(table: Table): Challenges {
  return {
    async create(challenge) {
      const item: ChallengeItem = { ...keyOf(challenge.key), ...challenge, attempts: 0 };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    },

    async attempt(key, limit) {
      try {
        const { Attributes } = await table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: keyOf(key),
            UpdateExpression: 'ADD #attempts :one',
            ConditionExpression: '#attempts < :limit',
            ExpressionAttributeNames: { '#attempts': 'attempts' },
            ExpressionAttributeValues: { ':one': 1, ':limit': limit },
            ReturnValues: 'ALL_NEW',
          }),
        );
        const { election, subject, answer, expiresAt } = Attributes as ChallengeItem;
        return { key, election, subject, answer, expiresAt };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'none';
        throw error;
      }
    },
  };
}

function keyOf(key: string): Key {
  return { part: joined('challenge', key), item: 'challenge' };
}
