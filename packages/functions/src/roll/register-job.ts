import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { recordFiles } from '@teller/aws/record-files';
import { issuances, rollEntries } from '@teller/aws/roll';
import { issuingKeys } from '@teller/aws/issuer/issuing-keys';
import { systemClock } from '@teller/service';
import { registerSettings, writeRegisters } from '@teller/service/roll';
import { dynamoOptions, lifetime, setting } from '../environment.ts';

const client = dynamoClient(dynamoOptions());
const roll = { client, name: setting('ROLL_TABLE') };

/** The roll's scheduled job on AWS. */
export async function handler(): Promise<void> {
  await writeRegisters({
    elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
    entries: rollEntries(roll),
    issuances: issuances(roll),
    keys: issuingKeys({ prefix: setting('ISSUING_KEY_PREFIX') }),
    files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
    clock: systemClock,
    settings: { ...registerSettings, lifetime: lifetime() },
  });
}
