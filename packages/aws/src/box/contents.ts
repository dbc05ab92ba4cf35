import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { BoxContents } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { electionBytes, fromItem, type BallotItem } from './ballot-box.ts';

/** The seal job's view of table Box: needs Scan, nothing else. Casting never holds this. */
export function boxContents(table: Table): BoxContents {
  return {
    async page(election, after) {
      const page = await table.client.send(
        new ScanCommand({
          TableName: table.name,
          ConsistentRead: true,
          FilterExpression: '#election = :election',
          ExpressionAttributeNames: { '#election': 'election' },
          ExpressionAttributeValues: { ':election': electionBytes(election) },
          // The token is the whole key: a scan goes on behind it.
          ...(after === undefined ? {} : { ExclusiveStartKey: { token: after } }),
        }),
      );
      return {
        ballots: (page.Items ?? []).map((item) => fromItem(item as BallotItem)),
        next: page.LastEvaluatedKey?.['token'] as string | undefined,
      };
    },
  };
}
