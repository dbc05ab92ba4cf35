import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Approval, ProposedAct } from '@teller/election';
import type { Proposal, Proposals } from '@teller/service';
import type { Table } from '../dynamo/client.ts';
import { joined, list, putNew, unlessConditionFails, type Key } from '../dynamo/items.ts';

/** One item with all of its approvals, by officer, so that dropping it is one write. */
type ProposalItem = Key & {
  readonly proposed: ProposedAct;
  readonly approvals: Readonly<Record<string, Approval>>;
};

/** Table Office: acts that wait for approvals. */
export function proposals(table: Table): Proposals {
  return {
    async propose(election, id, proposed) {
      const item: ProposalItem = { ...proposalKey(election, id), proposed, approvals: {} };
      await putNew(table, item);
    },

    async approve(election, id, approval) {
      // Nothing is stored when another officer's call has dropped the proposal in the meantime.
      await unlessConditionFails(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: proposalKey(election, id),
            UpdateExpression:
              'SET #approvals.#officer = if_not_exists(#approvals.#officer, :approval)',
            ConditionExpression: 'attribute_exists(#part)',
            ExpressionAttributeNames: {
              '#part': 'part',
              '#approvals': 'approvals',
              '#officer': approval.officer,
            },
            ExpressionAttributeValues: { ':approval': approval },
          }),
        ),
      );
    },

    async list(election) {
      const found: Proposal[] = [];
      const items = list<ProposalItem>(table, partOf(election), { consistent: true });
      for await (const { item: id, proposed, approvals } of items)
        found.push({ election, id, proposed, approvals: Object.values(approvals) });
      return found;
    },

    async drop(election, id) {
      await table.client.send(
        new DeleteCommand({ TableName: table.name, Key: proposalKey(election, id) }),
      );
    },
  };
}

function partOf(election: string): string {
  return joined(election, 'proposal');
}

function proposalKey(election: string, id: string): Key {
  return { part: partOf(election), item: id };
}
