import { watch } from './alarms';
import { electionListing, elections } from './elections';
import { office } from './office';
import { filesNamed, recordBucket } from './record-bucket';
import { jobMachine, machine } from './stage';
import { router } from './web';

/** What anyone may know: elections, their phase, turnout. The record itself is static files. */
export const recordFunction = new sst.aws.Function('RecordFunction', {
  ...machine,
  handler: 'packages/functions/src/record/lambda.handler',
  url: { cors: false, router: { instance: router, path: '/api/record' } },
  environment: { ELECTIONS_TABLE: elections.name, RECORD_BUCKET: recordBucket.name },
  permissions: [
    electionListing,
    { actions: ['s3:GetObject'], resources: filesNamed('working/*/turnout.json') },
    { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
  ],
});

/** Seals, opens, counts and publishes, each step once what it needs is there. */
export const advanceJob = new sst.aws.CronV2('AdvanceJob', {
  schedule: 'rate(1 minute)',
  function: {
    ...jobMachine,
    handler: 'packages/functions/src/record/advance-job.handler',
    environment: {
      ELECTIONS_TABLE: elections.name,
      OFFICE_TABLE: office.name,
      RECORD_BUCKET: recordBucket.name,
    },
    permissions: [
      electionListing,
      { actions: ['dynamodb:UpdateItem'], resources: [elections.arn] },
      { actions: ['dynamodb:Query'], resources: [office.arn] },
      {
        actions: ['dynamodb:PutItem'],
        resources: [office.arn],
        conditions: [
          {
            test: 'ForAllValues:StringLike',
            variable: 'dynamodb:LeadingKeys',
            values: ['*\tlog'],
          },
        ],
      },
      {
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        resources: filesNamed('working/*', 'record/*'),
      },
      { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
    ],
  },
});

watch('AdvanceJob', advanceJob);
