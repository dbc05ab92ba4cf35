import { contestHash, electionId, type Contest, type Frozen } from '@teller/election';
import { findContest } from '../sizes.ts';

/**
 * The contest with this number, if it is the one that the manifest names, and the manifest the one that the election
 * id names. A voter's device uses no key but those of such a contest.
 */
export function namedContest(
  frozen: Frozen,
  election: string,
  number: number,
): Contest | undefined {
  if (electionId(frozen.manifest) !== election) return undefined;
  const contest = findContest(frozen, number);
  const named = frozen.manifest.contests[number]?.sha256;
  return contest !== undefined && contestHash(contest) === named ? contest : undefined;
}
