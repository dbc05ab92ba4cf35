import { securityHeaders } from './headers';
import { domain } from './stage';

/**
 * One origin for everything: no CORS anywhere, and the fewest places that could log a request.
 * CloudFront's own access log stays off. The firewall only limits the rate: rules that read bodies
 * could refuse a ballot for what its random bytes look like, and a sampled request shows an address
 * next to a ballot, so sampling is off.
 */
export const router = new sst.aws.Router('Web', {
  ...(domain === undefined ? {} : { domain }),
  waf: {
    rateLimitPerIp: 2000,
    managedRules: { coreRuleSet: false, knownBadInputs: false, sqlInjection: false },
  },
  transform: {
    waf: (acl) => {
      acl.visibilityConfig = $output(acl.visibilityConfig).apply(unsampled);
      acl.rules = $output(acl.rules).apply((rules) =>
        (rules ?? []).map((rule) => ({
          ...rule,
          visibilityConfig: unsampled(rule.visibilityConfig),
        })),
      ) as typeof acl.rules;
    },
    cdn: (cdn) => {
      cdn.defaultCacheBehavior = $output(cdn.defaultCacheBehavior).apply((behaviour) => ({
        ...behaviour,
        responseHeadersPolicyId: securityHeaders.id,
      }));
    },
  },
});

/** The pages: start, vote, results, office. */
export const site = new sst.aws.StaticSite('Site', {
  path: 'web',
  build: { command: 'npx vite build', output: 'dist' },
  router: { instance: router },
  transform: { assets: { cors: false } },
});

function unsampled<T extends object>(visibility: T): T & { sampledRequestsEnabled: false } {
  return { ...visibility, sampledRequestsEnabled: false };
}
