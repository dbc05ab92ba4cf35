import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { recordFiles } from '@teller/aws/record-files';
import { rollEntries } from '@teller/aws/roll';
import { entitlementKeys } from '@teller/aws/roll/entitlement-keys';
import { systemClock } from '@teller/service';
import { holdEntitlementKeys, writeRegisters } from '@teller/service/roll';
import { dynamoOptions, setting } from '../environment.ts';
import { columnsOf } from './columns.ts';

const client = dynamoClient(dynamoOptions());

/** The roll's scheduled job on AWS. */
export async function handler(): Promise<void> {
  const files = recordFiles({ bucket: setting('RECORD_BUCKET') });
  await writeRegisters({
    elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
    entries: rollEntries({ client, name: setting('ROLL_TABLE') }),
    entitlementKeys: holdEntitlementKeys(
      entitlementKeys({ prefix: setting('ENTITLEMENT_KEY_PREFIX') }),
      systemClock,
    ),
    columns: columnsOf(files, setting('ORIGIN')),
    files,
    clock: systemClock,
    leftOut: (election, tokens) =>
      process.stderr.write(`${JSON.stringify({ level: 'error', election, leftOut: tokens })}\n`),
  });
}
