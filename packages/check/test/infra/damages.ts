import type { Damage } from './evaluate.ts';
import * as rules from './rules.ts';

/** infra/ spoilt on purpose, each damage with what the rules must then say. */
export const damages: readonly (Damage & { readonly rule: rules.Rule; readonly fault: string })[] =
  [
    {
      file: 'infra/box.ts',
      from: "actions: ['dynamodb:PutItem', 'dynamodb:GetItem']",
      to: "actions: ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:DeleteItem']",
      rule: rules.castLeavesNoTrace,
      fault: 'casting may dynamodb:DeleteItem BoxTable',
    },
    {
      file: 'infra/box.ts',
      from: 'logging: false,',
      to: '',
      rule: rules.castLeavesNoTrace,
      fault: 'casting has a log group',
    },
    {
      file: 'infra/box.ts',
      from: 'enabled: false',
      to: 'enabled: true',
      rule: rules.tablesFitTheirAdapters,
      fault: 'BoxTable: point-in-time recovery is on',
    },
    {
      file: 'infra/box.ts',
      from: "fields: { token: 'string' }",
      to: "stream: 'new-image', fields: { token: 'string' }",
      rule: rules.tablesFitTheirAdapters,
      fault: 'BoxTable has a stream',
    },
    {
      file: 'infra/web.ts',
      from: 'sampledRequestsEnabled: false };',
      to: 'sampledRequestsEnabled: true } as never;',
      rule: rules.castLeavesNoTrace,
      fault: 'WebWaf samples requests',
    },
    {
      file: 'infra/record.ts',
      from: "resources: filesNamed('working/*/turnout.json')",
      to: "resources: ['*']",
      rule: rules.rolesDontCross,
      fault: 'RecordFunctionRole has a wildcard: s3:GetObject *',
    },
    {
      file: 'infra/record.ts',
      from: 'environment: { ELECTIONS_TABLE: elections.name, RECORD_BUCKET: recordBucket.name },',
      to: 'environment: {}, link: [office],',
      rule: rules.rolesDontCross,
      fault: 'RecordFunctionRole may dynamodb:* on OfficeTable',
    },
    {
      file: 'infra/roll.ts',
      from: "primaryIndex: { hashKey: 'part', rangeKey: 'item' }",
      to: "primaryIndex: { hashKey: 'election', rangeKey: 'item' }",
      rule: rules.tablesFitTheirAdapters,
      fault: 'RollTable has keys election,item, not part,item',
    },
    {
      file: 'infra/roll.ts',
      from: "sealedKeys('EntitlementKeySeal', 'entitlement-key')",
      to: "sealedKeys('EntitlementKeySeal', 'issuing-key')",
      rule: rules.rolesDontCross,
      fault: 'RollFunctionRole may ssm:GetParameter on parameter/teller/STAGE/issuing-key/',
    },
    {
      file: 'infra/roll.ts',
      from: "filesNamed('working/*/columns/*')",
      to: "filesNamed('working/*/columns/*'), }, { actions: ['dynamodb:Query'], resources: ['arn:aws:dynamodb:eu-west-2:1:table/IssuerTable']",
      rule: rules.rolesDontCross,
      fault: 'RegisterJobHandlerRole may dynamodb:Query on IssuerTable',
    },
    {
      file: 'infra/issuer.ts',
      from: "actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [issuances.arn]",
      to: "actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [issuances.arn, 'arn:aws:dynamodb:eu-west-2:1:table/RollTable', 'arn:aws:dynamodb:eu-west-2:1:table/BoxTable']",
      rule: rules.rolesDontCross,
      fault: 'IssuerFunctionRole may dynamodb:GetItem on RollTable',
    },
    {
      file: 'infra/issuer.ts',
      from: 'issuingKeys.opening,',
      to: "issuingKeys.opening, { actions: ['ssm:GetParameter'], resources: ['arn:aws:ssm:eu-west-2:1:parameter/teller/*'] },",
      rule: rules.rolesDontCross,
      fault: 'IssuerFunctionRole may ssm:GetParameter on parameter/teller/STAGE/entitlement-key/',
    },
    {
      file: 'infra/issuer.ts',
      from: "fields: { part: 'string', item: 'string' }",
      to: "ttl: 'issuedAt', fields: { part: 'string', item: 'string' }",
      rule: rules.tablesFitTheirAdapters,
      fault: 'IssuerTable expires by another attribute',
    },
    {
      file: 'infra/office.ts',
      from: 'deletionProtection: production,',
      to: '',
      rule: rules.productionIsProtected,
      fault: 'OfficeTable can be deleted',
    },
    {
      file: 'infra/record-bucket.ts',
      from: 'bucket.forceDestroy = !production;',
      to: '',
      rule: rules.productionIsProtected,
      fault: 'the record goes with the stage',
    },
    {
      file: 'infra/office.ts',
      from: "handler: 'packages/functions/src/office/lambda.handler'",
      to: "handler: 'packages/functions/src/roll/lambda.handler', link: [office]",
      rule: rules.bundlesStayApart,
      fault: 'OfficeFunction is linked to Office',
    },
  ];
