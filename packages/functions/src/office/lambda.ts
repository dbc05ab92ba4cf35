import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { nonceKey, officersLog, proposals, sessions, setupCodes } from '@teller/aws/office';
import { recordFiles } from '@teller/aws/record-files';
import { nodeRandom } from '@teller/protocol/node';
import { systemClock } from '@teller/service';
import { dynamoOptions, setting } from '../environment.ts';
import { logFailure } from '../log.ts';
import { onLambda, type LambdaHandler } from '../on-lambda.ts';
import { officeApp } from './app.ts';

const client = dynamoClient(dynamoOptions());
const office = { client, name: setting('OFFICE_TABLE') };

/** The office on AWS. It holds no roll and no ballot box. */
export const handler: LambdaHandler = onLambda(
  officeApp({
    origin: setting('ORIGIN'),
    failed: logFailure,
    office: {
      elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
      log: officersLog(office),
      proposals: proposals(office),
      setupCodes: setupCodes(office),
      nonceKey: nonceKey(office),
      sessions: sessions(office),
      files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
      clock: systemClock,
      random: nodeRandom,
    },
  }),
);
