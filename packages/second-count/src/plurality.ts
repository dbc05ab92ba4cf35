/** The second count of most votes: first preferences count, the most win, equals by lot. */
import { ok, type Result } from '@teller/basics';
import type { Hall, Outcome, SecondRefusal } from './hall.ts';
import { electReaching } from './elections.ts';
import { Paper } from './paper.ts';
import type { Sheet } from './table.ts';
import { byLot } from './ties.ts';

export function plurality({ names, places, papers, lot }: Hall): Result<Outcome, SecondRefusal> {
  const votes = names.map(() => 0n);
  for (const order of papers) {
    const first = new Paper(order, 1n).moveOn((n) => places.isContinuing(n));
    if (first !== undefined) votes[first] = (votes[first] ?? 0n) + 1n;
  }
  const nobody = { elected: [], lastVacancies: [], excluded: [] };
  const sheet: Sheet = { action: 'first-preferences', votes, aside: 0n, lost: 0n, ...nobody };
  const outlook = places.outlook();
  if (outlook !== undefined) sheet.outlook = outlook;
  const elected = electReaching({
    places,
    reaching: () => places.continuing,
    votes: (n) => votes[n] ?? 0n,
    first: (equals) => {
      const drawn = byLot(equals, 'most', lot);
      return drawn.ok ? ok([drawn.value]) : drawn;
    },
    elect: (together) => {
      for (const n of together) {
        places.elect(n);
        sheet.elected.push(n);
      }
    },
  });
  return elected.ok ? ok({ sheets: [sheet], quota: 0n, one: 1n }) : elected;
}
