import { assert, defined, type Result } from '@teller/basics';
import type { BallotKey, Trustee } from '@teller/election';
import { deal, finishCeremony, messageHash, startCeremony } from '@teller/protocol';
import type { CeremonyFault, Random, TrusteeShare } from '@teller/protocol';

/** The whole key ceremony in one process, which then knows the ballot key. */
export function holdCeremony(
  trustees: readonly Trustee[],
  threshold: number,
  random: Random,
): { readonly ballotKey: BallotKey; readonly shares: readonly TrusteeShare[] } {
  const plan = { trustees, threshold };
  const parts = trustees.map(({ id }) => must(startCeremony(plan, id, random)));
  const hashes = parts.map(({ message }) => messageHash(plan, message));
  const messages = parts.map(({ message }) => message);
  const deals = parts.flatMap((part) => must(deal(part, hashes, messages)));
  const ends = parts.map((part) => must(finishCeremony(part, hashes, messages, deals)));
  const ballotKey = defined(ends[0], 'a ceremony has trustees').ballotKey;
  return { ballotKey, shares: ends.map(({ share }) => share) };
}

function must<T>(result: Result<T, CeremonyFault>): T {
  assert(result.ok, `a ceremony in one process: ${result.ok ? '' : result.error.reason}`);
  return result.value;
}
