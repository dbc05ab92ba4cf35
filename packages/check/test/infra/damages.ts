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
