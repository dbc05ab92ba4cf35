import { narrow } from '../../ties.ts';
import type { Exclusion, Tie } from '../../transcript.ts';
import { shareUp, type Votes } from '../../votes.ts';
import type { ResultSheet } from './result-sheet.ts';

/**
 * Deems elected, one after the other and most votes first, whoever has the quota (a), or as much as the
 * total active vote divided by one more than the places not yet filled (b) [5.1.7, 5.3.13, 5.4.9]. Each
 * election takes a place and its votes out of (b), so what is needed never rises.
 */
export function electReached(sheet: ResultSheet, paragraph: string): void {
  const { ledger } = sheet;
  while (ledger.vacancies > 0 && ledger.continuing.length > 0) {
    const highest = Math.max(...ledger.continuing.map((c) => ledger.votesOf(c))) as Votes;
    const needed = shareUp(sheet.activeVote, ledger.vacancies + 1);
    if (highest === 0 || (highest < sheet.quota && highest < needed)) return;
    const highestTogether = ledger.continuing.filter((c) => ledger.votesOf(c) === highest);
    const first = firstOf(sheet, highestTogether);
    if (first.candidates.length > ledger.vacancies) {
      sheet.decide({ undecided: first.candidates });
      return;
    }
    for (const candidate of first.candidates) {
      sheet.elect({
        candidate,
        ...(highest >= sheet.quota
          ? { reason: 'quota', paragraph: `${paragraph}(a)` }
          : { reason: 'active-vote', paragraph: `${paragraph}(b)`, needed }),
        ...(first.steps.length > 0 && highestTogether.length > ledger.vacancies
          ? { tie: { tied: highestTogether, chosen: candidate, steps: first.steps } }
          : {}),
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
  const inOrder = ledger.continuing.toSorted((a, b) => ledger.votesOf(b) - ledger.votesOf(a));
  for (const candidate of inOrder) {
    sheet.elect({ candidate, reason: 'last-vacancies', paragraph: '5.5.1' });
  }
}
