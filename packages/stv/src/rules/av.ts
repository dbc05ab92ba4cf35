/**
 * The alternative vote: the Scottish rule for one seat, as for a by-election. The quota is then the
 * smallest number of votes that is more than half of the valid papers, and no surplus is ever
 * transferred, because the first to be elected fills the only seat.
 */
import { assert, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import type { LotNeeded } from '../ties.ts';
import type { Transcript } from '../transcript.ts';
import { scottish2011 } from './scottish-2011.ts';

export function av(contest: Contest): Result<Transcript, LotNeeded> {
  assert(contest.seats === 1, 'AV fills one seat');
  return scottish2011(contest);
}
