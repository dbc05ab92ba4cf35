import { electionListing, electionReading, elections } from './elections';
import { issuingKeys } from './issuing-keys';
import { mail } from './mail';
import { filesNamed, recordBucket } from './record-bucket';
import { jobMachine, lifetime, machine, mailFrom, production } from './stage';
import { router } from './web';

/** Roll entries, sign-in challenges, sessions, who took a token. Never a ballot. */
const roll = new sst.aws.Dynamo('Roll', {
  fields: { part: 'string', item: 'string' },
  primaryIndex: { hashKey: 'part', rangeKey: 'item' },
  ttl: 'expiresAt',
  deletionProtection: production,
});

/** Sign-in and voting tokens. It can write all but the roll's entries and addresses. */
export const rollFunction = new sst.aws.Function('RollFunction', {
  ...machine,
  handler: 'packages/functions/src/roll/lambda.handler',
  url: { cors: false, router: { instance: router, path: '/api/roll' } },
  environment: {
    ELECTIONS_TABLE: elections.name,
    ROLL_TABLE: roll.name,
    ISSUING_KEY_PREFIX: issuingKeys.prefix,
    MAIL_FROM: mailFrom,
    ORIGIN: router.url,
    ...lifetime,
  },
  permissions: [
    electionReading,
    { actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [roll.arn] },
    {
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [roll.arn],
      conditions: [
        {
          test: 'ForAllValues:StringLike',
          variable: 'dynamodb:LeadingKeys',
          values: ['allowance\t*', 'challenge\t*', 'session\t*', '*\tissuance'],
        },
      ],
    },
    issuingKeys.reading,
    issuingKeys.opening,
    mail.sending,
  ],
});

/** While open: turnout. After the close: the register, then the issuing keys are destroyed. */
export const registerJob = new sst.aws.CronV2('RegisterJob', {
  schedule: 'rate(5 minutes)',
  function: {
    ...jobMachine,
    handler: 'packages/functions/src/roll/register-job.handler',
    environment: {
      ELECTIONS_TABLE: elections.name,
      ROLL_TABLE: roll.name,
      RECORD_BUCKET: recordBucket.name,
      ISSUING_KEY_PREFIX: issuingKeys.prefix,
      ...lifetime,
    },
    permissions: [
      electionListing,
      { actions: ['dynamodb:Query'], resources: [roll.arn] },
      {
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: filesNamed('working/*/turnout.json', 'working/*/register.json'),
      },
      { actions: ['s3:ListBucket'], resources: [recordBucket.arn] },
      issuingKeys.destroying,
    ],
  },
});
