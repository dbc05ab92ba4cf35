import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { dynamoOptions, setting } from '../environment.ts';
import { logFailure } from '../log.ts';
import { onLambda, type LambdaHandler } from '../on-lambda.ts';
import { recordApp } from './app.ts';

const client = dynamoClient(dynamoOptions());

/** The public side on AWS: it only reads. */
export const handler: LambdaHandler = onLambda(
  recordApp({
    failed: logFailure,
    record: {
      elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
      files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
      clock: systemClock,
    },
  }),
);
