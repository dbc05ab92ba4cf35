import type { EntitlementKeys } from '@teller/service';
import { parameters, type ParameterOptions } from '../parameters.ts';

/** The roll's keys for entitlements as encrypted parameters, PREFIX/ELECTION. */
export function entitlementKeys(options: ParameterOptions): EntitlementKeys {
  const keys = parameters(options);
  return {
    put: async (election, key) => keys.put([election], key),
    get: async (election) => keys.get([election]),
    destroy: async (election) => keys.destroy([election]),
  };
}
