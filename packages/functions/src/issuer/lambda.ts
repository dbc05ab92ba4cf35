import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { issuances } from '@teller/aws/issuer';
import { issuingKeys } from '@teller/aws/issuer/issuing-keys';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { holdIssuingKeys } from '@teller/service/issuer';
import { dynamoOptions, lifetime, setting } from '../environment.ts';
import { logFailure } from '../log.ts';
import { onLambda, type LambdaHandler } from '../on-lambda.ts';
import { issuerApp } from './app.ts';

const client = dynamoClient(dynamoOptions());

/** One issuer on AWS. It holds no roll, no ballot box and no other issuer's key. */
export const handler: LambdaHandler = onLambda(
  issuerApp({
    pages: setting('ORIGIN'),
    failed: logFailure,
    issuer: {
      issuer: setting('ISSUER'),
      elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
      issuances: issuances({ client, name: setting('ISSUER_TABLE') }),
      keys: holdIssuingKeys(issuingKeys({ prefix: setting('ISSUING_KEY_PREFIX') }), systemClock),
      files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
      clock: systemClock,
      lifetime: lifetime(),
    },
  }),
);
