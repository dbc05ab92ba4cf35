import { assert, toBase64url, type Result } from '@teller/basics';
import type { CeremonyPlan, Ceremony, Trustee } from '@teller/election';
import { makeTranscript, type CeremonyFault, type Random } from '@teller/protocol';
import {
  codeOf,
  finishCeremony,
  fixHashes,
  joinCeremony,
  makeDeals,
  makeTrusteeKey,
  messageHashOf,
  signingKeyOf,
  takeDeals,
  takeMessages,
  type TrusteeHolding,
  type TrusteeKey,
} from '@teller/protocol/trustee';

/** Whom a ceremony is held for. */
export interface CeremonyOf extends Pick<
  CeremonyPlan,
  'organisation' | 'kind' | 'threshold' | 'slots'
> {
  readonly trustees: readonly Trustee[];
}

/** A plan, and the keys of all its trustees, in its order. */
export function planCeremony(
  { organisation, kind, threshold, slots, trustees }: CeremonyOf,
  random: Random,
): { readonly plan: CeremonyPlan; readonly keys: readonly TrusteeKey[] } {
  const keys = trustees.map(() => makeTrusteeKey(random));
  const plan = {
    format: 'teller-ceremony-plan/1',
    organisation,
    nonce: toBase64url(random(32)),
    kind,
    threshold,
    slots,
    trustees: trustees.map(({ id, name }, place) => ({
      id,
      name,
      signingKey: signingKeyOf(keys[place] as TrusteeKey),
    })),
  } as const;
  return { plan, keys };
}

/** The whole key ceremony in one process, which then knows all its ballot keys. */
export async function holdCeremony(
  of: CeremonyOf,
  random: Random,
): Promise<{ readonly ceremony: Ceremony; readonly holdings: readonly TrusteeHolding[] }> {
  const { plan, keys } = planCeremony(of, random);
  const joined = keys.map((key) => must(joinCeremony(key, plan, 'own')));
  const hashes = joined.map(messageHashOf);
  const messages = joined.map(({ message }) => message);
  const parts = joined.map((part) => must(takeMessages(must(fixHashes(part, hashes)), messages)));
  const dealt = await Promise.all(
    parts.map(async (part) => must(await makeDeals(part, codeOf(part) ?? ''))),
  );
  const deals = dealt.flatMap((one) => one.deals);
  const taken = await Promise.all(
    dealt.map(async ({ part }) => must(await takeDeals(part, deals))),
  );
  const ceremony = must(
    makeTranscript(
      plan,
      messages,
      taken.map(({ end }) => end),
    ),
  );
  return { ceremony, holdings: taken.map(({ part }) => must(finishCeremony(part, ceremony))) };
}

function must<T>(result: Result<T, CeremonyFault>): T {
  assert(result.ok, `a ceremony in one process: ${result.ok ? '' : result.error.reason}`);
  return result.value;
}
