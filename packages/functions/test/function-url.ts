import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { LambdaEvent } from 'hono/aws-lambda';

/** An event as a Lambda function URL sends it: payload format 2.0. */
export function event(
  path: string,
  method: string,
  body: string | undefined,
  cookies?: readonly string[],
  base64 = false,
): LambdaEvent {
  const host = 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-2.on.aws';
  const sent: LambdaFunctionURLEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    ...(cookies === undefined ? {} : { cookies: [...cookies] }),
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body ?? '')),
      'x-amzn-tls-version': 'TLSv1.3',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
      'x-forwarded-for': '192.0.2.7',
      accept: '*/*',
      'user-agent': 'Mozilla/5.0',
      host,
      ...(cookies === undefined ? {} : { cookie: cookies.join('; ') }),
    },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abcdefghijklmnopqrstuvwxyz012345',
      domainName: host,
      domainPrefix: 'abcdefghijklmnopqrstuvwxyz012345',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'Mozilla/5.0' },
      requestId: '9d8c7b6a-0000-4000-8000-000000000000',
      routeKey: '$default',
      stage: '$default',
      time: '02/Nov/2026:12:00:00 +0000',
      timeEpoch: 1_793_620_800_000,
    },
    ...(body === undefined ? {} : { body: base64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: base64,
  };
  // The adapter's own type of the same event wants fields that a function URL does not send.
  return sent as unknown as LambdaEvent;
}
