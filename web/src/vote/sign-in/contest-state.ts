import { carriedFor } from '../cast/casting-ports.ts';
import type { Owner } from '../device/kept.ts';
import type { TakenBefore } from './taken-before.ts';
import type { SignedIn } from './use-voter.ts';

/** What can still be done in one contest of this member. */
export type ContestState =
  | { readonly state: 'open' }
  | { readonly state: 'received' }
  | { readonly state: 'sealed' }
  | { readonly state: 'taken-elsewhere'; readonly issuedAt: string };

function contestState(owner: Owner, contest: string, taken: TakenBefore): ContestState {
  const carried = carriedFor(owner, contest);
  if (carried?.stage === 'received' || carried?.stage === 'sealed') return { state: carried.stage };
  const issuedAt = taken.get(contest);
  if (carried === undefined && issuedAt !== undefined)
    return { state: 'taken-elsewhere', issuedAt };
  return { state: 'open' };
}

/** What can still be done in each of the member's contests. */
export function statesOf(
  owner: Owner,
  { member, taken }: SignedIn,
): readonly (readonly [string, ContestState])[] {
  return member.contests.map((contest) => [contest, contestState(owner, contest, taken)]);
}
