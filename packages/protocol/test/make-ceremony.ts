import { assert, defined, toBase64url } from '@teller/basics';
import type { Deal, Signed } from '@teller/election';
import { planCeremony } from '@teller/rehearsal/keys';
import * as protocol from '../src/index.ts';
import { nodeRandom } from '../src/node/index.ts';
import * as trustee from '../src/trustee/index.ts';

// The key ceremony of make-vectors.ts, step by step, with a wrong deal on the side.

export const trustees = ['ada', 'ben', 'cleo'].map((id) => ({ id, name: `Trustee ${id}` }));
export const { plan, keys: trusteeKeys } = planCeremony(
  { organisation: 'Teller', kind: 'rehearsal', threshold: 2, slots: 3, trustees },
  nodeRandom,
);
const joined = trusteeKeys.map((key) => value(trustee.joinCeremony(key, plan, 'own')));
export const hashes = joined.map(trustee.messageHashOf);
const messages = joined.map(({ message }) => message);
export const code = protocol.ceremonyCode(messages);
export const deals: Signed<Deal>[] = [];
const dealt: trustee.TrusteePart[] = [];
for (const part of joined) {
  const shown = value(trustee.takeMessages(value(trustee.fixHashes(part, hashes)), messages));
  const made = value(await trustee.makeDeals(shown, code));
  deals.push(...made.deals);
  dealt.push(made.part);
}
const taken = await Promise.all(
  dealt.map(async (part) => value(await trustee.takeDeals(part, deals))),
);
export const ceremony = value(
  protocol.makeTranscript(
    plan,
    messages,
    taken.map(({ end }) => end),
  ),
);
export const holdings = taken.map(({ part }) => value(trustee.finishCeremony(part, ceremony)));
const [first] = dealt;
const another = trusteeKeys.map((key) => ({ ...key, seed: toBase64url(nodeRandom(32)) }))[1];
const cheat = value(
  await trustee.makeDeals(
    { ...defined(dealt[1], 'three trustees'), key: defined(another, 'three trustees') },
    code,
  ),
);
const wrong = await trustee.takeDeals(defined(first, 'three trustees'), [
  ...cheat.deals,
  ...deals.filter(({ said }) => said.from !== 'ben'),
]);
assert(!wrong.ok && 'complaint' in wrong.error, 'a wrong deal is refused');
export const { complaint } = wrong.error;

export function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  assert(result.ok, `no refusal here: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
