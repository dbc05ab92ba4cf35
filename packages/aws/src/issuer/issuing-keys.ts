import type { IssuingKeyName, IssuingKeys } from '@teller/service';
import { parameters, type ParameterOptions } from '../parameters.ts';

/** Issuing keys as encrypted parameters, PREFIX/ELECTION/ISSUER/CONTEST. */
export function issuingKeys(options: ParameterOptions): IssuingKeys {
  const { put, get, destroy } = parameters(options);
  const pathOf = ({ election, issuer, contest }: IssuingKeyName): readonly string[] => [
    election,
    issuer,
    contest,
  ];
  return {
    put: async (name, key) => put(pathOf(name), key),
    get: async (name) => get(pathOf(name)),
    destroy: async (name) => destroy(pathOf(name)),
  };
}
