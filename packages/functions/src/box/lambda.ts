import { ballotBox } from '@teller/aws/box';
import { receiptSigner } from '@teller/aws/box/receipt-signer';
import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { recordFiles } from '@teller/aws/record-files';
import { systemClock } from '@teller/service';
import { dynamoOptions, lifetime, setting } from '../environment.ts';
import { onLambda, type LambdaHandler } from '../on-lambda.ts';
import { boxApp } from './app.ts';

const client = dynamoClient(dynamoOptions());

/** The ballot box on AWS. It logs nothing, and can't list what is in the box. */
export const handler: LambdaHandler = onLambda(
  boxApp({
    failed: () => undefined,
    box: {
      elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
      box: ballotBox({ client, name: setting('BOX_TABLE') }),
      receipts: receiptSigner({ key: setting('RECEIPT_KEY') }),
      files: recordFiles({ bucket: setting('RECORD_BUCKET') }),
      clock: systemClock,
      lifetime: lifetime(),
    },
  }),
);
