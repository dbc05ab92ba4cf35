import { watch } from './alarms';
import { electionListing, electionReading, elections } from './elections';
import { mail } from './mail';
import { filesNamed, recordBucket } from './record-bucket';
import { sealedKeys } from './sealed-keys';
import { jobMachine, machine, mailFrom, production } from './stage';
import { router } from './web';

/** Roll entries, sign-in challenges, sessions. Never who took a token, never a ballot. */
const roll = new sst.aws.Dynamo('Roll', {
  fields: { part: 'string', item: 'string' },
  primaryIndex: { hashKey: 'part', rangeKey: 'item' },
  ttl: 'expiresAt',
  deletionProtection: production,
});

const entitlementKeys = sealedKeys('EntitlementKeySeal', 'entitlement-key');

/** Sign-in and entitlements. It can write all but the roll's entries and addresses. */
export const rollFunction = new sst.aws.Function('RollFunction', {
  ...machine,
  handler: 'packages/functions/src/roll/lambda.handler',
  url: { cors: false, router: { instance: router, path: '/api/roll' } },
  environment: {
    ELECTIONS_TABLE: elections.name,
    ROLL_TABLE: roll.name,
    ENTITLEMENT_KEY_PREFIX: entitlementKeys.prefix,
    MAIL_FROM: mailFrom,
    ORIGIN: router.url,
  },
  permissions: [
    electionReading,
    { actions: ['dynamodb:GetItem'], resources: [roll.arn] },
    {
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [roll.arn],
      conditions: [
        {
          test: 'ForAllValues:StringLike',
          variable: 'dynamodb:LeadingKeys',
          values: ['allowance\t*', 'challenge\t*', 'session\t*'],
        },
      ],
    },
    entitlementKeys.reading,
    entitlementKeys.opening,
    mail.sending,
  ],
});

/** While open: turnout. After the close: the register of the roll and every issuer's column. */
export const registerJob = new sst.aws.CronV2('RegisterJob', {
  schedule: 'rate(5 minutes)',
  function: {
    ...jobMachine,
    handler: 'packages/functions/src/roll/register-job.handler',
    environment: {
      ELECTIONS_TABLE: elections.name,
      ROLL_TABLE: roll.name,
      RECORD_BUCKET: recordBucket.name,
      ENTITLEMENT_KEY_PREFIX: entitlementKeys.prefix,
      ORIGIN: router.url,
    },
    permissions: [
      electionListing,
      { actions: ['dynamodb:Query'], resources: [roll.arn] },
      {
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        resources: filesNamed(
          'working/*/turnout.json',
          'working/*/register.bin',
          'working/*/jobs/register.json',
        ),
      },
      { actions: ['s3:GetObject'], resources: filesNamed('working/*/columns/*') },
      { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
      entitlementKeys.destroying,
    ],
  },
});

watch('RegisterJob', registerJob);
