import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { BoxContents } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { electionBytes, fromItem, type BallotItem } from './ballot-box.ts';

/** The seal job's view of table Box: needs Scan, nothing else. Casting never holds this. */
export function boxContents(table: Table): BoxContents {
  return {
    async *all(election) {
      let from: Record<string, unknown> | undefined;
      do {
        const page = await table.client.send(
          new ScanCommand({
            TableName: table.name,
            ConsistentRead: true,
            FilterExpression: '#election = :election',
            ExpressionAttributeNames: { '#election': 'election' },
            ExpressionAttributeValues: { ':election': electionBytes(election) },
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        for (const item of page.Items ?? []) yield fromItem(item as BallotItem);
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
    },
  };
}
