import { watch } from './alarms';
import { electionListing, electionReading, elections } from './elections';
import { filesNamed, recordBucket } from './record-bucket';
import { sealedKeys } from './sealed-keys';
import { issuer, jobMachine, lifetime, machine, production } from './stage';
import { router } from './web';

/** Who took a token, by hashes as in the register. Neither a member's number or address nor a ballot. */
const issuances = new sst.aws.Dynamo('Issuer', {
  fields: { part: 'string', item: 'string' },
  primaryIndex: { hashKey: 'part', rangeKey: 'item' },
  deletionProtection: production,
});

const issuingKeys = sealedKeys('IssuingKeySeal', 'issuing-key');

const environment = {
  ISSUER: issuer,
  ELECTIONS_TABLE: elections.name,
  ISSUER_TABLE: issuances.name,
  ISSUING_KEY_PREFIX: issuingKeys.prefix,
  RECORD_BUCKET: recordBucket.name,
  ...lifetime,
};

/** Signs voting tokens blind. It can't list who took one, nor change that somebody did. */
export const issuerFunction = new sst.aws.Function('IssuerFunction', {
  ...machine,
  handler: 'packages/functions/src/issuer/lambda.handler',
  url: { cors: false, router: { instance: router, path: '/api/issuer' } },
  environment: { ...environment, ORIGIN: router.url },
  permissions: [
    electionReading,
    { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [issuances.arn] },
    issuingKeys.reading,
    issuingKeys.opening,
    { actions: ['s3:GetObject'], resources: filesNamed('working/*/columns/*') },
    { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
  ],
});

/** While open: how many tokens. After the close: the column, once the issuing keys are destroyed. */
export const columnJob = new sst.aws.CronV2('ColumnJob', {
  schedule: 'rate(1 minute)',
  function: {
    ...jobMachine,
    handler: 'packages/functions/src/issuer/column-job.handler',
    environment,
    permissions: [
      electionListing,
      { actions: ['dynamodb:Query'], resources: [issuances.arn] },
      {
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        resources: filesNamed('working/*/columns/*', 'working/*/jobs/column.json'),
      },
      { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
      issuingKeys.destroying,
    ],
  },
});

watch('ColumnJob', columnJob);
