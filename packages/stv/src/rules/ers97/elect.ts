import { highestAble } from '../../reserved/elect.ts';
import { inOrderOfVotes, narrow } from '../../ties.ts';
import type { Exclusion, Tie } from '../../transcript.ts';
import { fewest, most, smallestPart } from '../../votes.ts';
import type { ResultSheet } from './result-sheet.ts';

/**
 * Deems elected, one after the other and most votes first, whoever has the quota (a), or as much as the
 * total active vote divided by one more than the places not yet filled (b) [5.1.7, 5.3.13, 5.4.9]. Each
 * election takes a place and its votes out of (b), so what is needed never rises. Whoever can't be
 * elected without the last possible set is passed over [R3].
 */
export function electReached(sheet: ResultSheet, paragraph: string): void {
  const { ledger, sets } = sheet;
  while (sheet.open > 0) {
    const { quota, needed } = sheet;
    // Nobody is elected on no votes at all.
    const enough = most([fewest([quota, needed]), smallestPart]);
    const reached = ledger.continuing.filter((c) => ledger.votesOf(c) >= enough);
    const equal = highestAble(ledger, sets, reached);
    if (equal.length === 0) return;
    const first = firstOf(sheet, equal);
    if (!sets.leaves(ledger, { elected: first.candidates })) {
      sheet.decide({ undecided: first.candidates });
      return;
    }
    const chosen = first.steps.length > 0 && !sets.leaves(ledger, { elected: equal });
    for (const candidate of first.candidates) {
      sheet.elect({
        candidate,
        ...(ledger.votesOf(candidate) >= quota
          ? { reason: 'quota', paragraph: `${paragraph}(a)` }
          : { reason: 'active-vote', paragraph: `${paragraph}(b)`, needed }),
        ...(chosen ? { tie: { tied: equal, chosen: candidate, steps: first.steps } } : {}),
      });
    }
  }
}

/** Of equal candidates those with most votes at the earliest point where they were unequal [5.6.2]. */
function firstOf(
  sheet: ResultSheet,
  tied: readonly number[],
): { candidates: readonly number[]; steps: Tie['steps'] } {
  const { left, steps } = narrow({
    purpose: 'surplus',
    tied,
    history: sheet.ledger.history,
    from: 'earliest',
    paragraphs: { earlierStage: '5.6.2', lot: '5.6.2' },
  });
  return { candidates: left, steps };
}

/**
 * Deems all others elected when the exclusion of `proposed` would leave only as many as there are places
 * [5.5.1]; `proposed` are then excluded formally and keep their papers [5.5.2].
 */
export function electRemaining(sheet: ResultSheet, proposed: readonly Exclusion[] = []): void {
  const { ledger } = sheet;
  for (const exclusion of proposed) sheet.exclude({ ...exclusion, paragraph: '5.5.2' });
  for (const candidate of inOrderOfVotes(ledger.continuing, ledger.history)) {
    sheet.elect({ candidate, reason: 'last-vacancies', paragraph: '5.5.1' });
  }
}
