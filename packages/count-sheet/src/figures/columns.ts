/** What the columns of a count sheet say, however it is laid out. */
import { assert, unreachable } from '@teller/basics';
import type { Stage, Transcript } from '@teller/stv';
import {
  formatVotes,
  formatVotesFixed,
  isWhole,
  noVotes,
  oneVoteWith,
  plus,
  sum,
  worth,
  type Votes,
} from '@teller/stv/votes';
import { labelOf } from '../words/words.ts';

/** What heads a column: "Stage 4.2", "Exclusion of", candidates 3 and 5, "at 0.25 each". */
export interface ColumnHeading {
  readonly title: string;
  readonly what: string;
  readonly who: readonly number[];
  readonly value?: string;
}

export function columnHeading(t: Transcript, stage: Stage): ColumnHeading {
  const { action } = stage;
  const title = `Stage ${labelOf(stage)}`;
  switch (action.kind) {
    case 'first-preferences':
      return { title, what: 'First preferences', who: [] };
    case 'surplus':
      return { title, what: 'Surplus of', who: [action.candidate] };
    case 'exclusion': {
      const { together = [], batch } = action;
      const who = [action.candidate, ...together];
      return {
        title,
        what: 'Exclusion of',
        who,
        ...(batch === undefined || batch.parts === 1
          ? {}
          : { value: `at ${formatVotesFixed(batch.value, t.places)} each` }),
      };
    }
    case 'redistribution': {
      const out = t.stages[stage.number - 2]?.excluded ?? [];
      return out.length === 0
        ? { title, what: 'Surpluses passed on', who: [] }
        : { title, what: 'Exclusion of', who: out.map(({ candidate }) => candidate) };
    }
    default:
      return unreachable(action);
  }
}

/** Writes the votes of one column: without decimals where all of them are whole. */
export function votesOfColumn(t: Transcript, stage: Stage): (votes: Votes) => string {
  const { totals, changes, nonTransferable, quota = noVotes } = stage;
  const numbers = [...totals, ...changes, nonTransferable, quota];
  const whole = numbers.every((votes) => isWhole(votes, t.places));
  return (votes) => (whole ? formatVotes(votes, t.places) : formatVotesFixed(votes, t.places));
}

/** All votes of a column, which are the valid papers. */
export function columnSum(t: Transcript, stage: Stage): Votes {
  const all = plus(sum(stage.totals), stage.nonTransferable);
  assert(
    all === worth(t.valid, oneVoteWith(t.places)),
    'the column of a stage sums to the valid papers',
  );
  return all;
}

/** What a stage added to the non-transferable votes. */
export function gainedAside({ transfer: { nonTransferable, roundingLoss } }: Stage): Votes {
  return plus(nonTransferable.votes, roundingLoss);
}

/** What cutting transfer values lost in the whole count; empty where nothing was. */
export function lostInAll(t: Transcript): string {
  const last = t.stages.at(-1);
  return last === undefined || last.roundingLoss === 0
    ? ''
    : formatVotes(last.roundingLoss, t.places);
}

/** Whether the quota is another from stage to stage, so that every column has its own. */
export function quotaChanges(t: Transcript): boolean {
  return t.stages.some(({ quota }) => quota !== undefined && quota !== t.quota);
}
