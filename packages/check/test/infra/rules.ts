import { tableDefinitions, type TableRole } from '@teller/aws/tables';
import type { Evaluation } from './evaluate.ts';
import { allGrants, named, ofType } from './reading.ts';

/**
 * The principles, each as a function from what would be deployed to what is wrong with it. The exact
 * grants are in infra.test.ts; these hold whatever is added later.
 */
export type Rule = (evaluation: Evaluation) => readonly string[];

/** Which roles may touch what only one trust domain may see. Resource names, as grants have them. */
const KEPT_APART: Readonly<Record<string, RegExp>> = {
  RollTable: /^(?:RollFunction|RegisterJobHandler)Role$/,
  IssuerTable: /^(?:IssuerFunction|ColumnJobHandler)Role$/,
  BoxTable: /^(?:BoxFunction|SealJobHandler)Role$/,
  OfficeTable: /^(?:OfficeFunction|AdvanceJobHandler)Role$/,
  ReceiptKey: /^BoxFunctionRole$/,
  IssuingKeySeal: /^IssuerFunctionRole$/,
  EntitlementKeySeal: /^RollFunctionRole$/,
  'parameter/teller/STAGE/issuing-key/': /^(?:IssuerFunction|ColumnJobHandler)Role$/,
  'parameter/teller/STAGE/entitlement-key/': /^(?:RollFunction|RegisterJobHandler)Role$/,
  MailIdentity: /^RollFunctionRole$/,
};

/** Roles don't cross, and no role has more than it was given by name. */
export const rolesDontCross: Rule = (evaluation) =>
  Object.entries(allGrants(evaluation)).flatMap(([role, grants]) =>
    grants.flatMap((grant) => {
      const [action = '', resource = ''] = grant.split(' ');
      const faults = Object.entries(KEPT_APART)
        .filter(([kept, who]) => covers(resource, kept) && !who.test(role))
        .map(([kept]) => `${role} may ${action} on ${kept}`);
      if (action.endsWith('*') || resource === '*') faults.push(`${role} has a wildcard: ${grant}`);
      if (action === 'managed' && resource !== 'AWSLambdaBasicExecutionRole')
        faults.push(`${role} has the managed policy ${resource}`);
      return faults;
    }),
  );

/** Whether a grant on a resource reaches what is kept: the table itself, or any part of its folder. */
function covers(resource: string, kept: string): boolean {
  const anyStage = resource.replace(/^parameter\/teller\/\w+\//, 'parameter/teller/STAGE/');
  if (anyStage.startsWith(kept)) return true;
  return anyStage.endsWith('*') && kept.startsWith(anyStage.slice(0, -1));
}

/** Nothing links a caller's address or a time to a ballot. */
export const castLeavesNoTrace: Rule = (evaluation) => {
  const faults: string[] = [];
  const logGroups = ofType(evaluation, 'aws:cloudwatch/logGroup:LogGroup').map(({ name }) => name);
  if (logGroups.some((name) => name.startsWith('BoxFunction')))
    faults.push('casting has a log group');
  const grants = allGrants(evaluation)['BoxFunctionRole'] ?? ['no such role'];
  for (const grant of grants)
    if (!/^(?:dynamodb:(?:Get|Put)Item|kms:Sign|s3:GetObject|s3:ListBucket) /.test(grant))
      faults.push(`casting may ${grant}`);

  const cast = named(evaluation, 'aws:lambda/function:Function', 'BoxFunctionFunction');
  for (const key of ['loggingConfig', 'tracingConfig', 'deadLetterConfig'])
    if (cast.inputs[key] !== undefined) faults.push(`casting has a ${key}`);

  for (const { name, inputs: distribution } of ofType(
    evaluation,
    'aws:cloudfront/distribution:Distribution',
  )) {
    if (distribution['loggingConfig'] !== undefined) faults.push(`${name} has an access log`);
    const behaviours = [
      distribution['defaultCacheBehavior'],
      distribution['orderedCacheBehaviors'],
    ];
    if (JSON.stringify(behaviours).includes('realtimeLogConfigArn'))
      faults.push(`${name} has a real-time log`);
  }
  for (const { name, inputs: firewall } of ofType(evaluation, 'aws:wafv2/webAcl:WebAcl')) {
    const sampling = JSON.stringify(firewall).match(/"sampledRequestsEnabled":\w+/g) ?? [];
    if (sampling.length < 2 || sampling.some((one) => !one.endsWith(':false')))
      faults.push(`${name} samples requests`);
  }
  for (const { type, name } of evaluation.resources)
    if (/webAclLoggingConfiguration|bucketLogging|logDelivery|apigateway|cloudtrail/i.test(type))
      faults.push(`${type} ${name} keeps a log`);
  return faults;
};

interface TableInputs {
  readonly hashKey: string;
  readonly rangeKey?: string;
  readonly attributes: readonly { readonly name: string; readonly type: string }[];
  readonly ttl?: { readonly attributeName: string };
  readonly streamEnabled?: boolean;
  readonly billingMode: string;
  readonly pointInTimeRecovery?: { readonly enabled: boolean };
  readonly deletionProtectionEnabled?: boolean;
  readonly globalSecondaryIndexes?: readonly unknown[];
  readonly localSecondaryIndexes?: readonly unknown[];
}

const TABLES: Readonly<Record<TableRole, string>> = {
  elections: 'ElectionsTable',
  roll: 'RollTable',
  issuer: 'IssuerTable',
  box: 'BoxTable',
  office: 'OfficeTable',
};

/** Tables are keyed as their adapters need, and ballots lie in theirs without a time. */
export const tablesFitTheirAdapters: Rule = (evaluation) => {
  const roles = Object.keys(TABLES) as TableRole[];
  const faults: string[] = [];
  for (const role of roles) {
    const name = TABLES[role];
    const { inputs } = named(evaluation, 'aws:dynamodb/table:Table', name);
    const table = inputs as unknown as TableInputs;
    const { hash, range, ttl } = tableDefinitions[role];
    const keys = [table.hashKey, ...(table.rangeKey === undefined ? [] : [table.rangeKey])];
    const wanted = [hash, ...(range === undefined ? [] : [range])];
    if (keys.join() !== wanted.join())
      faults.push(`${name} has keys ${keys.join()}, not ${wanted.join()}`);
    const fields = table.attributes.map((field) => `${field.name}:${field.type}`).toSorted();
    if (
      fields.join() !==
      wanted
        .map((key) => `${key}:S`)
        .toSorted()
        .join()
    )
      faults.push(`${name} has fields ${fields.join()}`);
    if (table.ttl?.attributeName !== ttl) faults.push(`${name} expires by another attribute`);
    if (table.streamEnabled === true) faults.push(`${name} has a stream`);
    if (table.billingMode !== 'PAY_PER_REQUEST') faults.push(`${name} has a fixed capacity`);
    if (
      [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])].length > 0
    )
      faults.push(`${name} has an index`);
    if (table.pointInTimeRecovery?.enabled !== (role !== 'box'))
      faults.push(`${name}: point-in-time recovery is ${role === 'box' ? 'on' : 'off'}`);
  }
  const known = new Set(Object.values(TABLES));
  for (const { name } of ofType(evaluation, 'aws:dynamodb/table:Table'))
    if (!known.has(name)) faults.push(`${name} is a table nobody described`);
  return faults;
};

