import { defined } from '@teller/basics';
import { kept, one } from '@teller/stv/keep-values';
import type { Transcript } from '@teller/stv';
import type { FollowedStage, Share } from './share.ts';
import { nothing, ratio } from '../ratio.ts';

/**
 * Meek: at every stage each candidate on the paper, in order, keeps the part of it that the keep value
 * says, rounded up to nine places, and what is left at the end counts for nobody [B.2.a].
 */
export function followKeepValues(
  t: Transcript,
  preferences: readonly number[],
): readonly FollowedStage[] {
  return t.stages.map(({ keepValues }) => {
    const values = defined(keepValues, 'a Meek stage has keep values');
    const shares: Share[] = [];
    let left: number = one;
    for (const candidate of preferences) {
      const share = kept(left, defined(values[candidate], 'a candidate has a keep value'));
      if (share > 0) shares.push({ candidate, share: ratio(share, one) });
      left -= share;
    }
    return { shares, nonTransferable: ratio(left, one), roundingLoss: nothing };
  });
}
