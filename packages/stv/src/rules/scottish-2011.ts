/**
 * Scottish STV: Scottish Local Government Elections Order 2011 (SSI 2011/399) Schedule 1, rules 46-53;
 * the 2007 Order (SSI 2007/42) has the same rules one number lower, 45-52.
 *
 *   46  sort the valid papers by first preference: stage 1
 *   47  quota: valid papers ÷ (seats + 1), decimals ignored, plus one
 *   48  at any stage: quota or more, deemed elected
 *   49  more than the quota: all the candidate's papers go to the next available preference, each at
 *       surplus × value when received ÷ candidate's votes, five decimal places, remainder ignored
 *   50  one surplus a stage, the largest first; if equal, the one with more votes at the most recent
 *       stage at which they were unequal; if never, lot
 *   51  no surplus left: the lowest is excluded, papers keep the value at which they were received
 *   52  equally low: fewest votes at the most recent stage at which they were unequal; if never, lot
 *   53  as many continuing candidates as vacancies: all deemed elected, no further transfer needed
 *
 * How the official counts read it, and this with them: a candidate at exactly the quota is elected and
 * has nothing to transfer; the papers of the last excluded candidate are transferred before rule 53 is
 * applied (rule 53(2), in the words of SSI 2021/437, no longer forbids that); surpluses that are still
 * waiting when rule 53 applies stay where they are.
 */
import { ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import { Ledger } from '../ledger.ts';
import { breakTie, type LotNeeded } from '../ties.ts';
import type { Election, Transcript } from '../transcript.ts';
import { minus, noVotes, oneVote, transferValue, worth, type Votes } from '../votes.ts';

const source = 'SSI 2011/399 Schedule 1';

export function scottish2011(contest: Contest): Result<Transcript, LotNeeded> {
  const ledger = new Ledger(contest, '46'); // [46]
  const quota = quotaOf(ledger.valid, contest.seats);
  const withSurplus = new Set<number>();
  for (;;) {
    const elected = electAtQuota(ledger, quota);
    for (const { candidate } of elected) {
      // Exactly at quota: elected, but nothing exceeds it [49(1)].
      if (ledger.votesOf(candidate) > quota) withSurplus.add(candidate);
    }
    elected.push(...electToLastVacancies(ledger));
    if (ledger.vacancies === 0 || ledger.continuing.length === 0) {
      return ok(ledger.finish({ elected, excluded: [] }, source, quota));
    }
    const step =
      withSurplus.size > 0
        ? transferSurplus(contest, ledger, quota, withSurplus, elected)
        : exclude(contest, ledger, elected);
    if (!step.ok) return step;
  }
}

/** [47] */
function quotaOf(valid: number, seats: number): Votes {
  return worth(Math.floor(valid / (seats + 1)) + 1, oneVote);
}

/** [48(1)] */
function electAtQuota(ledger: Ledger, quota: Votes): Election[] {
  const reached = ledger.continuing.filter((candidate) => ledger.votesOf(candidate) >= quota);
  return deem(ledger, reached, 'quota', '48(1)');
}

/**
 * [53(1)] Also when there are fewer candidates than vacancies, which cannot happen in a poll under the
 * Order (rule 12 declares them elected without one).
 */
function electToLastVacancies(ledger: Ledger): Election[] {
  const { continuing, vacancies } = ledger;
  return continuing.length <= vacancies ? deem(ledger, continuing, 'last-vacancies', '53(1)') : [];
}

/**
 * The rule makes no order among those deemed elected at one stage; the transcript lists them by votes,
 * then by votes at earlier stages, then as on the ballot paper.
 */
function deem(
  ledger: Ledger,
  candidates: readonly number[],
  reason: Election['reason'],
  paragraph: string,
): Election[] {
  const inOrder = candidates.toSorted((a, b) => {
    const unequal = ledger.history.findLast((totals) => totals[a] !== totals[b]);
    return unequal === undefined ? a - b : (unequal[b] as Votes) - (unequal[a] as Votes);
  });
  for (const candidate of inOrder) ledger.setStanding(candidate, 'elected');
  return inOrder.map((candidate) => ({ candidate, reason, paragraph }));
}

/** [49] [50] */
function transferSurplus(
  contest: Contest,
  ledger: Ledger,
  quota: Votes,
  withSurplus: Set<number>,
  elected: readonly Election[],
): Result<void, LotNeeded> {
  const waiting = [...withSurplus].sort((a, b) => a - b);
  const highest = Math.max(...waiting.map((candidate) => ledger.votesOf(candidate)));
  const choice = breakTie({
    purpose: 'surplus',
    tied: waiting.filter((candidate) => ledger.votesOf(candidate) === highest), // [50(1)(a)]
    history: ledger.history,
    lot: contest.lot,
    paragraphs: { earlierStage: '50(2)', lot: '50(3)' },
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  withSurplus.delete(chosen);
  const votes = ledger.votesOf(chosen);
  const surplus = minus(votes, quota);
  ledger.transfer(
    { elected, excluded: [] },
    {
      kind: 'surplus',
      paragraph: '49(1)',
      candidate: chosen,
      surplus,
      waiting: waiting.filter((candidate) => candidate !== chosen),
      ...tie,
    },
    chosen,
    quota,
    (received) => transferValue(surplus, received, votes), // [49(3)]
  );
  return ok(undefined);
}

/** [51] [52] */
function exclude(
  contest: Contest,
  ledger: Ledger,
  elected: readonly Election[],
): Result<void, LotNeeded> {
  const { continuing } = ledger;
  const votes = Math.min(...continuing.map((candidate) => ledger.votesOf(candidate))) as Votes;
  const choice = breakTie({
    purpose: 'exclusion',
    tied: continuing.filter((candidate) => ledger.votesOf(candidate) === votes), // [52(1)]
    history: ledger.history,
    lot: contest.lot,
    paragraphs: { earlierStage: '52(2)(a)', lot: '52(2)(b)' },
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  ledger.setStanding(chosen, 'excluded'); // [51(1)]
  ledger.transfer(
    { elected, excluded: [{ candidate: chosen, votes, paragraph: '51(1)', ...tie }] },
    { kind: 'exclusion', paragraph: '51(3)', candidate: chosen },
    chosen,
    noVotes,
    (received) => received, // [51(4)]
  );
  return ok(undefined);
}
