import type { EntitlementKeys } from '@teller/service';
import { parameters, type ParameterOptions } from '../parameters.ts';

/** The roll's keys for entitlements as encrypted parameters, PREFIX/ELECTION. */
export function entitlementKeys(options: ParameterOptions): EntitlementKeys {
  const { put, get, destroy } = parameters(options);
  return {
    put: async (election, key) => put([election], key),
    get: async (election) => get([election]),
    destroy: async (election) => destroy([election]),
  };
}
