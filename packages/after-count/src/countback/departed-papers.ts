import { assert, defined, err, ok, type Result } from '@teller/basics';
import {
  count,
  type CountInput,
  type CountRefusal,
  breakTie,
  type LotNeeded,
  type Tie,
} from '@teller/stv';
import { follow, shareOf } from '../follow/follow.ts';
import {
  fewest,
  fractionOf,
  minus,
  most,
  noVotes,
  of,
  oneVoteWith,
  plus,
  sum,
  worth,
  type Votes,
} from '@teller/stv/votes';
import { whoCanStand, type Standing, type Vacancy, type VacancyRefusal } from './vacancy.ts';

/** A place filled by the papers that had elected the member who left. */
export interface DepartedPapersCountback extends Standing {
  readonly method: 'departed-papers';
  readonly candidates: readonly string[];
  readonly departed: number;
  /** Decimal places of every `Votes` here. */
  readonly places: number;
  /** Papers any part of which counted for the member who left. */
  readonly papers: number;
  /** What they counted for that member at the end of the count. */
  readonly votes: Votes;
  readonly stages: readonly CountbackStage[];
  readonly filledBy: number;
}

/** The column of a stage, with `nonTransferable` and `roundingLoss`, adds up to `votes`. */
export interface CountbackStage {
  /** Whose papers have moved in this stage; none in the first. */
  readonly moved?: number;
  /** Votes of each candidate; only those eligible have any. */
  readonly totals: readonly Votes[];
  readonly nonTransferable: Votes;
  /** Lost by cutting each paper's value to the decimal places of the count. */
  readonly roundingLoss: Votes;
  /** Who is excluded at its end, having the fewest votes. Not given at the last stage. */
  readonly excluded?: { readonly candidate: number; readonly tie?: Tie };
}

/** A paper on the table: where it lies and what it is worth with all papers like it. */
interface Pile {
  readonly preferences: readonly number[];
  readonly votes: Votes;
}

/**
 * Fills a casual vacancy from the papers that had elected the member who left, at the value at which they
 * counted for that member at the end of the count: the countback of Hare-Clark (Tasmania: Electoral Act
 * 2004 Schedule 6; Australian Capital Territory: Electoral Act 1992 Schedule 4 Part 4.3; Victoria: Local
 * Government Act 1989 Schedule 3A). Each paper goes to the highest preference on it for somebody eligible.
 * Who has more than half of the votes then with candidates fills the place; else the lowest is excluded
 * and the papers go on. Equal candidates: whoever had fewest at the most recent stage at which they were
 * unequal goes, and if they never were, the lot decides (the last drawn goes).
 *
 * The statutes say how papers at each value are brought down to the quota, each for its own counting
 * rule. Here it is the part of the paper that the transcript shows to count for the member (`follow`),
 * so that the values together are the member's votes exactly, under every rule; it is cut to the decimal
 * places of the count, and what that loses is told.
 *
 * @param input the original count
 */
export function countDepartedPapers(
  input: CountInput,
  vacancy: Vacancy,
): Result<DepartedPapersCountback, VacancyRefusal | CountRefusal> {
  const stand = whoCanStand(input, vacancy);
  if (!stand.ok) return stand;
  const original = count(input);
  if (!original.ok) return original;
  const t = original.value;
  const one = oneVoteWith(t.places);
  const { departed } = vacancy;
  if (!t.elected.includes(departed)) return err({ reason: 'not-elected-by-these-papers' });
  let papers = 0;
  const piles: Pile[] = [];
  for (const group of input.groups) {
    const followed = follow(t, group.preferences);
    if (!followed.ok) continue;
    const last = defined(followed.value.stages.at(-1), 'a count has a stage');
    const { numerator, denominator } = shareOf(last, departed);
    if (numerator === 0n) continue;
    papers += group.papers;
    const value = fractionOf(one, { numerator, denominator });
    piles.push({ preferences: group.preferences, votes: worth(group.papers, value) });
  }
  const votes = defined(t.stages.at(-1)?.totals[departed], 'votes of a candidate');
  const counted = countPiles(piles, votes, input, stand.value.eligible);
  if (!counted.ok) return counted;
  return ok({
    method: 'departed-papers',
    ...stand.value,
    candidates: input.candidates,
    departed,
    places: t.places ?? 5,
    papers,
    votes,
    ...counted.value,
  });
}

function countPiles(
  piles: readonly Pile[],
  votes: Votes,
  { candidates, lot }: CountInput,
  eligible: readonly number[],
): Result<Pick<DepartedPapersCountback, 'stages' | 'filledBy'>, LotNeeded> {
  const roundingLoss = minus(votes, sum(piles.map((pile) => pile.votes)));
  const stages: CountbackStage[] = [];
  let continuing = eligible;
  for (let moved: number | undefined; ;) {
    const { totals, nonTransferable } = sorted(piles, candidates.length, continuing);
    const column = plus(sum(totals), plus(nonTransferable, roundingLoss));
    assert(column === votes && roundingLoss >= 0, 'the column of a stage sums to the votes');
    const stage = {
      ...(moved === undefined ? {} : { moved }),
      totals,
      nonTransferable,
      roundingLoss,
    };
    const highest = most(continuing.map((candidate) => of(totals, candidate)));
    const ahead = continuing.filter((candidate) => totals[candidate] === highest);
    if (continuing.length === 1 || plus(highest, highest) > sum(totals)) {
      stages.push(stage);
      return ok({ stages, filledBy: defined(ahead[0], 'somebody has most') });
    }
    const lowest = fewest(continuing.map((candidate) => of(totals, candidate)));
    const choice = breakTie({
      purpose: 'exclusion',
      tied: continuing.filter((candidate) => totals[candidate] === lowest),
      history: [...stages.map((before) => before.totals), totals],
      lot,
      paragraphs: { earlierStage: 'countback', lot: 'countback' },
    });
    if (!choice.ok) return choice;
    const { chosen, ...tie } = choice.value;
    stages.push({ ...stage, excluded: { candidate: chosen, ...tie } });
    continuing = continuing.filter((candidate) => candidate !== chosen);
    moved = chosen;
  }
}

/** Every paper with the highest preference on it for somebody continuing, or nowhere. */
function sorted(
  piles: readonly Pile[],
  candidates: number,
  continuing: readonly number[],
): Pick<CountbackStage, 'totals' | 'nonTransferable'> {
  const open = new Set(continuing);
  const totals = Array.from({ length: candidates }, () => noVotes);
  let nonTransferable = noVotes;
  for (const { preferences, votes } of piles) {
    const to = preferences.find((candidate) => open.has(candidate));
    if (to === undefined) nonTransferable = plus(nonTransferable, votes);
    else totals[to] = plus(of(totals, to), votes);
  }
  return { totals, nonTransferable };
}
