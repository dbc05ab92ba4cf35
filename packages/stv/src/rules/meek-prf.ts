/**
 * Meek's method: the reference rule of the Proportional Representation Foundation (prfound.org,
 * "Reference Meek Rule"), of the family of Algorithm 123 (Hill, Wichmann and Woodall, 1987).
 *
 *   A      everybody who stands has the keep value 1, whoever has withdrawn 0
 *   B.1    over when all seats are filled, or no more candidates are left than seats: go to C
 *   B.2.a  a paper starts with weight 1; each candidate on it, in order, keeps weight × keep value,
 *          rounded up to nine places, and the rest goes on to the next
 *   B.2.b  quota: all candidates' votes ÷ (seats + 1), cut to nine places, plus 0.000000001
 *   B.2.c  quota or more: elected
 *   B.2.d  surplus: what all those elected have above the quota together, not less than 0
 *   B.2.e  somebody was elected: next round, B.1; the surplus is below 0.000001, or (from the second
 *          time in the round on) no smaller than the time before: B.3
 *   B.2.f  the keep value of each elected candidate is multiplied by quota ÷ votes, both steps rounded
 *          up to nine places; again from B.2.a
 *   B.3    the candidate with the fewest votes is excluded, keep value 0; all who have no more than that
 *          plus the surplus are tied
 *   B.4    next round, B.1
 *   C.1    seats left: whoever is left is elected;  C.2  else whoever is left is not
 *   T      ties are broken by the procedure laid down beforehand: here, by lot
 *
 * One stage of the transcript is one round. The rule excludes one candidate at a time, never several
 * together. Stage 1 is always shared out, also when rule B.1 needs no votes, so that the sheet shows the
 * first preferences.
 *
 * Reserved places, where a contest has them, are not in this rule: R3 to R8 are paragraphs of
 * RESERVED.md. Without them every step is as in the rule.
 */
