/** What must be deployed, exactly: more is as wrong as less. */

const ELECTIONS = { get: 'dynamodb:GetItem ElectionsTable', list: 'dynamodb:Query ElectionsTable' };
const KEYED = 'if dynamodb:LeadingKeys ForAllValues:StringLike';
const LOGS = 'managed AWSLambdaBasicExecutionRole';
const NAMES = 's3:ListBucket RecordBucket';

/** Every grant of every role, and nothing else. `→` stands for the tab inside a key. */
export function grantsIn(stage: string): Readonly<Record<string, readonly string[]>> {
  const written = 'allowance→*, challenge→*, session→*';
  const from = 'if ses:FromAddress StringEquals ballots@example.org';
  return {
    RollFunctionRole: [
      ELECTIONS.get,
      'dynamodb:GetItem RollTable',
      `dynamodb:PutItem RollTable ${KEYED} ${written}`,
      `dynamodb:UpdateItem RollTable ${KEYED} ${written}`,
      'kms:Decrypt EntitlementKeySeal',
      LOGS,
      `ses:SendEmail MailConfig ${from}`,
      `ses:SendEmail MailIdentity ${from}`,
      `ssm:GetParameter parameter/teller/${stage}/entitlement-key/*`,
    ],
    RegisterJobHandlerRole: [
      ELECTIONS.get,
      ELECTIONS.list,
      'dynamodb:Query RollTable',
      LOGS,
      's3:AbortMultipartUpload RecordBucket/working/*/jobs/register.json',
      's3:AbortMultipartUpload RecordBucket/working/*/register.bin',
      's3:AbortMultipartUpload RecordBucket/working/*/turnout.json',
      's3:GetObject RecordBucket/working/*/columns/*',
      's3:GetObject RecordBucket/working/*/jobs/register.json',
      's3:GetObject RecordBucket/working/*/register.bin',
      's3:GetObject RecordBucket/working/*/turnout.json',
      NAMES,
      's3:PutObject RecordBucket/working/*/jobs/register.json',
      's3:PutObject RecordBucket/working/*/register.bin',
      's3:PutObject RecordBucket/working/*/turnout.json',
      `ssm:DeleteParameter parameter/teller/${stage}/entitlement-key/*`,
    ],
    IssuerFunctionRole: [
      ELECTIONS.get,
      'dynamodb:GetItem IssuerTable',
      'dynamodb:PutItem IssuerTable',
      'kms:Decrypt IssuingKeySeal',
      LOGS,
      's3:GetObject RecordBucket/working/*/columns/*',
      NAMES,
      `ssm:GetParameter parameter/teller/${stage}/issuing-key/*`,
    ],
    ColumnJobHandlerRole: [
      ELECTIONS.get,
      ELECTIONS.list,
      'dynamodb:Query IssuerTable',
      LOGS,
      's3:AbortMultipartUpload RecordBucket/working/*/columns/*',
      's3:AbortMultipartUpload RecordBucket/working/*/jobs/column.json',
      's3:GetObject RecordBucket/working/*/columns/*',
      's3:GetObject RecordBucket/working/*/jobs/column.json',
      NAMES,
      's3:PutObject RecordBucket/working/*/columns/*',
      's3:PutObject RecordBucket/working/*/jobs/column.json',
      `ssm:DeleteParameter parameter/teller/${stage}/issuing-key/*`,
    ],
    BoxFunctionRole: [
      'dynamodb:GetItem BoxTable',
      ELECTIONS.get,
      'dynamodb:PutItem BoxTable',
      'kms:Sign ReceiptKey if kms:SigningAlgorithm StringEquals ECDSA_SHA_256',
      's3:GetObject RecordBucket/working/*/ballots/*',
      NAMES,
    ],
    SealJobHandlerRole: [
      ELECTIONS.get,
      ELECTIONS.list,
      'dynamodb:Scan BoxTable',
      LOGS,
      ...['AbortMultipartUpload', 'GetObject'].flatMap(boxFiles),
      NAMES,
      ...boxFiles('PutObject'),
    ],
    OfficeFunctionRole: [
      `dynamodb:DeleteItem OfficeTable ${KEYED} *→proposal`,
      ELECTIONS.get,
      'dynamodb:GetItem OfficeTable',
      'dynamodb:PutItem OfficeTable',
      'dynamodb:Query OfficeTable',
      'dynamodb:UpdateItem ElectionsTable',
      'dynamodb:UpdateItem OfficeTable',
      LOGS,
      's3:GetObject RecordBucket/working/*/jobs/*',
      's3:GetObject RecordBucket/working/*/turnout.json',
      NAMES,
    ],
    RecordFunctionRole: [
      ELECTIONS.get,
      ELECTIONS.list,
      LOGS,
      's3:GetObject RecordBucket/working/*/turnout.json',
      NAMES,
    ],
    AdvanceJobHandlerRole: [
      ELECTIONS.get,
      `dynamodb:PutItem OfficeTable ${KEYED} *→log`,
      ELECTIONS.list,
      'dynamodb:Query OfficeTable',
      'dynamodb:UpdateItem ElectionsTable',
      LOGS,
      's3:AbortMultipartUpload RecordBucket/record/*',
      's3:AbortMultipartUpload RecordBucket/working/*',
      's3:GetObject RecordBucket/record/*',
      's3:GetObject RecordBucket/working/*',
      NAMES,
      's3:PutObject RecordBucket/record/*',
      's3:PutObject RecordBucket/working/*',
    ],
    RegisterJobRole: ['lambda:InvokeFunction RegisterJobHandlerFunction'],
    ColumnJobRole: ['lambda:InvokeFunction ColumnJobHandlerFunction'],
    SealJobRole: ['lambda:InvokeFunction SealJobHandlerFunction'],
    AdvanceJobRole: ['lambda:InvokeFunction AdvanceJobHandlerFunction'],
  };
}

