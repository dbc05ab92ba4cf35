import { assert, err, ok, type Result } from '@teller/basics';
import { follow } from '../follow/follow.ts';
import type { FollowedStage, Share } from '../follow/share.ts';
import type { PaperGroup, Transcript } from '@teller/stv';
import { add, equal, multiply, nothing, ratio, subtract, type Ratio } from '../ratio.ts';
import { fractionOf, noVotes, oneVoteWith, sum, type Votes } from '@teller/stv/votes';
import type { SlateFlow } from './slate-flow.ts';

/** Where else than to a slate votes go: after the slates, in the rows of the sums. */
const ways = 2;

/**
 * Who gave how much to whom, added up paper by paper: also where candidates of several slates give in
 * one stage. Index by slate; `slateOf` has each candidate's.
 *
 * @returns a flow for each slate that gave, or an error when these are not the papers that were counted
 */
export function flowsByPaper(
  t: Transcript,
  groups: readonly PaperGroup[],
  slateOf: readonly number[],
  slates: number,
): Result<readonly SlateFlow[], 'other-papers'> {
  const sums = Array.from({ length: slates }, () =>
    Array.from({ length: slates + ways }, (): Ratio => nothing),
  );
  let papers = 0;
  for (const group of groups) {
    papers += group.papers;
    const followed = follow(t, group.preferences);
    if (!followed.ok && followed.error.reason !== 'without-preference') return err('other-papers');
    const stages = followed.ok ? followed.value.stages : [];
    const many = ratio(group.papers);
    for (const [i, now] of stages.entries()) {
      const before = stages[i - 1];
      if (before === undefined || before.shares === now.shares) continue;
      for (const { from, to, part } of steps(before, now, slateOf, slates)) {
        const row = sums[from] as Ratio[];
        row[to] = add(row[to] as Ratio, multiply(part, many));
      }
    }
  }
  if (papers !== t.papers) return err('other-papers');
  const flows = sums.map((row, from): SlateFlow => {
    const votes = row.map((part) => inVotes(t, part));
    const [nonTransferable = noVotes, roundingLoss = noVotes] = votes.slice(slates);
    const given = sums.map((_, slate) => (slate === from ? sum(votes) : noVotes));
    return { given, received: votes.slice(0, slates), nonTransferable, roundingLoss };
  });
  return ok(flows.filter(({ given }) => sum(given) > 0));
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly part: Ratio;
}

/**
 * What moved of one paper from one stage to the next. What a candidate gives goes down the paper, so the
 * first to give fills the first to receive; what nobody on the paper receives is non-transferable or cut.
 */
function steps(
  before: FollowedStage,
  now: FollowedStage,
  slateOf: readonly number[],
  slates: number,
): readonly Step[] {
  const given = more(before.shares, now.shares);
  const received = more(now.shares, before.shares).map(({ candidate, share }) => ({
    to: slateOf[candidate] as number,
    share,
  }));
  received.push(
    { to: slates, share: subtract(now.nonTransferable, before.nonTransferable) },
    { to: slates + 1, share: subtract(now.roundingLoss, before.roundingLoss) },
  );
  const found: Step[] = [];
  let next = 0;
  for (const { candidate, share } of given) {
    let left = share;
    while (left.numerator > 0n) {
      const place = received[next];
      assert(place !== undefined, 'what is given is received');
      const rest = subtract(place.share, left);
      const fits = rest.numerator >= 0n;
      const part = fits ? left : place.share;
      found.push({ from: slateOf[candidate] as number, to: place.to, part });
      left = subtract(left, part);
      if (fits) received[next] = { ...place, share: rest };
      else next++;
    }
  }
  return found;
}

/** By how much these shares are more than the others, in the order of the paper. */
function more(shares: readonly Share[], others: readonly Share[]): readonly Share[] {
  return shares
    .map(({ candidate, share }) => {
      const other = others.find((one) => one.candidate === candidate)?.share ?? nothing;
      return { candidate, share: subtract(share, other) };
    })
    .filter(({ share }) => share.numerator > 0n);
}

/** Parts of papers come to whole smallest parts of a vote once all papers are added up. */
function inVotes(t: Transcript, part: Ratio): Votes {
  const one = oneVoteWith(t.places);
  const votes = fractionOf(one, part);
  assert(equal(ratio(votes, one), part), 'all papers together give whole parts of a vote');
  return votes;
}
