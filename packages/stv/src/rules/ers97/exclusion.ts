import { ok, type Result } from '@teller/basics';
import { breakTie, type LotNeeded } from '../../ties.ts';
import type { Exclusion } from '../../transcript.ts';
import { minus, plus, sum, worth, type Votes } from '../../votes.ts';
import { electReached } from './elect.ts';
import type { ResultSheet } from './result-sheet.ts';

/** The votes of the continuing candidates, fewest first. */
function votesUpwards({ ledger }: ResultSheet): readonly Votes[] {
  return ledger.continuing.map((c) => ledger.votesOf(c)).toSorted((a, b) => a - b);
}

/** By how much the candidate next above exceeds the lowest `howMany` taken together. */
export function gapAbove(sheet: ResultSheet, howMany: number): Votes {
  const votes = votesUpwards(sheet);
  return minus(votes[howMany] as Votes, sum(votes.slice(0, howMany)));
}

/**
 * The greatest number of lowest candidates who, with all untransferred surpluses, have no more votes than
 * the candidate next above, and without whom there are enough left for the places [5.2.5]; 0 when even
 * the lowest could overtake, which only a surplus makes possible.
 */
export function howManyTogether(sheet: ResultSheet, surpluses: Votes): number {
  const { continuing, vacancies } = sheet.ledger;
  const votes = votesUpwards(sheet);
  let most = 0;
  let total = surpluses;
  for (let howMany = 1; howMany <= continuing.length - vacancies; howMany++) {
    total = plus(total, votes[howMany - 1] as Votes);
    if (total <= (votes[howMany] as Votes)) most = howMany; // [5.2.5(a), (b)]
  }
  return most;
}

/**
 * Who they are, fewest votes first. Of equal candidates not all of whom go, the one with fewest votes at
 * the earliest point where they were unequal goes, then by lot [5.2.5].
 */
export function proposeExclusion(
  sheet: ResultSheet,
  howMany: number,
): Result<readonly Exclusion[], LotNeeded> {
  const { ledger, contest } = sheet;
  const upwards = ledger.continuing.toSorted((a, b) => ledger.votesOf(a) - ledger.votesOf(b));
  const limit = ledger.votesOf(upwards[howMany - 1] as number);
  const exclusion = (candidate: number): Exclusion => ({
    candidate,
    votes: ledger.votesOf(candidate),
    paragraph: '5.2.5',
  });
  const below = upwards.filter((candidate) => ledger.votesOf(candidate) < limit);
  const proposed = below.map(exclusion);
  let equal = upwards.filter((candidate) => ledger.votesOf(candidate) === limit);
  if (below.length + equal.length === howMany) {
    return ok([...proposed, ...equal.map(exclusion)]);
  }
  while (proposed.length < howMany) {
    const choice = breakTie({
      purpose: 'exclusion',
      tied: equal,
      history: ledger.history,
      lot: contest.lot,
      from: 'earliest',
      paragraphs: { earlierStage: '5.2.5', lot: '5.2.5' },
    });
    if (!choice.ok) return choice;
    const { chosen, ...tie } = choice.value;
    proposed.push({ ...exclusion(chosen), ...tie });
    equal = equal.filter((candidate) => candidate !== chosen);
  }
  return ok(proposed);
}

/**
 * Excludes them in one stage: all their papers in batches of one value, highest first [5.4.1, 5.4.11].
 * Papers stay where they are once all places are filled [5.5.2].
 */
export function excludeTogether(sheet: ResultSheet, exclusions: readonly Exclusion[]): void {
  const { ledger, contest } = sheet;
  for (const exclusion of exclusions) sheet.exclude(exclusion);
  const [candidate, ...together] = exclusions.map((exclusion) => exclusion.candidate);
  const action = {
    kind: 'exclusion',
    paragraph: '5.4.2',
    candidate: candidate as number,
    ...(together.length > 0 ? { together } : {}),
  } as const;
  sheet.nextStage();
  const batches = contest.piles.batches([action.candidate, ...together]);
  if (batches.length === 0) {
    sheet.enter({ action, parcels: [], given: [] });
    electReached(sheet, '5.4.9');
  }
  for (const [i, { value, groups, from }] of batches.entries()) {
    const parcel = contest.piles.moveBatch(groups, value, (c) => ledger.isContinuing(c)); // [5.4.10]
    const [part, parts] = [i + 1, batches.length];
    sheet.enter(
      {
        action: { ...action, batch: { value, part, parts } },
        parcels: [parcel],
        given: from.map((giver) => ({
          candidate: giver.candidate,
          votes: worth(giver.papers, value),
        })),
      },
      parts > 1 ? part : undefined,
    );
    sheet.recalculateQuota(); // [5.4.8]
    electReached(sheet, '5.4.9');
    if (ledger.vacancies === 0) return;
  }
}
