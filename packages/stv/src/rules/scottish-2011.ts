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
 *
 * Reserved places, where a contest has them, are not in the Order: R3 to R8 are paragraphs of
 * RESERVED.md. Nobody is deemed elected with whom no possible set is left [R3]; those who are in no
 * possible set are excluded before anything else is done [R4]; those in every possible set are passed
 * over in exclusions [R5]. Without reserved places every step is as in the Order.
 */
import { assert, ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import { Ledger, type Decisions } from '../ledger.ts';
import { breakTie, inOrderOfVotes, type LotNeeded } from '../ties.ts';
import { highestAble } from '../reserved/elect.ts';
import { PossibleSets } from '../reserved/possible-sets.ts';
import type { Election, Exclusion, Transcript } from '../transcript.ts';
import {
  fewest,
  minus,
  most,
  noVotes,
  oneVote,
  transferValue,
  wholeShare,
  worth,
  type Votes,
} from '../votes.ts';

const source = 'SSI 2011/399 Schedule 1';

export function scottish2011(contest: Contest): Result<Transcript, LotNeeded> {
  const ledger = new Ledger(contest, '46'); // [46]
  const quota = quotaOf(ledger.valid, contest.seats);
  const sets = new PossibleSets(contest);
  const withSurplus = new Set<number>();
  for (;;) {
    const reached = electAtQuota(contest, ledger, quota, sets);
    if (!reached.ok) return reached;
    const elected = reached.value;
    for (const { candidate } of elected) {
      // Exactly at quota: elected, but nothing exceeds it [49(1)].
      if (ledger.votesOf(candidate) > quota) withSurplus.add(candidate);
    }
    elected.push(...electToLastVacancies(ledger, sets)); // [R7]
    if (ledger.elected.length === sets.places) {
      return ok(ledger.finish({ elected, excluded: [] }, source, quota, sets.head));
    }
    const { guarded, doomed, told } = sets.outlook(ledger);
    const decided = { elected, ...told };
    const step =
      doomed.length > 0
        ? exclude(contest, ledger, decided, doomed, { paragraph: 'R4', reason: 'doomed' })
        : withSurplus.size > 0
          ? transferSurplus(contest, ledger, quota, withSurplus, decided)
          : exclude(
              contest,
              ledger,
              decided,
              ledger.continuing.filter((candidate) => !guarded.includes(candidate)), // [R5]
              { paragraph: '51(1)' },
            );
    if (!step.ok) return step;
  }
}

/** [47] */
function quotaOf(valid: number, seats: number): Votes {
  return worth(wholeShare(valid, seats + 1) + 1, oneVote);
}

/**
 * [48(1)] Where not all who reach the quota can be elected together, those with most votes are, as many
 * as leave a possible set; if equal, as among equal surpluses [R3].
 */
function electAtQuota(
  contest: Contest,
  ledger: Ledger,
  quota: Votes,
  sets: PossibleSets,
): Result<Election[], LotNeeded> {
  const reached = ledger.continuing.filter((candidate) => ledger.votesOf(candidate) >= quota);
  if (sets.leaves(ledger, { elected: reached })) {
    return ok(deem(ledger, reached, 'quota', '48(1)'));
  }
  const elected: Election[] = [];
  for (;;) {
    const waiting = reached.filter((candidate) => ledger.isContinuing(candidate));
    const highest = highestAble(ledger, sets, waiting);
    if (highest.length === 0) return ok(elected);
    if (sets.leaves(ledger, { elected: highest })) {
      elected.push(...deem(ledger, highest, 'quota', '48(1)'));
      continue;
    }
    const choice = breakTie({
      purpose: 'election',
      tied: highest,
      history: ledger.history,
      lot: contest.lot,
      paragraphs: { earlierStage: 'R3, 50(2)', lot: 'R3, 50(3)' },
    });
    if (!choice.ok) return choice;
    const { chosen, ...tie } = choice.value;
    const deemed = deem(ledger, [chosen], 'quota', '48(1)');
    elected.push(...deemed.map((election) => ({ ...election, ...tie })));
  }
}

/**
 * [53(1)] Also when there are fewer candidates than vacancies, which cannot happen in a poll under the
 * Order (rule 12 declares them elected without one). Where a possible set is left whenever somebody is
 * excluded, those who are left at last make up one.
 */
function electToLastVacancies(ledger: Ledger, sets: PossibleSets): Election[] {
  const { continuing } = ledger;
  if (continuing.length > sets.places - ledger.elected.length) return [];
  assert(sets.leaves(ledger, { elected: continuing }), 'those left make up a possible set');
  return deem(ledger, continuing, 'last-vacancies', '53(1)');
}

function deem(
  ledger: Ledger,
  candidates: readonly number[],
  reason: Election['reason'],
  paragraph: string,
): Election[] {
  const inOrder = inOrderOfVotes(candidates, ledger.history);
  for (const candidate of inOrder) ledger.setStanding(candidate, 'elected');
  return inOrder.map((candidate) => ({ candidate, reason, paragraph }));
}

/** [49] [50] */
function transferSurplus(
  contest: Contest,
  ledger: Ledger,
  quota: Votes,
  withSurplus: Set<number>,
  decided: Omit<Decisions, 'excluded'>,
): Result<void, LotNeeded> {
  const waiting = [...withSurplus].sort((a, b) => a - b);
  const highest = most(waiting.map((candidate) => ledger.votesOf(candidate)));
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
    { ...decided, excluded: [] },
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

/** [51] [52] Excludes the lowest of these. */
function exclude(
  contest: Contest,
  ledger: Ledger,
  decided: Omit<Decisions, 'excluded'>,
  candidates: readonly number[],
  by: Pick<Exclusion, 'paragraph' | 'reason'>,
): Result<void, LotNeeded> {
  const votes = fewest(candidates.map((candidate) => ledger.votesOf(candidate)));
  const choice = breakTie({
    purpose: 'exclusion',
    tied: candidates.filter((candidate) => ledger.votesOf(candidate) === votes), // [52(1)]
    history: ledger.history,
    lot: contest.lot,
    paragraphs: { earlierStage: '52(2)(a)', lot: '52(2)(b)' },
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  ledger.setStanding(chosen, 'excluded'); // [51(1)]
  ledger.transfer(
    { ...decided, excluded: [{ candidate: chosen, votes, ...by, ...tie }] },
    { kind: 'exclusion', paragraph: '51(3)', candidate: chosen },
    chosen,
    noVotes,
    (received) => received, // [51(4)]
  );
  return ok(undefined);
}