/** What the box's job makes: in this order in a list of grants. */
function boxFiles(action: string): readonly string[] {
  return ['ballots/*', 'jobs/seal.json', 'runs/*', 'sealed/*'].map(
    (files) => `s3:${action} RecordBucket/working/*/${files}`,
  );
}

/** What each function is told: its own tables and no other. Resources by their names in infra/. */
export function environmentsIn(
  stage: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const elections = { ELECTIONS_TABLE: 'ElectionsTable' };
  const lifetime = { CAST_LIFETIME_MS: '10000' };
  const roll = {
    ROLL_TABLE: 'RollTable',
    ENTITLEMENT_KEY_PREFIX: `/teller/${stage}/entitlement-key`,
  };
  const issuer = {
    ISSUER: 'teller',
    ISSUER_TABLE: 'IssuerTable',
    ISSUING_KEY_PREFIX: `/teller/${stage}/issuing-key`,
    ...lifetime,
  };
  const box = { BOX_TABLE: 'BoxTable', ...lifetime };
  const office = { OFFICE_TABLE: 'OfficeTable' };
  const record = { RECORD_BUCKET: 'RecordBucket' };
  // Requests that carry a cookie must come from this origin; members ask issuers from it.
  const page = { ORIGIN: 'https://webcdndistribution.cloudfront.invalid' };
  return {
    RollFunction: { ...elections, ...roll, ...page, MAIL_FROM: 'ballots@example.org' },
    RegisterJobHandler: { ...elections, ...roll, ...record, ...page },
    IssuerFunction: { ...elections, ...issuer, ...record, ...page },
    ColumnJobHandler: { ...elections, ...issuer, ...record },
    BoxFunction: { ...elections, ...box, ...record, RECEIPT_KEY: 'ReceiptKey' },
    SealJobHandler: { ...elections, ...box, ...record },
    OfficeFunction: { ...elections, ...office, ...record, ...page },
    RecordFunction: { ...elections, ...record },
    AdvanceJobHandler: { ...elections, ...office, ...record },
  };
}
