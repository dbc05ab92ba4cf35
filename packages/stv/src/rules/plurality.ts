/**
 * Most votes: a question put to the members together with an election, its answers standing as
 * candidates ("Yes", "No"), or any single choice where more votes than anybody else's are enough.
 *
 *   1  a valid paper counts for its first preference
 *   2  whoever has the most votes wins, however few
 *   3  several with the most votes: lot
 *
 * There is no quota, and nothing is ever transferred. Where places are reserved, whoever is in no
 * possible set is passed over [R3, R4 of RESERVED.md].
 */
import { assert, ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import { Ledger } from '../ledger.ts';
import { chooseByLot } from '../lots.ts';
import { highestAble } from '../reserved/elect.ts';
import { PossibleSets } from '../reserved/possible-sets.ts';
import type { LotNeeded } from '../ties.ts';
import type { Transcript } from '../transcript.ts';
import { noVotes } from '../votes.ts';

const source =
  'Teller’s own rule: 1 first preferences count, 2 the most votes win, 3 if equal, lot';

export function plurality(contest: Contest): Result<Transcript, LotNeeded> {
  assert(contest.seats === 1, 'one answer wins');
  const ledger = new Ledger(contest, '1'); // [1]
  const sets = new PossibleSets(contest);
  const { told } = sets.outlook(ledger);
  const most = highestAble(ledger, sets, ledger.continuing); // [2] [R3]
  if (most.length === 0) {
    return ok(ledger.finish({ elected: [], excluded: [] }, source, noVotes, sets.head));
  }
  const choice = chooseByLot({
    purpose: 'election',
    tied: most,
    lot: contest.lot,
    paragraph: '3',
    stage: 1,
  });
  if (!choice.ok) return choice;
  const { chosen, ...tie } = choice.value;
  ledger.setStanding(chosen, 'elected');
  const elected = [{ candidate: chosen, reason: 'most-votes', paragraph: '2', ...tie }] as const;
  return ok(ledger.finish({ elected, excluded: [], ...told }, source, noVotes, sets.head));
}
