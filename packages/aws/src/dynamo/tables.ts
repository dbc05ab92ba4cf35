import {
  CreateTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface TableDefinition {
  /** Names of the key's attributes; all are strings. */
  readonly hash: string;
  readonly range?: string;
  /** Attribute after whose time (seconds since 1970) AWS may delete an item. Nothing relies on it. */
  readonly ttl?: string;
}

export type TableRole = 'elections' | 'roll' | 'issuer' | 'box' | 'office';

/**
 * The five tables. `infra/` says the same for AWS, and a test holds the two together.
 * Ballots have the token as their only key, so that no two of them meet in one partition.
 */
export const tableDefinitions: Readonly<Record<TableRole, TableDefinition>> = {
  elections: { hash: 'part', range: 'item' },
  roll: { hash: 'part', range: 'item', ttl: 'expiresAt' },
  issuer: { hash: 'part', range: 'item' },
  box: { hash: 'token' },
  office: { hash: 'part', range: 'item', ttl: 'expiresAt' },
};

export type TableNames = Readonly<Record<TableRole, string>>;

/** Creates those of the tables that are not there yet; for embedded stores, never on AWS. */
export async function createTables(
  client: DynamoDBDocumentClient,
  names: Partial<TableNames>,
): Promise<void> {
  // One after the other: together, they would use up the SDK's allowance of retries on a store that is not
  // there yet.
  for (const [role, name] of Object.entries(names))
    await createTable(client, name, tableDefinitions[role as TableRole]);
}

async function createTable(
  client: DynamoDBDocumentClient,
  name: string,
  { hash, range }: TableDefinition,
): Promise<void> {
  const keys = range === undefined ? [hash] : [hash, range];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
        KeySchema: keys.map((key, place) => ({
          AttributeName: key,
          KeyType: place === 0 ? 'HASH' : 'RANGE',
        })),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists(
    { client, minDelay: 0.05, maxDelay: 1, maxWaitTime: 120 },
    { TableName: name },
  );
}
