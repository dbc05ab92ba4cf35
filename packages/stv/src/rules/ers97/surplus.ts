import { assert, ok, type Result } from '@teller/basics';
import { breakTie, type LotNeeded } from '../../ties.ts';
import type { Deferral, Parcel } from '../../transcript.ts';
import { fewest, minus, most, noVotes, shareOf, sum, worth, type Votes } from '../../votes.ts';
import { gapAbove } from './exclusion.ts';
import type { ResultSheet } from './result-sheet.ts';

/** Elected candidates with more than the quota, by candidate number [6.18]. */
function withSurplus({ ledger, quota }: ResultSheet): readonly number[] {
  return ledger.elected.filter((candidate) => ledger.votesOf(candidate) > quota);
}

export function surplusTotal(sheet: ResultSheet): Votes {
  return sum(withSurplus(sheet).map((c) => minus(sheet.ledger.votesOf(c), sheet.quota)));
}

/**
 * Why the surpluses wait: together they do not exceed (a) the difference between the two lowest, or
 * (b) between those who can be excluded together and the candidate next above [5.2.2]. Only the exposed
 * are compared [R5].
 */
export function deferral(
  sheet: ResultSheet,
  exposed: readonly number[],
  total: Votes,
  together: number,
): Deferral {
  const betweenLowest = gapAbove(sheet, exposed, 1);
  const [gap, paragraph] =
    total <= betweenLowest
      ? [betweenLowest, '5.2.2(a)']
      : [gapAbove(sheet, exposed, together), '5.2.2(b)'];
  assert(total <= gap, 'surpluses wait only where they cannot matter');
  return { candidates: withSurplus(sheet), total, gap, paragraph };
}

/** The largest surplus goes; of equal ones, that of whoever led at the earliest unequal point [5.2.3]. */
export function transferLargestSurplus(sheet: ResultSheet): Result<void, LotNeeded> {
  const { ledger, contest, quota } = sheet;
  const waiting = withSurplus(sheet);
  const highest = most(waiting.map((candidate) => ledger.votesOf(candidate)));
  const choice = breakTie({
    purpose: 'surplus',
    tied: waiting.filter((candidate) => ledger.votesOf(candidate) === highest),
    history: ledger.history,
    lot: contest.lot,
    from: 'earliest',
    paragraphs: { earlierStage: '5.2.3', lot: '5.2.3' },
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  const surplus = minus(ledger.votesOf(chosen), quota);
  sheet.nextStage();
  sheet.enter({
    action: {
      kind: 'surplus',
      paragraph: '5.2.3',
      candidate: chosen,
      surplus,
      waiting: waiting.filter((candidate) => candidate !== chosen),
      ...tie,
    },
    parcels: [moveLastBatch(sheet, chosen, surplus)],
    given: [{ candidate: chosen, votes: surplus }],
  });
  return ok(undefined);
}

/** The papers received last move [5.3.1, 5.3.2]; those without a next preference stay [5.3.3]. */
function moveLastBatch({ contest, ledger }: ResultSheet, from: number, surplus: Votes): Parcel {
  const { piles } = contest;
  const continuing = (candidate: number) => ledger.isContinuing(candidate);
  const batch = piles.lastBatch(from);
  const transferable = piles.countTransferable(batch, continuing);
  const carried = worth(transferable, batch.value);
  const value = carried > surplus ? shareOf(surplus, transferable) : batch.value; // [5.3.7]
  const parcel = piles.moveBatch(batch.groups, value, continuing);
  // What cutting the value neglects is the non-transferable difference [5.3.9], and not these papers'.
  // Only where all together carry less than the surplus, the rest of it goes aside with them.
  const aside = parcel.nonTransferable.papers;
  const rest = carried > surplus ? noVotes : minus(surplus, carried);
  const votes = fewest([rest, worth(aside, batch.value)]);
  return { ...parcel, nonTransferable: { papers: aside, votes } };
}
