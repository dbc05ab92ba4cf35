import list from '../web/security-headers.json';
import { otherIssuers } from './stage';

const OWN_FIELD = new Set([
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
]);

/**
 * Puts the list that the local server sends, too, on every answer that leaves CloudFront.
 * Four of them are fields of their own in CloudFront's policy and may not be given as custom ones.
 */
export const securityHeaders = new aws.cloudfront.ResponseHeadersPolicy('SecurityHeaders', {
  comment: `${$app.name} ${$app.stage}: web/security-headers.json`,
  securityHeadersConfig: {
    contentSecurityPolicy: {
      contentSecurityPolicy: list.headers['content-security-policy'].replace(
        "connect-src 'self'",
        ["connect-src 'self'", ...otherIssuers].join(' '),
      ),
      override: true,
    },
    strictTransportSecurity: {
      ...strictTransport(list.headers['strict-transport-security']),
      override: true,
    },
    contentTypeOptions: { override: true },
    referrerPolicy: { referrerPolicy: list.headers['referrer-policy'], override: true },
  },
  customHeadersConfig: {
    items: Object.entries(list.headers)
      .filter(([header]) => !OWN_FIELD.has(header))
      .map(([header, value]) => ({ header, value, override: true })),
  },
});

function strictTransport(value: string): {
  accessControlMaxAgeSec: number;
  includeSubdomains: boolean;
} {
  const seconds = /max-age=(\d+)/.exec(value)?.[1];
  if (seconds === undefined) throw new Error('strict-transport-security has no max-age');
  return {
    accessControlMaxAgeSec: Number(seconds),
    includeSubdomains: value.includes('includeSubDomains'),
  };
}