import { err, ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import { chooseByLot } from '../lots.ts';
import type { BadPapers } from '../piles.ts';
import { highestAble } from '../reserved/elect.ts';
import { PossibleSets } from '../reserved/possible-sets.ts';
import type { LotNeeded } from '../ties.ts';
import type { Election, Exclusion, Stage, Transcript } from '../transcript.ts';
import {
  fewest,
  minus,
  noVotes,
  plus,
  shareOf,
  smallestPart,
  sum,
  wholeShare,
  worth,
  type Votes,
} from '../votes.ts';
import { Books, type Outcome } from './meek-prf/books.ts';
import { nextKeepValue, one } from './meek-prf/keep.ts';

const source = 'Reference Meek Rule, prfound.org';
/** 0.000001 [A] */
const omega = worth(1000, smallestPart);
/** So that all votes together stay below 2^53 parts. */
const mostPapers = wholeShare(Number.MAX_SAFE_INTEGER, one);

export function meekPrf(contest: Contest): Result<Transcript, LotNeeded | BadPapers> {
  let papers = 0;
  for (const [group, equal] of contest.groups.entries()) {
    papers += equal.papers;
    if (papers > mostPapers) return err({ reason: 'too-many-papers', group });
  }
  const books = new Books(contest);
  const sets = new PossibleSets(contest);
  if (isComplete(books, sets)) {
    books.distribute();
    const quota = quotaOf(books, contest.seats);
    books.close({ action: firstPreferences, quota, elected: electRest(books, sets), excluded: [] });
    return ok(books.finish(source, sets.head));
  }
  for (;;) {
    const iterated = iterate(books, sets, contest);
    if (!iterated.ok) return iterated;
    const { surplus, ...round } = iterated.value;
    const { guarded, doomed, told } = sets.outlook(books);
    const excluded =
      doomed.length > 0
        ? ok(excludeDoomed(books, doomed))
        : round.elected.length > 0
          ? ok([]) // [B.2.e]
          : excludeLowest(
              books,
              books.continuing.filter((candidate) => !guarded.includes(candidate)), // [R5]
              surplus,
              contest.lot,
            );
    if (!excluded.ok) return excluded;
    const over = isComplete(books, sets);
    const elected = over ? [...round.elected, ...electRest(books, sets)] : round.elected;
    books.close({ ...round, ...told, elected, excluded: excluded.value });
    if (over) return ok(books.finish(source, sets.head)); // [B.4]
  }
}

const firstPreferences = { kind: 'first-preferences', paragraph: 'B.2.a' } as const;

/** [B.1] */
function isComplete({ elected, continuing }: Books, { places }: PossibleSets): boolean {
  return elected.length + continuing.length <= places || elected.length === places;
}

/** [B.2] One round: the papers are shared out until somebody is elected or the surplus is passed on. */
function iterate(
  books: Books,
  sets: PossibleSets,
  { seats, lot }: Contest,
): Result<Round, LotNeeded> {
  let before: Votes | undefined;
  for (let iterations = 1; ; iterations++) {
    books.distribute(); // [B.2.a]
    const quota = quotaOf(books, seats);
    const reached = electAtQuota(books, sets, quota, lot);
    if (!reached.ok) return reached;
    const elected = reached.value;
    const surplus = surplusOf(books, quota);
    const until = endOfRound(elected.length > 0, surplus, before);
    if (until !== undefined) {
      const redistribution = { kind: 'redistribution', paragraph: 'B.2', iterations } as const;
      const action = books.stage === 1 ? firstPreferences : { ...redistribution, surplus, until };
      return ok({ action, quota, elected, surplus });
    }
    for (const candidate of books.elected) {
      const keep = nextKeepValue(books.keepOf(candidate), quota, books.votesOf(candidate));
      books.setKeep(candidate, keep); // [B.2.f]
    }
    before = surplus;
  }
}

type Round = Omit<Outcome, 'excluded'> & { readonly surplus: Votes };

/** [B.2.b] */
function quotaOf(books: Books, seats: number): Votes {
  return plus(shareOf(books.active, seats + 1), smallestPart);
}

/**
 * [B.2.c] Where not all who reach the quota can be elected together, those with most votes are, as many
 * as leave a possible set; if equal, by lot [R3].
 */
function electAtQuota(
  books: Books,
  sets: PossibleSets,
  quota: Votes,
  lot: readonly number[] | undefined,
): Result<readonly Election[], LotNeeded> {
  const elected: Election[] = [];
  for (;;) {
    const reached = books.continuing.filter((candidate) => books.votesOf(candidate) >= quota);
    if (reached.length === 0) return ok(elected);
    const together = sets.leaves(books, { elected: reached });
    const highest = together ? reached : highestAble(books, sets, reached);
    if (highest.length === 0) return ok(elected);
    if (together || sets.leaves(books, { elected: highest })) {
      elected.push(...books.elect(highest, 'quota', 'B.2.c'));
      continue;
    }
    const choice = chooseByLot({
      purpose: 'election',
      tied: highest,
      lot,
      paragraph: 'R3, T',
      stage: books.stage,
    });
    if (!choice.ok) return choice;
    const { chosen, ...tie } = choice.value;
    elected.push(...books.elect([chosen], 'quota', 'B.2.c').map((one) => ({ ...one, ...tie })));
  }
}

/** [B.2.d] */
function surplusOf(books: Books, quota: Votes): Votes {
  const total = sum(books.elected.map((candidate) => minus(books.votesOf(candidate), quota)));
  return total < 0 ? noVotes : total;
}

/** [B.2.e] Why the round ends here, if it does. `before` is the surplus of the iteration before. */
function endOfRound(
  someElected: boolean,
  surplus: Votes,
  before: Votes | undefined,
): Extract<Stage['action'], { kind: 'redistribution' }>['until'] | undefined {
  if (someElected) return 'election';
  if (surplus < omega) return 'omega';
  return before !== undefined && surplus >= before ? 'stable' : undefined;
}

/** [R4] All of them together, listed with the fewest votes first. */
function excludeDoomed(books: Books, doomed: readonly number[]): readonly Exclusion[] {
  const upwards = doomed.toSorted((a, b) => books.votesOf(a) - books.votesOf(b));
  for (const candidate of upwards) books.exclude(candidate);
  return upwards.map((candidate) => ({
    candidate,
    votes: books.votesOf(candidate),
    paragraph: 'R4',
    reason: 'doomed',
  }));
}

/** [B.3] [T] The lowest of these. */
function excludeLowest(
  books: Books,
  candidates: readonly number[],
  surplus: Votes,
  lot: readonly number[] | undefined,
): Result<readonly Exclusion[], LotNeeded> {
  const lowest = fewest(candidates.map((candidate) => books.votesOf(candidate)));
  const upTo = plus(lowest, surplus);
  const choice = chooseByLot({
    purpose: 'exclusion',
    tied: candidates.filter((candidate) => books.votesOf(candidate) <= upTo),
    lot,
    paragraph: 'T',
    stage: books.stage,
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  const votes = books.votesOf(chosen);
  books.exclude(chosen);
  return ok([{ candidate: chosen, votes, paragraph: 'B.3', ...tie }]);
}

/** [C.1] When seats are left; when none are, whoever is left stays unelected [C.2]. */
function electRest(books: Books, { places }: PossibleSets): readonly Election[] {
  if (books.elected.length === places) return [];
  return books.elect(books.continuing, 'last-vacancies', 'C.1');
}
