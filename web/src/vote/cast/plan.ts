import type { LoadedElection } from '../../api/contests.ts';
import { carriedOwners, type Owner } from '../device/kept.ts';
import type { Draft } from '../rank/draft.ts';
import { marksOf } from '../rank/ranking.ts';
import type { Casting } from './cast.ts';
import { carriedFor, undelivered } from './casting-ports.ts';

/** Someone whose sealed ballot on this device is not known to be in the box. */
export function resumable(election: string): Owner | undefined {
  return carriedOwners(election).find((owner) => undelivered(owner).length > 0);
}

/** What to cast now: the contests ranked in the draft, and those already sealed on this device. */
export function castingPlan(
  { manifest, contests }: LoadedElection,
  owner: Owner,
  draft: Draft,
): readonly Casting[] {
  return contests.flatMap(({ id, candidates }): readonly Casting[] => {
    const number = manifest.contests.findIndex((line) => line.id === id);
    const stage = carriedFor(owner, id)?.stage;
    if (stage === 'sealed' || stage === 'received')
      return [{ contest: id, number, marks: undefined }];
    const mine = draft[id];
    if (!mine || mine.abstains || mine.ranked.length === 0) return [];
    const ids = candidates.map((candidate) => candidate.id);
    return [{ contest: id, number, marks: marksOf(mine.ranked, ids) }];
  });
}
