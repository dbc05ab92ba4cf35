import { boxContents } from '@teller/aws/box/contents';
import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { sealBoxes } from '@teller/service/box';
import { dynamoOptions, lifetime, setting } from '../environment.ts';

const client = dynamoClient(dynamoOptions());

/** The ballot box's scheduled job on AWS. */
export async function handler(): Promise<void> {
  await sealBoxes({
    elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
    contents: boxContents({ client, name: setting('BOX_TABLE') }),
    files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
    clock: systemClock,
    lifetime: lifetime(),
    // The job's log, unlike casting's none: an election, reasons and numbers, never a token.
    leftOut: (election, faults) =>
      process.stderr.write(
        `${JSON.stringify({ level: 'error', election, leftOut: Object.fromEntries(faults) })}\n`,
      ),
  });
}
