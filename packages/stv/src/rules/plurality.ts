/**
 * Most votes: a question put to the members together with an election, its answers standing as
 * candidates ("Yes", "No"), or any single choice where more votes than anybody else's are enough.
 *
 *   1  a valid paper counts for its first preference
 *   2  whoever has the most votes wins, however few
 *   3  several with the most votes: lot
 *
 * There is no quota, and nothing is ever transferred.
 */
import { assert, ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import { Ledger } from '../ledger.ts';
import { chooseByLot } from '../lots.ts';
import type { LotNeeded } from '../ties.ts';
import type { Transcript } from '../transcript.ts';
import { noVotes } from '../votes.ts';

const source =
  'Teller’s own rule: 1 first preferences count, 2 the most votes win, 3 if equal, lot';

export function plurality(contest: Contest): Result<Transcript, LotNeeded> {
  assert(contest.seats === 1, 'one answer wins');
  const ledger = new Ledger(contest, '1'); // [1]
  const { continuing } = ledger;
  const most = Math.max(...continuing.map((candidate) => ledger.votesOf(candidate)));
  const choice = chooseByLot({
    purpose: 'election',
    tied: continuing.filter((candidate) => ledger.votesOf(candidate) === most), // [2]
    lot: contest.lot,
    paragraph: '3',
    stage: 1,
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  ledger.setStanding(chosen, 'elected');
  const elected = [{ candidate: chosen, reason: 'most-votes', paragraph: '2', ...tie }] as const;
  return ok(ledger.finish({ elected, excluded: [] }, source, noVotes));
}
