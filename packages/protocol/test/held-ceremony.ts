import { defined, type Result } from '@teller/basics';
import type { Deal, Signed } from '@teller/election';
import { planCeremony } from '@teller/rehearsal/keys';
import { nodeRandom } from '../src/node/index.ts';
import {
  codeOf,
  fixHashes,
  joinCeremony,
  makeDeals,
  messageHashOf,
  takeMessages,
  type TrusteePart,
} from '../src/trustee/index.ts';
import { base64url, value } from './vectors.ts';

// A ceremony of four trustees as it goes on, for the tests to bend.

const trustees = ['ada', 'ben', 'cleo', 'dan'].map((id) => ({ id, name: `Trustee ${id}` }));
export const of = {
  organisation: 'The Example Society',
  kind: 'election',
  threshold: 2,
  slots: 3,
  trustees,
} as const;

export const { plan, keys } = planCeremony(of, nodeRandom);
export const joined = keys.map((key) => value(joinCeremony(key, plan, 'own')));
export const hashes = joined.map(messageHashOf);
export const messages = joined.map(({ message }) => message);
export const shown = joined.map((part) =>
  value(takeMessages(value(fixHashes(part, hashes)), messages)),
);

const made = await Promise.all(
  shown.map(async (part, i) => {
    const heard = codeOf(defined(shown[(i + 1) % shown.length], 'a neighbour')) ?? '';
    return value(await makeDeals(part, heard));
  }),
);
export const dealt: readonly TrusteePart[] = made.map(({ part }) => part);
export const deals: readonly Signed<Deal>[] = made.flatMap((one) => one.deals);

export function reason<E extends { reason: string }>(
  result: Result<unknown, E>,
): E['reason'] | undefined {
  return result.ok ? undefined : result.error.reason;
}

export function secret(place: number): Uint8Array {
  return base64url(defined(keys[place], 'a key').signingKey);
}
