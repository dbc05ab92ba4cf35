import { ok, type Result } from '@teller/basics';
import { breakTie, type LotNeeded } from '../../ties.ts';
import type { Exclusion } from '../../transcript.ts';
import { minus, of, plus, sum, worth, type Votes } from '../../votes.ts';
import { electReached } from './elect.ts';
import type { ResultSheet } from './result-sheet.ts';

/** Fewest votes first. */
function upwards({ ledger }: ResultSheet, candidates: readonly number[]): readonly number[] {
  return candidates.toSorted((a, b) => ledger.votesOf(a) - ledger.votesOf(b));
}

/** By how much the candidate next above exceeds the lowest `howMany` of the exposed taken together. */
export function gapAbove(sheet: ResultSheet, exposed: readonly number[], howMany: number): Votes {
  const votes = upwards(sheet, exposed).map((candidate) => sheet.ledger.votesOf(candidate));
  return minus(of(votes, howMany), sum(votes.slice(0, howMany)));
}

/**
 * The numbers of lowest candidates who, with all untransferred surpluses, have no more votes than the
 * candidate next above, and without whom there are enough left for the places, greatest first [5.2.5].
 * There is none when even the lowest could overtake, which only a surplus makes possible.
 */
function allowedNumbers(
  sheet: ResultSheet,
  lowest: readonly number[],
  surpluses: Votes,
): readonly number[] {
  const { ledger, open } = sheet;
  const allowed: number[] = [];
  let total = surpluses;
  const most = ledger.continuing.length - open;
  for (let howMany = 1; howMany <= most; howMany++) {
    total = plus(total, ledger.votesOf(lowest[howMany - 1] as number));
    if (total <= ledger.votesOf(lowest[howMany] as number)) allowed.unshift(howMany); // [5.2.5(a), (b)]
  }
  return allowed;
}

/**
 * Who are excluded, fewest votes first: as many together as the rule allows [5.2.5] and as leave a
 * possible set [R6]. Nobody while a surplus matters.
 *
 * @param exposed those who are not guarded; the rule compares only them [R5]
 */
export function proposeExclusion(
  sheet: ResultSheet,
  exposed: readonly number[],
  surpluses: Votes,
): Result<readonly Exclusion[], LotNeeded> {
  const lowest = upwards(sheet, exposed);
  const allowed = allowedNumbers(sheet, lowest, surpluses);
  for (const howMany of allowed) {
    const proposed = propose(sheet, lowest, howMany);
    if (!proposed.ok) return proposed;
    if (proposed.value === undefined) continue;
    if (howMany !== allowed[0]) sheet.decide({ allowedTogether: allowed[0] as number });
    return ok(proposed.value);
  }
  return ok([]);
}

/**
 * The lowest `howMany`. Of equal candidates not all of whom go, the one with fewest votes at the earliest
 * point where they were unequal goes, then by lot [5.2.5], but nobody without whom no possible set is
 * left [R6]. Undefined when so many cannot go.
 */
function propose(
  { ledger, contest, sets }: ResultSheet,
  lowest: readonly number[],
  howMany: number,
): Result<readonly Exclusion[] | undefined, LotNeeded> {
  const limit = ledger.votesOf(lowest[howMany - 1] as number);
  const exclusion = (candidate: number): Exclusion => ({
    candidate,
    votes: ledger.votesOf(candidate),
    paragraph: '5.2.5',
  });
  const all = lowest.filter((candidate) => ledger.votesOf(candidate) <= limit);
  if (all.length === howMany) {
    return ok(sets.leaves(ledger, { excluded: all }) ? all.map(exclusion) : undefined);
  }
  const proposed = all.filter((candidate) => ledger.votesOf(candidate) < limit).map(exclusion);
  while (proposed.length < howMany) {
    const gone = proposed.map(({ candidate }) => candidate);
    const left = all.filter((candidate) => !gone.includes(candidate));
    const equal = sets.expendable(ledger, left, gone);
    if (equal.length === 0) return ok(undefined);
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
  }
  return ok(proposed);
}

/** All who are doomed, fewest votes first [R4]. */
export function proposeDoomed(sheet: ResultSheet, doomed: readonly number[]): readonly Exclusion[] {
  return upwards(sheet, doomed).map((candidate) => ({
    candidate,
    votes: sheet.ledger.votesOf(candidate),
    paragraph: 'R4',
    reason: 'doomed',
  }));
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
    if (sheet.open === 0) return;
  }
}
