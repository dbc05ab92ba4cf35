import { watch } from './alarms';
import { electionListing, electionReading, elections } from './elections';
import { filesNamed, recordBucket } from './record-bucket';
import { jobMachine, lifetime, machine, production } from './stage';
import { router } from './web';

/**
 * Sealed ballots under their tokens, and nothing else. No stream and no point-in-time restore: both
 * would tell when a ballot came. Back it up on demand after the close instead.
 */
const box = new sst.aws.Dynamo('Box', {
  fields: { token: 'string' },
  primaryIndex: { hashKey: 'token' },
  deletionProtection: production,
  transform: {
    table: (table) => {
      table.pointInTimeRecovery = { enabled: false };
    },
  },
});

/** Signs receipts. Its private half never leaves KMS; the manifest names its public half. */
const receiptKey = new aws.kms.Key(
  'ReceiptKey',
  {
    description: `${$app.name} ${$app.stage}: signs the ballot box's receipts`,
    keyUsage: 'SIGN_VERIFY',
    customerMasterKeySpec: 'ECC_NIST_P256',
    deletionWindowInDays: 30,
  },
  { retainOnDelete: production },
);

/** Takes ballots. It has no log and may not write one, can't list, change or delete a ballot. */
export const boxFunction = new sst.aws.Function('BoxFunction', {
  ...machine,
  handler: 'packages/functions/src/box/lambda.handler',
  logging: false,
  url: { cors: false, router: { instance: router, path: '/api/box' } },
  environment: {
    ELECTIONS_TABLE: elections.name,
    BOX_TABLE: box.name,
    RECEIPT_KEY: receiptKey.arn,
    RECORD_BUCKET: recordBucket.name,
    ...lifetime,
  },
  permissions: [
    electionReading,
    { actions: ['dynamodb:PutItem', 'dynamodb:GetItem'], resources: [box.arn] },
    {
      actions: ['kms:Sign'],
      resources: [receiptKey.arn],
      conditions: [
        { test: 'StringEquals', variable: 'kms:SigningAlgorithm', values: ['ECDSA_SHA_256'] },
      ],
    },
    // From the close on, receipts come from the sealed lists alone.
    { actions: ['s3:GetObject'], resources: filesNamed('working/*/ballots/*') },
    { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
  ],
});

/** After the close and the drain: writes the sorted list of ballots. Reads nothing before. */
export const sealJob = new sst.aws.CronV2('SealJob', {
  schedule: 'rate(1 minute)',
  function: {
    ...jobMachine,
    handler: 'packages/functions/src/box/seal-job.handler',
    environment: {
      ELECTIONS_TABLE: elections.name,
      BOX_TABLE: box.name,
      RECORD_BUCKET: recordBucket.name,
      ...lifetime,
    },
    permissions: [
      electionListing,
      { actions: ['dynamodb:Scan'], resources: [box.arn] },
      {
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        resources: filesNamed(
          'working/*/ballots/*',
          'working/*/sealed/*',
          'working/*/runs/*',
          'working/*/jobs/seal.json',
        ),
      },
      { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
    ],
  },
});

watch('SealJob', sealJob);
