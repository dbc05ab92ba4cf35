import { electionReading, elections } from './elections';
import { filesNamed, recordBucket } from './record-bucket';
import { machine, production } from './stage';
import { router } from './web';

/** The officers' log, proposals, officers' sessions, set-up codes. No member, token or ballot. */
export const office = new sst.aws.Dynamo('Office', {
  fields: { part: 'string', item: 'string' },
  primaryIndex: { hashKey: 'part', rangeKey: 'item' },
  ttl: 'expiresAt',
  deletionProtection: production,
});

/** Officers' sign-in, acts and approvals; trustees' shares. */
export const officeFunction = new sst.aws.Function('OfficeFunction', {
  ...machine,
  handler: 'packages/functions/src/office/lambda.handler',
  url: { cors: false, router: { instance: router, path: '/api/office' } },
  environment: {
    ELECTIONS_TABLE: elections.name,
    OFFICE_TABLE: office.name,
    RECORD_BUCKET: recordBucket.name,
    ORIGIN: router.url,
  },
  permissions: [
    electionReading,
    { actions: ['dynamodb:UpdateItem'], resources: [elections.arn] },
    {
      actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [office.arn],
    },
    {
      // Only proposals are ever dropped: the log's entries can't be.
      actions: ['dynamodb:DeleteItem'],
      resources: [office.arn],
      conditions: [
        {
          test: 'ForAllValues:StringLike',
          variable: 'dynamodb:LeadingKeys',
          values: ['*\tproposal'],
        },
      ],
    },
    {
      actions: ['s3:GetObject'],
      resources: filesNamed('working/*/turnout.json', 'working/*/jobs/*'),
    },
    { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
  ],
});
