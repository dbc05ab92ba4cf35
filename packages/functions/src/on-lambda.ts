import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import type { APIGatewayProxyResult, LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { edgeHeaders } from './app.ts';
import { problem } from './problem.ts';

/** What a function URL calls. */
export type LambdaHandler = (
  event: LambdaEvent,
  context?: LambdaContext,
) => Promise<APIGatewayProxyResult>;

/**
 * The app behind a Lambda function URL. What the adapter can't make a request of (TRACE, a GET with a body)
 * never reaches the app, and gets a problem document all the same.
 */
export function onLambda(app: Hono): LambdaHandler {
  const call = handle(app);
  return async (event, context) => {
    const result = await call(withoutForeignCookies(event), context);
    // Whatever the app answers says how long it may be kept.
    if (result.headers?.['cache-control'] !== undefined) return result;
    const refused = problem('malformed-request', {}, edgeHeaders);
    return {
      statusCode: refused.status,
      headers: Object.fromEntries(refused.headers),
      body: await refused.text(),
      isBase64Encoded: false,
    };
  };
}

/**
 * Leaves out cookies that no request can carry. They are none of ours (another page of the domain has set
 * them), and who has one must be able to sign in.
 */
function withoutForeignCookies(event: LambdaEvent): LambdaEvent {
  if (!('rawPath' in event)) return event;
  const { cookie, ...headers } = event.headers;
  const cookies = event.cookies ?? cookie?.split('; ') ?? [];
  return { ...event, headers, cookies: cookies.filter(isCarried) };
}

/** Header values are bytes (Fetch standard, section 2.2.2). */
function isCarried(cookie: string): boolean {
  return /^[\t -\u00FF]*$/.test(cookie);
}
