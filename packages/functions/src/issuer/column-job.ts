import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { issuances } from '@teller/aws/issuer';
import { issuingKeys } from '@teller/aws/issuer/issuing-keys';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { columnSettings, holdIssuingKeys, writeColumns } from '@teller/service/issuer';
import { dynamoOptions, lifetime, setting } from '../environment.ts';

const client = dynamoClient(dynamoOptions());

/** The issuer's scheduled job on AWS. */
export async function handler(): Promise<void> {
  await writeColumns({
    issuer: setting('ISSUER'),
    elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
    issuances: issuances({ client, name: setting('ISSUER_TABLE') }),
    keys: holdIssuingKeys(issuingKeys({ prefix: setting('ISSUING_KEY_PREFIX') }), systemClock),
    files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
    clock: systemClock,
    settings: { ...columnSettings, lifetime: lifetime() },
  });
}
