import { production } from './stage';

/**
 * Public facts: each election's manifest and phase, nothing that is not published anyway.
 * The office writes phases, every function may read them.
 */
export const elections = new sst.aws.Dynamo('Elections', {
  fields: { part: 'string', item: 'string' },
  primaryIndex: { hashKey: 'part', rangeKey: 'item' },
  deletionProtection: production,
});

export const electionReading = { actions: ['dynamodb:GetItem'], resources: [elections.arn] };

export const electionListing = {
  actions: ['dynamodb:GetItem', 'dynamodb:Query'],
  resources: [elections.arn],
};
