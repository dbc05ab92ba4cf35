import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { assert } from '@teller/basics';
import type { Table } from './client.ts';

/** Key of an item in Elections, Roll, Issuer and Office: items of one `part` can be listed together. */
export interface Key {
  readonly part: string;
  readonly item: string;
}

/** Joins the parts of a key. No text in a manifest or a roll holds a tab, so no two keys meet. */
export function joined(...parts: readonly string[]): string {
  for (const part of parts) assert(!part.includes('\t'), 'no part of a key holds a tab');
  return parts.join('\t');
}

/** Puts the item unless one has its key, in one conditional write. True: it was put. */
export async function putNew(table: Table, item: object, key = 'part'): Promise<boolean> {
  return unlessConditionFails(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': key },
      }),
    ),
  );
}

/** The item, read consistently. `T` is what this package wrote. */
export async function read<T>(table: Table, key: object): Promise<T | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item as T | undefined;
}

/** The items of a part in the order of their keys, page after page. `T` is what this package wrote. */
export async function* list<T>(
  table: Table,
  part: string,
  options: {
    readonly startingWith?: string;
    readonly consistent: boolean;
    /** Attributes to send; all of them by default. */
    readonly only?: readonly string[];
  },
): AsyncIterable<T> {
  const { startingWith, only } = options;
  const names = Object.fromEntries((only ?? []).map((name, i) => [`#a${i}`, name]));
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: options.consistent,
        KeyConditionExpression:
          startingWith === undefined
            ? '#part = :part'
            : '#part = :part AND begins_with(#item, :start)',
        ExpressionAttributeNames: {
          '#part': 'part',
          ...(startingWith === undefined ? {} : { '#item': 'item' }),
          ...names,
        },
        ExpressionAttributeValues: {
          ':part': part,
          ...(startingWith === undefined ? {} : { ':start': startingWith }),
        },
        ...(only === undefined ? {} : { ProjectionExpression: Object.keys(names).join(', ') }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield* (page.Items ?? []) as T[];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** True: the write was made. False: its condition did not hold, and nothing was changed. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
