import { grouped } from '@teller/basics';
import { billionths, decimal } from '@teller/count-sheet/short';
import type { CountJson, StageJson } from '@teller/stv';

/** A count as the record publishes it (`counts/CONTEST.json`). Only the type comes from the counter. */
export type CountSheet = CountJson;
export type SheetStage = StageJson;

/** Billionths of a vote, the smallest part any rule knows: exact, and never a float. */
export type Votes = bigint;

/** Reads a decimal string of votes. Anything else is an error of the record, and throws. */
export const readVotes: (text: string) => Votes = billionths;

/** Votes for people: thousands set apart, no trailing zeros. */
export function showVotes(votes: Votes): string {
  return grouped(decimal(votes)).replace('-', '−');
}

/** Where a candidate stands after a stage. */
export type Standing =
  | { readonly is: 'continuing' | 'withdrawn' }
  | { readonly is: 'elected' | 'excluded'; readonly stage: number };

export function standingAfter(sheet: CountSheet, candidate: number, stage: number): Standing {
  if (sheet.withdrawn.includes(candidate)) return { is: 'withdrawn' };
  for (const { stage: number, elected, excluded } of sheet.stages) {
    if (number > stage) break;
    if (elected.includes(candidate)) return { is: 'elected', stage: number };
    if (excluded.includes(candidate)) return { is: 'excluded', stage: number };
  }
  return { is: 'continuing' };
}

export interface SheetColumn {
  readonly stage: number;
  /** By candidate, in the order of `candidates`. */
  readonly totals: readonly Votes[];
  readonly changes: readonly Votes[];
  /** Without what rounding lost. */
  readonly nonTransferable: Votes;
  readonly roundingLoss: Votes;
  readonly sum: Votes;
}

/** The sheet's columns with their sums, which {@link addsUp} compares with the valid votes. */
export function sheetColumns({ candidates, stages }: CountSheet): readonly SheetColumn[] {
  let before = candidates.map(() => 0n);
  return stages.map(({ stage, totals: texts, nonTransferable, roundingLoss }) => {
    const totals = candidates.map((_, n) => readVotes(texts[String(n + 1)] ?? ''));
    const changes = totals.map((votes, n) => votes - (before[n] ?? 0n));
    before = totals;
    const lost = readVotes(roundingLoss);
    const away = readVotes(nonTransferable);
    return {
      stage,
      totals,
      changes,
      nonTransferable: away - lost,
      roundingLoss: lost,
      sum: totals.reduce((sum, votes) => sum + votes, away),
    };
  });
}

/** Whether every column holds exactly the valid votes. */
export function addsUp(sheet: CountSheet): boolean {
  const valid = readVotes(String(sheet.valid));
  return sheetColumns(sheet).every(({ sum }) => sum === valid);
}
