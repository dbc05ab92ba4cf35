import { issuer, roll } from '@teller/api';
import type { Manifest } from '@teller/election';
import { call, callAt } from '../../api/call.ts';

/** Contest id → when a token was taken in this member's name, RFC 3339. */
export type TakenBefore = ReadonlyMap<string, string>;

/** Milliseconds. Nobody has to wait for it: who casts is told by the issuer itself. */
const patience = 5_000;

/**
 * Asks every issuer whether and when this member took a token. One is enough to say so, for that one will
 * sign no other; what an issuer doesn't answer is left open.
 */
export async function readTaken(
  { issuers }: Manifest,
  contests: readonly string[],
): Promise<TakenBefore> {
  const taken = new Map<string, string>();
  if (contests.length === 0) return taken;
  const entitled = await call(roll.entitle, { body: { contests } });
  if (!entitled.ok) return taken;
  const answers = await Promise.all(
    issuers.map(({ origin }, place) => {
      const entitlements = entitled.value.entitlements.map((one) => one[place] ?? '');
      return callAt(origin, patience)(issuer.readIssued, { body: { entitlements } });
    }),
  );
  for (const answer of answers)
    for (const [n, issuedAt] of answer.ok ? answer.value.issuedAt.entries() : []) {
      const contest = contests[n];
      if (contest === undefined || issuedAt === null) continue;
      const before = taken.get(contest);
      if (before === undefined || issuedAt < before) taken.set(contest, issuedAt);
    }
  return taken;
}
