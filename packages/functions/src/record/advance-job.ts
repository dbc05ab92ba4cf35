import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { officersLog } from '@teller/aws/office';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { advanceRecords } from '@teller/service/record';
import { dynamoOptions, setting } from '../environment.ts';

const client = dynamoClient(dynamoOptions());
const whole = new Set<string>();

/** The record's scheduled job on AWS. */
export async function handler(): Promise<void> {
  await advanceRecords({
    elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
    log: officersLog({ client, name: setting('OFFICE_TABLE') }),
    files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
    clock: systemClock,
    whole,
  });
}
