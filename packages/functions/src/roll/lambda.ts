import { dynamoClient } from '@teller/aws/dynamo';
import { elections } from '@teller/aws/elections';
import { allowances, challenges, rollEntries, sessions } from '@teller/aws/roll';
import { entitlementKeys } from '@teller/aws/roll/entitlement-keys';
import { mail } from '@teller/aws/roll/mail';
import { nodeRandom } from '@teller/protocol/node';
import { systemClock } from '@teller/service';
import { holdEntitlementKeys, rollSettings } from '@teller/service/roll';
import { dynamoOptions, setting } from '../environment.ts';
import { logFailure } from '../log.ts';
import { onLambda, type LambdaHandler } from '../on-lambda.ts';
import { rollApp } from './app.ts';

const client = dynamoClient(dynamoOptions());
const roll = { client, name: setting('ROLL_TABLE') };

/** The roll's side on AWS. It holds no issuing key, no ballot box and no office. */
export const handler: LambdaHandler = onLambda(
  rollApp({
    origin: setting('ORIGIN'),
    failed: logFailure,
    roll: {
      elections: elections({ client, name: setting('ELECTIONS_TABLE') }),
      entries: rollEntries(roll),
      challenges: challenges(roll),
      allowances: allowances(roll),
      sessions: sessions(roll),
      entitlementKeys: holdEntitlementKeys(
        entitlementKeys({ prefix: setting('ENTITLEMENT_KEY_PREFIX') }),
        systemClock,
      ),
      mail: mail({ from: setting('MAIL_FROM') }),
      clock: systemClock,
      random: nodeRandom,
      settings: rollSettings,
      mailFailed: (error) => logFailure('mail', error),
    },
  }),
);
