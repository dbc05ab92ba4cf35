import type { IssuingKeyName, IssuingKeys } from '@teller/service';
import { parameters, type ParameterOptions } from '../parameters.ts';

/** Issuing keys as encrypted parameters, PREFIX/ELECTION/ISSUER/CONTEST. */
export function issuingKeys(options: ParameterOptions): IssuingKeys {
  const keys = parameters(options);
  return {
    put: async (name, key) => keys.put(pathOf(name), key),
    get: async (name) => keys.get(pathOf(name)),
    destroy: async (name) => keys.destroy(pathOf(name)),
  };
}

function pathOf({ election, issuer, contest }: IssuingKeyName): readonly string[] {
  return [election, issuer, contest];
}
