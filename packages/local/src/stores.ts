import path from 'node:path';
import { ballotBox } from '@teller/aws/box';
import { boxContents } from '@teller/aws/box/contents';
import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { issuances } from '@teller/aws/issuer';
import * as office from '@teller/aws/office';
import * as roll from '@teller/aws/roll';
import { createTables, type TableNames } from '@teller/aws/tables';
import type {
  Allowances,
  BallotBox,
  BoxContents,
  Challenges,
  Elections,
  Issuances,
  NonceKey,
  OfficersLog,
  Proposals,
  RollEntries,
  Sessions,
  SetupCodes,
} from '@teller/service';
import { EntitlementKeyFiles, IssuingKeyFiles } from './keys-on-disk.ts';
import { ReceiptKeyFile } from './receipt-key.ts';
import { RecordFolder } from './record-folder.ts';

interface SignInStores {
  readonly challenges: Challenges;
  readonly allowances: Allowances;
  readonly sessions: Sessions;
}

/** Every store of a stack on one machine, apart by trust domain as on AWS. */
export interface LocalStores {
  readonly elections: Elections;
  readonly roll: SignInStores & { readonly entries: RollEntries };
  readonly issuer: { readonly issuances: Issuances };
  readonly box: { readonly ballots: BallotBox; readonly contents: BoxContents };
  readonly office: {
    readonly sessions: Sessions;
    readonly nonceKey: NonceKey;
    readonly log: OfficersLog;
    readonly proposals: Proposals;
    readonly setupCodes: SetupCodes;
  };
  readonly issuingKeys: IssuingKeyFiles;
  readonly entitlementKeys: EntitlementKeyFiles;
  readonly receiptKey: ReceiptKeyFile;
  readonly record: RecordFolder;
}

const names: TableNames = {
  elections: 'Elections',
  roll: 'Roll',
  issuer: 'Issuer',
  box: 'Box',
  office: 'Office',
};

// The embedded DynamoDB checks signatures' form, not keys; nothing here must find real ones.
process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
process.env['AWS_REGION'] ??= 'eu-west-2';
process.env['AWS_ACCESS_KEY_ID'] = 'local';
process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
// The SDK advises a newer Node; on this machine that would only frighten people.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/**
 * Opens the stores, creating what is not there yet.
 *
 * @param endpoint where the embedded DynamoDB listens
 * @param folder where keys and record files are
 * @param attempts at each call: few where somebody waits for an answer and asks again, many otherwise
 */
export async function openStores(
  endpoint: string,
  folder: string,
  attempts = 12,
): Promise<LocalStores> {
  const client = dynamoClient({ endpoint, attempt: 10_000, connect: 10_000, attempts });
  await createTables(client, names);
  const table = (role: keyof TableNames) => ({ client, name: names[role] });
  return {
    elections: elections(table('elections')),
    roll: {
      entries: roll.rollEntries(table('roll')),
      challenges: roll.challenges(table('roll')),
      allowances: roll.allowances(table('roll')),
      sessions: roll.sessions(table('roll')),
    },
    issuer: { issuances: issuances(table('issuer')) },
    box: { ballots: ballotBox(table('box')), contents: boxContents(table('box')) },
    office: {
      log: office.officersLog(table('office')),
      proposals: office.proposals(table('office')),
      setupCodes: office.setupCodes(table('office')),
      nonceKey: office.nonceKey(table('office')),
      sessions: office.sessions(table('office')),
    },
    issuingKeys: new IssuingKeyFiles(path.join(folder, 'secrets/issuing')),
    entitlementKeys: new EntitlementKeyFiles(path.join(folder, 'secrets/entitlement')),
    receiptKey: new ReceiptKeyFile(path.join(folder, 'secrets')),
    record: new RecordFolder(path.join(folder, 'record')),
  };
}
