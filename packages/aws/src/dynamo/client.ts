import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bounded, elsewhere, type Bounds } from '../bounds.ts';

/** A table and the client to reach it with: what every store here is made from. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface DynamoOptions extends Partial<Bounds> {
  /** Where DynamoDB listens, if it isn't AWS. Default: `DYNAMODB_ENDPOINT`. */
  readonly endpoint?: string;
}

/** One client for all tables of a process. Default bounds: 3 attempts of 2 s each. */
export function dynamoClient(options: DynamoOptions = {}): DynamoDBDocumentClient {
  const { attempt = 2000, attempts = 3, connect = 1000 } = options;
  const client = new DynamoDBClient({
    ...bounded({ attempt, attempts, connect }),
    ...elsewhere(options.endpoint ?? process.env['DYNAMODB_ENDPOINT']),
  });
  return DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
}
