import { defined } from '@teller/basics';
import { defaultLifetime } from '@teller/service';

/** A setting of the deployment; fails at start when it is missing. */
export function setting(name: string): string {
  return defined(process.env[name], `the environment has ${name}`);
}

/** Where DynamoDB is, unless it is AWS's own. */
export function dynamoOptions(): { readonly endpoint?: string } {
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  return endpoint === undefined ? {} : { endpoint };
}

/** Milliseconds a cast or an issuance may take; see drain.ts of the service. */
export function lifetime(): number {
  const text = process.env['CAST_LIFETIME_MS'];
  if (text === undefined) return defaultLifetime;
  const milliseconds = Number(text);
  return Number.isInteger(milliseconds) && milliseconds > 0
    ? milliseconds
    : defined<number>(undefined, 'CAST_LIFETIME_MS is a number of milliseconds');
}