/** What must outlive a mistake in production: tables, record, keys. */
export const productionIsProtected: Rule = (evaluation) => {
  const faults: string[] = [];
  if (!evaluation.app.protect || evaluation.app.removal !== 'retain')
    faults.push('the stage can be removed');
  for (const name of Object.values(TABLES)) {
    const table = named(evaluation, 'aws:dynamodb/table:Table', name);
    if (table.inputs['deletionProtectionEnabled'] !== true) faults.push(`${name} can be deleted`);
    if (table.retainOnDelete !== true) faults.push(`${name} goes with the stage`);
  }
  const bucket = named(evaluation, 'aws:s3/bucket:Bucket', 'RecordBucket');
  if (bucket.retainOnDelete !== true || bucket.inputs['forceDestroy'] !== false)
    faults.push('the record goes with the stage');
  for (const key of ['ReceiptKey', 'IssuingKeySeal', 'EntitlementKeySeal'])
    if (named(evaluation, 'aws:kms/key:Key', key).retainOnDelete !== true)
      faults.push(`${key} goes with the stage`);
  return faults;
};

interface Bundle {
  /** Source folders that must not be in it. */
  readonly without: RegExp;
  /** The clients of AWS services in it: more would only make it slower to start. */
  readonly clients: readonly string[];
}

const BUNDLES: Readonly<Record<string, Bundle>> = {
  RollFunction: {
    without: domains('issuer|box|office|record'),
    clients: ['dynamodb', 'sesv2', 'ssm'],
  },
  RegisterJobHandler: { without: domains('issuer|box|office'), clients: ['dynamodb', 's3', 'ssm'] },
  IssuerFunction: {
    without: domains('roll|box|office|record'),
    clients: ['dynamodb', 's3', 'ssm'],
  },
  ColumnJobHandler: {
    without: domains('roll|box|office|record'),
    clients: ['dynamodb', 's3', 'ssm'],
  },
  BoxFunction: {
    without:
      /^packages\/(?:(?:aws|service|functions)\/src\/(?:roll|issuer|office|record)\/|aws\/src\/box\/contents)/,
    clients: ['dynamodb', 'kms', 's3'],
  },
  SealJobHandler: { without: domains('roll|issuer|office'), clients: ['dynamodb', 's3'] },
  OfficeFunction: { without: domains('box|roll|issuer'), clients: ['dynamodb', 's3'] },
  RecordFunction: { without: domains('box|roll|issuer|office'), clients: ['dynamodb', 's3'] },
  AdvanceJobHandler: { without: domains('box|roll|issuer'), clients: ['dynamodb', 's3'] },
};

function domains(names: string): RegExp {
  return new RegExp(`^packages/(?:aws|service|functions)/src/(?:${names})/`);
}

/** A function's bundle has no code or client of another trust domain, and no credentials by link. */
export const bundlesStayApart: Rule = (evaluation) =>
  Object.entries(evaluation.built).flatMap(([name, { sources, links }]) => {
    const bundle = BUNDLES[name];
    if (bundle === undefined) return [`${name} is a function nobody described`];
    const { without, clients } = bundle;
    const found = sources.flatMap((source) => CLIENT.exec(source)?.[1] ?? []);
    const distinct = [...new Set(found)].toSorted();
    return [
      ...sources.filter((source) => without.test(source)).map((source) => `${name} has ${source}`),
      ...(distinct.join() === clients.join() ? [] : [`${name} has clients ${distinct.join()}`]),
      ...links.map((link) => `${name} is linked to ${link}`),
    ];
  });

const CLIENT = /@aws-sdk\/client-(dynamodb|s3|kms|ssm|sesv2)\//;
